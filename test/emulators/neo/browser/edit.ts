import { command } from './ajax.ts'
import { bindForm } from './form-bind.ts'
import { formHtml } from './form-html.ts'
import { html } from './html.ts'
import { find, pageConfig } from './page.ts'
import type { FormModel } from './view.ts'

/** The edit page: brings the server's form to life, or fetches the data and builds the form first. */
const leave = () => {
  location.href = `${pageConfig().pages}?cmd=schindex#cmd=${sessionStorage.getItem('neo-view') ?? 'schweekgrp'}`
}
const root = find('#sch-edit-body')
const given = document.querySelector('#neo-form')
const { formData } = pageConfig()

if (given) bindForm(root, JSON.parse(given.textContent ?? '') as FormModel, leave)
else if (formData)
  command(formData.cmd, { [formData.name]: formData.value }).then(
    (answer) => {
      const form = answer['form'] as FormModel
      root.innerHTML = formHtml(form).markup
      bindForm(root, form, leave)
    },
    (error: unknown) => {
      root.innerHTML = html`<h3 class="co-message">${error instanceof Error ? error.message : ''}</h3>`.markup
    },
  )

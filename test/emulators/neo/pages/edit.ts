import { formHtml } from '../browser/form-html.ts'
import { html } from '../browser/html.ts'
import type { Visit } from '../context.ts'
import { editForm } from '../form-model.ts'
import type { StoredEvent } from '../types.ts'
import { framed, json } from './layout.ts'

/** The edit page: with its form, or (variant) as an empty frame whose script fetches the data and builds the form. */
export function editPage(visit: Visit, event: StoredEvent, day?: string): string {
  const { neo } = visit
  const common = { title: '予定の変更', func: 'sch', script: 'edit.ts' }
  if (neo.variant.editForm === 'script') {
    const formData = { cmd: neo.drawn.formData.cmd, name: neo.drawn.edit.sid, value: event.sid }
    return framed(visit, {
      ...common,
      formData,
      body: html`<h2>予定の変更</h2>
        <div id="sch-edit-body">読み込み中…</div>`,
    })
  }
  const form = editForm(visit, event, day)
  return framed(visit, {
    ...common,
    data: json('neo-form', form),
    body: html`<h2>予定の変更</h2>
      <div id="sch-edit-body">${formHtml(form)}</div>`,
  })
}

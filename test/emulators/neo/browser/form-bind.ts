import { command, post } from './ajax.ts'
import { bindChoosers } from './choosers.ts'
import { readDay } from './days.ts'
import { ask } from './dialog.ts'
import { html } from './html.ts'
import { all, find, formFields, formFiles, pageConfig, say } from './page.ts'
import { askedScope, bindRule } from './rule-bind.ts'
import type { FormModel } from './view.ts'

type Field = HTMLInputElement | HTMLSelectElement
const fieldOf = (form: FormModel) => (root: HTMLElement, name: string) =>
  find(`[name="${form.names[name] ?? name}"]`, root) as Field

/** Keeps the hidden fields equal to what the visible controls say. */
function bindControls(root: HTMLElement, form: FormModel): void {
  const field = fieldOf(form)
  for (const input of all<HTMLInputElement>('input[data-name]', root))
    input.addEventListener('change', () => {
      const day = readDay(input.value.trim())
      if (day) field(root, input.dataset['name'] ?? '').value = day
    })
  for (const name of ['starttime', 'endtime']) {
    const [hour, minute] = ['hour', 'minute'].map(
      (part) => find(`select.co-timepicker-${part}[data-for="${name}"]`, root) as HTMLSelectElement,
    )
    if (!hour || !minute) continue
    const write = () => (field(root, name).value = hour.value === '' ? '' : hour.value + (minute.value || '00'))
    hour.addEventListener('change', () => {
      if (hour.value === '') minute.value = ''
      else if (minute.value === '') minute.value = '00'
      write()
    })
    minute.addEventListener('change', write)
  }
  const kind = find('.jsch-event-chooser', root) as HTMLSelectElement
  kind.addEventListener('change', () => {
    field(root, 'event').value = kind.value
    const color = kind.selectedOptions[0]?.dataset['color']
    if (color) field(root, 'schcolor').value = color
  })
  const notices = all<HTMLInputElement>('.jsch-notice', root)
  for (const notice of notices)
    notice.addEventListener('change', () => {
      const sum = notices.filter((each) => each.checked).reduce((total, each) => total + Number(each.dataset['bit']), 0)
      field(root, 'sendhowto').value = String(sum)
    })
}

/** Asks, then deletes by `schdel`; of a series the days that the form names. */
async function remove(root: HTMLElement, form: FormModel, leave: () => void): Promise<void> {
  const field = fieldOf(form)
  const { answer } = ask({
    id: 'neodialog-cal-delconfirm-dialog',
    title: '削除の確認',
    body: html`<p>この予定を削除しますか。登録されている全員の予定から削除されます。</p>`,
    buttons: ['はい', 'いいえ'],
  })
  if ((await answer) !== 0) return
  const target = {
    [form.names['sid'] ?? 'sid']: form.sid,
    sendhowto: field(root, 'sendhowto').value,
    ...askedScope(root, form),
  }
  await command(pageConfig().commands['schdel'] ?? 'schdel', target).then(leave, (error: unknown) =>
    say(find('#inputfrm', root), error),
  )
}

async function cancel(leave: () => void): Promise<void> {
  const body = html`<p>入力内容を破棄しますか。</p>`
  const { answer } = ask({ id: 'neodialog-confirm', title: '確認', body, buttons: ['はい', 'いいえ'] })
  if ((await answer) === 0) leave()
}

/** Brings the form `#inputfrm` inside `root` to life. `leave` goes back to where the user came from. */
export function bindForm(root: HTMLElement, form: FormModel, leave: () => void): void {
  const element = find('#inputfrm', root) as HTMLFormElement
  bindControls(root, form)
  for (const cross of all('.jco-file-remove', root))
    cross.addEventListener('click', (event) => {
      event.preventDefault()
      cross.closest('.co-file-item')?.remove()
    })
  bindChoosers(root, form)
  bindRule(root, form)
  find('.jco-input-list-page', root).addEventListener('click', () => void cancel(leave))
  let busy = false
  async function send(): Promise<void> {
    if (busy) return
    busy = true
    const data = formFields(element)
    if (form.mode === 'add') data.set(`${Date.now()}${String(Math.random()).slice(2, 6).padEnd(4, '0')}`, '')
    await post(form.action, data, formFiles(element)).then(leave, (error: unknown) => say(element, error))
    busy = false
  }
  element.addEventListener('submit', (event) => {
    const deletes = event.submitter?.classList.contains('jco-input-del-submit')
    if (deletes || form.ajax) event.preventDefault()
    if (deletes) void remove(root, form, leave)
    else if (form.ajax) void send()
  })
}

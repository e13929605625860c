import { ask } from './dialog.ts'
import { chosenItem } from './form-html.ts'
import { html, raw } from './html.ts'
import { all, find } from './page.ts'
import type { FormModel } from './view.ts'

const DIALOGS = {
  otherto: { id: 'sch-entry-other-to-dialog', title: '登録先の選択' },
  pids: { id: 'neodialog-sch-edit-plant', title: '利用設備の選択' },
} as const

async function choose(root: HTMLElement, form: FormModel, field: 'otherto' | 'pids'): Promise<void> {
  const choices = field === 'pids' ? form.facilities : form.users
  const area = find(`.co-selitems[data-field="${field}"]`, root)
  const now = new Set(all<HTMLInputElement>('input', area).map((input) => input.value))
  const body = html`<ul class="emu-choices">
    ${choices.map(
      (choice) =>
        html`<li>
          <label
            ><input
              type="checkbox"
              value="${choice.value}"
              ${now.has(choice.value) && raw(' checked')}
            />${choice.label}</label
          >
        </li>`,
    )}
  </ul>`
  const { root: dialog, answer } = ask({
    ...DIALOGS[field],
    body,
    buttons: ['OK', 'キャンセル'],
    className: 'co-sel-dialog',
  })
  if ((await answer) !== 0) return
  const picked = new Set(all<HTMLInputElement>('input:checked', dialog).map((input) => input.value))
  area.innerHTML = choices
    .filter((choice) => picked.has(choice.value))
    .map((choice) => chosenItem(form, field, choice).markup)
    .join('')
}

/** The two choosers 登録先 and 利用設備: a dialog with a tick per user or facility. */
export function bindChoosers(root: HTMLElement, form: FormModel): void {
  for (const anchor of all('a.jsch-entry-target-chooser', root))
    anchor.addEventListener('click', (event) => {
      event.preventDefault()
      void choose(root, form, anchor.dataset['field'] === 'pids' ? 'pids' : 'otherto')
    })
}

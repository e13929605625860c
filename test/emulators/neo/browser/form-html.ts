import { checkbox, checked, hidden, radios, row, select, selected } from './controls.ts'
import { slashed } from './days.ts'
import { fileRow } from './form-files.ts'
import { type Html, html, raw } from './html.ts'
import { ruleHtml, scopeHtml } from './rule-html.ts'
import type { Choice, FormModel } from './view.ts'

/** What a field is called in this NEO. */
const wireName = (form: FormModel, name: string) => form.names[name] ?? name

/** Two nameless selects that the page's script keeps equal to the hidden field. */
function timePicker(form: FormModel, name: 'starttime' | 'endtime'): Html {
  const time = form.values[name] ?? ''
  const numbers = (count: number, step: number) => Array.from({ length: count / step }, (_, index) => index * step)
  const own = time === '' ? undefined : { hour: Number(time.slice(0, 2)), minute: Number(time.slice(2)) }
  const minutes = numbers(60, 5)
  if (own && !minutes.includes(own.minute)) minutes.push(own.minute)
  const pick = (value: number, unit: string, now: number | undefined) =>
    html`<option value="${String(value).padStart(2, '0')}" ${selected(value === now)}>${value}${unit}</option>`
  return html`<select class="co-timepicker-hour" data-for="${name}">
      <option value=""></option>
      ${numbers(name === 'starttime' ? 24 : 48, 1).map((hour) => pick(hour, '時', own?.hour))}</select
    ><select class="co-timepicker-minute" data-for="${name}">
      <option value=""></option>
      ${minutes.toSorted((a, b) => a - b).map((minute) => pick(minute, '分', own?.minute))}</select
    >${hidden(wireName(form, name), time)}`
}

const dayInput = (form: FormModel, name: 'startdate' | 'enddate', day = form.values[name] ?? '') =>
  html`<input
      type="text"
      class="jsch-${name}"
      data-name="${name}"
      value="${slashed(day)}"
      size="11"
    />${hidden(wireName(form, name), day)}`

/** One chosen user or facility. */
export const chosenItem = (form: FormModel, field: 'otherto' | 'pids', choice: Choice): Html =>
  html`<span class="co-selitem"
    >${
      field === 'pids'
        ? html`<a data-pid="${choice.value}">${choice.label}</a>`
        : html`<a data-uid="${choice.value}">${choice.label}</a>`
    }${hidden(wireName(form, field), choice.value)}</span
  > `

const chosen = (form: FormModel, field: 'otherto' | 'pids', choices: readonly Choice[]) =>
  form[field].map((value) =>
    chosenItem(form, field, choices.find((choice) => choice.value === value) ?? { value, label: value }),
  )

const targetRow = (form: FormModel, field: 'otherto' | 'pids', label: string) => {
  const choices = field === 'pids' ? form.facilities : form.users
  return row(
    label,
    html`<span class="co-selitems" data-field="${field}">${chosen(form, field, choices)}</span>
      <div class="co-ebtnarea sch-ebtnarea">
        <a href="#" class="jsch-entry-target-chooser" data-field="${field}">${label}</a>
      </div>`,
    field === 'pids' ? 'sch-row-plant' : 'sch-row-target',
  )
}

const NAMELESS_KINDS = (form: FormModel) =>
  html`<select class="jsch-event-chooser" aria-label="予定の種類">
    <option value="">（選択）</option>
    ${form.kinds.map(
      (kind) =>
        html`<option value="${kind.name}" data-color="${kind.color}" ${selected(kind.name === form.values['event'])}>
          ${kind.name}
        </option>`,
    )}
  </select>`

/**
 * The form `#inputfrm` with the field names of facts/neo-web.md §5; the same markup whether the server or the page's script
 * makes it. Two submit buttons without names: 追加 or 変更 above, 削除 below.
 */
export function formHtml(form: FormModel): Html {
  const value = (name: string) => form.values[name] ?? ''
  const named = (name: string) => wireName(form, name)
  const text = (name: string, size = 50) =>
    html`<input type="text" name="${named(name)}" value="${value(name)}" size="${size}" />`
  const colors = Array.from({ length: 15 }, (_, index) => ({ value: `${index + 1}`, label: `色${index + 1}` }))
  const [memoName, memo] = [named('memo'), value('memo')]
  // HTML drops one line break right after the tag.
  const written = memo.startsWith('\n') ? `\n${memo}` : memo
  const enctype = form.files && !form.ajax && raw(' enctype="multipart/form-data"')
  return html`<form id="inputfrm" method="post" action="${form.action}" data-ajax="${form.ajax ? '1' : '0'}" ${enctype}>
    ${form.hidden.map((field) => hidden(field.name, field.value))}
    ${form.opaque.map((field) => hidden(field.name, field.value))}
    ${['tagcolor', 'iconno', 'alarmtime', 'sendhowto'].map((name) => hidden(name, value(name)))}
    <div class="co-actionwrap top">
      <div class="co-actionarea">
        <input
          type="submit"
          class="jco-input-${form.mode === 'add' ? 'add' : 'mod'}-submit"
          value="${form.mode === 'add' ? '追加' : '変更'}"
        />
        <input type="button" class="jco-input-list-page" value="キャンセル" />
      </div>
    </div>
    <table class="sch-entry">
      ${row('開始日時', html`${dayInput(form, 'startdate')} ${timePicker(form, 'starttime')}`)}
      ${row('終了日時', html`${dayInput(form, 'enddate')} ${timePicker(form, 'endtime')}`)} ${ruleHtml(form.rule)}
      ${form.scope && scopeHtml(form.scope)}
      ${row('予定', html`${NAMELESS_KINDS(form)} ${text('event', 20)} ${select(named('schcolor'), colors, value('schcolor'))}`)}
      ${row('予定詳細', text('detail'))} ${row('場所', text('place', 30))} ${row('場所詳細', text('other', 30))}
      ${row('内容', html`<textarea name="${memoName}" rows="6" cols="60">${written}</textarea>`)}
      ${row('区分', html`${radios(named('outflg'), form.outflg, value('outflg'))}`)}
      ${row(
        'オプション',
        html`${checkbox(named('reserve'), form.tentative, '仮の予定', value('reserve') === form.tentative)}
        ${checkbox(named('rankflg'), form.important, '重要', value('rankflg') === form.important)}`,
      )}
      ${row(
        '公開方法',
        form.visibilityControl === 'radio'
          ? html`${radios(named('public_level'), form.visibility, value('public_level'))}`
          : select(named('public_level'), form.visibility, value('public_level')),
      )}
      ${row(
        'リマインダー',
        select(
          named('alarm'),
          [
            { value: '0', label: 'なし' },
            { value: '1', label: '開始時刻に通知' },
            { value: '2', label: '10分前に通知' },
          ],
          value('alarm'),
        ),
      )}
      ${targetRow(form, 'otherto', '登録先')} ${targetRow(form, 'pids', '利用設備')}
      ${form.files && row('添付ファイル', fileRow(form.files), 'sch-row-file')}
      ${row(
        '通知',
        html`<label
            ><input
              type="checkbox"
              class="jsch-notice"
              data-bit="${form.mail}"
              ${checked((Number(value('sendhowto')) & form.mail) !== 0)}
            />メール</label
          >
          <label><input type="checkbox" class="jsch-notice" data-bit="4" checked />自分には通知しない</label>`,
      )}
    </table>
    ${
      form.mode === 'edit' &&
      form.removable &&
      html`<div class="co-actionwrap bottom">
        <div><input type="submit" class="jco-input-del-submit" value="削除" /></div>
      </div>`
    }
  </form>`
}

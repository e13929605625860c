import { html } from 'hono/html'
import type { MailboxHandle, PlainEvent } from './mailbox-handle.ts'
import { plusDays } from './page-days.ts'
import { fieldsOfRule, isRuleChanged, ruleFrom, ruleRows } from './page-series.ts'
import type { SeedEvent } from './seed.ts'
import { instantOf, wallIn } from './zones.ts'

type Fields = Record<string, string>

const states = [
  ['busy', '予定あり'],
  ['tentative', '仮の予定'],
  ['free', '空き時間'],
  ['oof', '外出中'],
  ['workingElsewhere', '他の場所で作業中'],
] as const

const inTokyo = (dateTime: string, { timeZone }: PlainEvent) =>
  wallIn(instantOf({ dateTime: `${dateTime}:00.0000000`, timeZone }), 'Tokyo Standard Time')

/** What the form shows for an event; the end of an all-day event is its last day here. */
const fieldsOf = (event: PlainEvent): Fields => {
  const start = event.isAllDay ? event.start : inTokyo(event.start, event)
  const end = event.isAllDay ? event.end : inTokyo(event.end, event)
  return {
    subject: event.subject,
    allDay: event.isAllDay ? 'on' : '',
    startDate: start.slice(0, 10),
    startTime: start.slice(11, 16),
    endDate: event.isAllDay ? plusDays(end.slice(0, 10), -1) : end.slice(0, 10),
    endTime: end.slice(11, 16),
    location: event.location,
    showAs: event.showAs,
    private: event.sensitivity === 'normal' ? '' : 'on',
    body: event.body,
    attendees: event.attendees.join(', '),
    calendar: event.calendar,
    ...fieldsOfRule(event),
  }
}

const emptyFields = (date: string): Fields => ({
  startDate: date,
  startTime: '10:00',
  endDate: date,
  endTime: '11:00',
  showAs: 'busy',
  ...fieldsOfRule({ recurrence: null }),
})

/** What a sent form means, as an event in Tokyo time. */
export const seedFrom = (fields: Fields): SeedEvent => {
  const { startDate = '', endDate = '' } = fields
  const isAllDay = fields['allDay'] === 'on'
  const attendees = (fields['attendees'] ?? '').split(/[,\s、]+/).filter((address) => address !== '')
  return {
    subject: fields['subject'] ?? '',
    isAllDay,
    start: isAllDay ? startDate : `${startDate}T${fields['startTime']}`,
    end: isAllDay ? plusDays(endDate, 1) : `${endDate}T${fields['endTime']}`,
    location: fields['location'] ?? '',
    showAs: fields['showAs'] ?? 'busy',
    sensitivity: fields['private'] === 'on' ? 'private' : 'normal',
    body: fields['body'] ?? '',
    attendees,
    ...(fields['calendar'] ? { calendar: fields['calendar'] } : {}),
  }
}

/** The event with its rule, as a form that adds one says. */
export const newFrom = (fields: Fields): SeedEvent => ({ ...seedFrom(fields), recurrence: ruleFrom(fields) })

/** Only what a person has really changed in the form, so that the rest of the event stays as it is. */
export const changesFrom = (event: PlainEvent, fields: Fields): Partial<SeedEvent> => {
  const text = (value: unknown) => JSON.stringify(value).replaceAll('\\r', '')
  const shown: Record<string, unknown> = seedFrom(fieldsOf(event))
  const changed = Object.entries(seedFrom(fields)).filter(([name, value]) => text(value) !== text(shown[name]))
  // Times and the all-day mark are one decision.
  const whole = changed.some(([name]) => ['start', 'end', 'isAllDay'].includes(name))
  const { start, end, isAllDay } = seedFrom(fields)
  const rule = !fields['day'] && fields['repeat'] !== undefined && isRuleChanged(event, fieldsOf(event), fields)
  return {
    ...Object.fromEntries(changed),
    ...(whole ? { start, end, isAllDay: isAllDay === true } : {}),
    ...(rule ? { recurrence: ruleFrom(fields) } : {}),
  }
}

export type Edited = {
  /** Absent: a new event. */
  id: string | undefined
  /** Of a series only this day, by its own date. */
  day: string | undefined
  /** The day on which a new one begins. */
  date: string
  /** Where the page returns to. */
  back: string
  /** The form of the whole series that a day belongs to. */
  whole: string
  error: string
}

const titleOf = ({ id, day }: Edited) =>
  id === undefined ? '予定を追加' : day === undefined ? '予定を変更' : 'この回の予定を変更'

/** The form to add or change an event, or one day of a series. */
export const editForm = (handle: MailboxHandle, edited: Edited) => {
  const { id, day, date, back, error } = edited
  const shown = id === undefined ? undefined : day === undefined ? handle.get(id) : handle.day(id, day)
  const fields = shown ? fieldsOf(shown) : emptyFields(date)
  const checked = (name: string) => (fields[name] === 'on' ? 'checked' : '')
  const chosen = (name: string, value: string) => (fields[name] === value ? 'selected' : '')
  const option = (name: string, value: string, text: string) =>
    html`<option value="${value}" ${chosen(name, value)}>${text}</option>`
  const input = (name: string) => html`<input type="text" name="${name}" value="${fields[name] ?? ''}" />`
  // Text, so that it reads the same in a browser of any language.
  const when = (name: string) => {
    const pattern = name.endsWith('Date') ? '[0-9]{4}-[0-9]{2}-[0-9]{2}' : '[0-9]{2}:[0-9]{2}'
    return html`<input type="text" name="${name}" value="${fields[name] ?? ''}" pattern="${pattern}" required />`
  }
  return html`<form class="edit" method="post" action="/save" data-testid="form">
    <h2>${titleOf(edited)}</h2>
    ${
      day === undefined
        ? ''
        : html`<p>
            <a href="${edited.whole}" data-testid="whole-series">シリーズ全体を編集</a>
          </p>`
    }
    ${error ? html`<div class="error" role="alert">${error}</div>` : ''}
    <input type="hidden" name="user" value="${handle.person.oid}" />
    <input type="hidden" name="id" value="${id ?? ''}" />
    <input type="hidden" name="day" value="${day ?? ''}" />
    <input type="hidden" name="back" value="${back}" />
    <label>件名${input('subject')}</label>
    <label class="check"><input type="checkbox" name="allDay" ${checked('allDay')} />終日</label>
    <div class="two"><label>開始${when('startDate')}</label><label>時刻${when('startTime')}</label></div>
    <div class="two"><label>終了${when('endDate')}</label><label>時刻${when('endTime')}</label></div>
    ${day === undefined ? ruleRows(fields) : ''}
    <label>場所${input('location')}</label>
    <label
      >表示方法<select name="showAs">
        ${states.map(([value, text]) => option('showAs', value, text))}
      </select></label
    >
    <label class="check"><input type="checkbox" name="private" ${checked('private')} />非公開</label>
    <label
      >予定表<select name="calendar">
        ${handle.calendars.map((one) => option('calendar', one.name, one.name))}
      </select></label
    >
    <label>出席者（メールアドレス）${input('attendees')}</label>
    <label>本文<textarea name="body">${fields['body'] ?? ''}</textarea></label>
    <div class="row">
      <button class="primary" type="submit" data-testid="save">保存</button>
      ${id === undefined ? '' : html`<button class="danger" type="submit" formaction="/delete" data-testid="delete">${day === undefined ? '削除' : 'この回を削除'}</button>`}
      <a class="button" href="${back}">閉じる</a>
    </div>
  </form>`
}

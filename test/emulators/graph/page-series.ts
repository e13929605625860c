import { html } from 'hono/html'
import type { PlainEvent } from './mailbox-handle.ts'
import type { SeedEvent } from './seed.ts'

type Fields = Record<string, string>
type Rule = NonNullable<SeedEvent['recurrence']>

const kinds = [
  ['none', '繰り返しなし'],
  ['daily', '毎日'],
  ['weekly', '毎週'],
  ['absoluteMonthly', '毎月（同じ日）'],
  ['relativeMonthly', '毎月（曜日）'],
  ['absoluteYearly', '毎年（同じ日）'],
  ['relativeYearly', '毎年（曜日）'],
] as const
const weekdays = [
  ['sunday', '日'],
  ['monday', '月'],
  ['tuesday', '火'],
  ['wednesday', '水'],
  ['thursday', '木'],
  ['friday', '金'],
  ['saturday', '土'],
] as const
const indexes = [
  ['first', '第1'],
  ['second', '第2'],
  ['third', '第3'],
  ['fourth', '第4'],
  ['last', '最終'],
] as const
const ends = [
  ['noEnd', '終了日なし'],
  ['endDate', '終了日'],
  ['numbered', '回数'],
] as const

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What the form shows of an event's rule. */
export const fieldsOfRule = ({ recurrence }: Pick<PlainEvent, 'recurrence'>): Fields => {
  if (!recurrence) return { repeat: 'none', interval: '1', index: 'first', rangeEnd: 'noEnd' }
  const { pattern, range } = recurrence
  const chosen = Array.isArray(pattern['daysOfWeek']) ? pattern['daysOfWeek'] : []
  return {
    repeat: text(pattern['type']),
    interval: text(pattern['interval']),
    index: text(pattern['index']),
    ...Object.fromEntries(chosen.map((day) => [`on-${text(day)}`, 'on'])),
    rangeEnd: text(range['type']),
    until: range['type'] === 'endDate' ? text(range['endDate']) : '',
    count: range['type'] === 'numbered' ? text(range['numberOfOccurrences']) : '',
  }
}

/** The rule that a sent form says; day and month are those of its start. */
export const ruleFrom = (fields: Fields): Rule | null => {
  const { repeat = 'none', startDate = '' } = fields
  if (repeat === 'none') return null
  const daysOfWeek = weekdays.map(([name]) => name).filter((name) => fields[`on-${name}`] === 'on')
  const own = weekdays[new Date(`${startDate}T00:00:00Z`).getUTCDay()]?.[0] ?? 'monday'
  const isYearly = repeat.endsWith('Yearly')
  const pattern = {
    type: repeat,
    interval: Number(fields['interval'] || 1),
    ...(repeat.startsWith('absolute') ? { dayOfMonth: Number(startDate.slice(8)) } : {}),
    ...(isYearly ? { month: Number(startDate.slice(5, 7)) } : {}),
    ...(repeat === 'weekly' ? { daysOfWeek: daysOfWeek.length > 0 ? daysOfWeek : [own] } : {}),
    ...(repeat.startsWith('relative') ? { daysOfWeek: [own], index: fields['index'] ?? 'first' } : {}),
  }
  const { rangeEnd = 'noEnd' } = fields
  const range = {
    type: rangeEnd,
    startDate,
    ...(rangeEnd === 'endDate' ? { endDate: fields['until'] ?? '' } : {}),
    ...(rangeEnd === 'numbered' ? { numberOfOccurrences: Number(fields['count']) } : {}),
  }
  return { pattern, range }
}

/** Whether a person has changed the rule in the form, or the day on which it begins. */
export const isRuleChanged = (event: PlainEvent, shown: Fields, fields: Fields) =>
  JSON.stringify(ruleFrom({ ...shown, ...fieldsOfRule(event) })) !== JSON.stringify(ruleFrom(fields))

export const ruleRows = (fields: Fields) => {
  const options = (name: string, choices: readonly (readonly [string, string])[]) =>
    choices.map(
      ([value, label]) => html`<option value="${value}" ${fields[name] === value ? 'selected' : ''}>${label}</option>`,
    )
  return html`<fieldset class="repeat">
    <legend>繰り返し</legend>
    <div class="two">
      <label
        >パターン<select name="repeat">
          ${options('repeat', kinds)}
        </select></label
      ><label
        >間隔<input type="text" name="interval" value="${fields['interval'] ?? '1'}" pattern="[0-9]{1,3}"
      /></label>
    </div>
    <div class="days">
      ${weekdays.map(
        ([name, label]) =>
          html`<label class="check"
            ><input
              type="checkbox"
              name="on-${name}"
              ${fields[`on-${name}`] === 'on' ? 'checked' : ''}
            />${label}</label
          >`,
      )}
    </div>
    <label
      >週<select name="index">
        ${options('index', indexes)}
      </select></label
    >
    <div class="two">
      <label
        >終了<select name="rangeEnd">
          ${options('rangeEnd', ends)}
        </select></label
      ><label
        >終了日<input
          type="text"
          name="until"
          value="${fields['until'] ?? ''}"
          pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}" /></label
      ><label>回数<input type="text" name="count" value="${fields['count'] ?? ''}" pattern="[0-9]{1,3}" /></label>
    </div>
  </fieldset>`
}

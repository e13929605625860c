import { checkbox, hidden, radios, row, select } from './controls.ts'
import { slashed } from './days.ts'
import { type Html, html, raw } from './html.ts'
import type { Named, RuleModel, ScopeModel } from './view.ts'

const line = (label: string, { name, value }: { name: string; value: string }, size: number) =>
  html`<label>${label}<input type="text" name="${name}" value="${value}" size="${size}" /></label> `

const chosen = (label: string, { name, choices, value }: Named) =>
  html`<label>${label}${select(name, choices, value)}</label> `

/** 定期. Its details are switched off, and so not sent, as long as the entry is a single one. */
export function ruleHtml(rule: RuleModel): Html {
  const { kind, weekdays, monthBy, end, holiday } = rule
  return row(
    '定期',
    html`<span class="sch-repeat-kind"
        >${
          rule.control === 'radio'
            ? html`${radios(kind.name, kind.choices, kind.value)}`
            : select(kind.name, kind.choices, kind.value)
        }</span
      >
      <fieldset class="sch-repeat-detail" ${kind.value === '' && raw(' disabled')}>
        <div>${line('間隔', rule.interval, 3)}</div>
        <div>
          ${weekdays.choices.map(({ value, label }) =>
            checkbox(weekdays.name, value, label, weekdays.chosen.includes(value)),
          )}
        </div>
        <div>
          ${radios(monthBy.name, monthBy.choices, monthBy.value)} ${chosen('週', rule.nth)}
          ${chosen('曜日', rule.nthDay)}
        </div>
        <div>
          ${radios(end.name, end.choices, end.value)} ${line('終了日', rule.until, 11)} ${line('回数', rule.count, 4)}
        </div>
        ${holiday && html`<div>${chosen('休日の場合', holiday)}</div>`}
        <div>${line(rule.dates.label, rule.dates, 50)}</div>
      </fieldset>`,
    'sch-row-repeat',
  )
}

/** The question which days of a series a change or a deletion is meant for. */
export function scopeHtml(scope: ScopeModel): Html {
  const { name, choices, dayName, day, dayShown } = scope
  return row(
    '対象',
    html`${
      scope.control === 'radio'
        ? html`${radios(name, choices, '')}`
        : select(name, [{ value: '', label: '（選択してください）' }, ...choices], '')
    }
    ${dayShown ? line('対象日', { name: dayName, value: slashed(day) }, 11) : hidden(dayName, day)}`,
    'sch-row-scope',
  )
}

import { html } from 'hono/html'
import { plusDays, sundayOf } from './page-days.ts'
import type { Item } from './page-items.ts'
import { itemLink, type LinkTo } from './page-week.ts'

const most = 4

/** The days a month's page shows: from a Sunday, whole weeks, end exclusive. */
export const monthSpan = (date: string) => {
  const from = sundayOf(`${date.slice(0, 7)}-01`)
  let to = plusDays(from, 28)
  while (to.slice(0, 7) === date.slice(0, 7)) to = plusDays(to, 7)
  return { from, to }
}

export const monthView = (date: string, today: string, items: readonly Item[], link: LinkTo) => {
  const { from, to } = monthSpan(date)
  const days: string[] = []
  for (let day = from; day < to; day = plusDays(day, 1)) days.push(day)
  return html`<section class="sheet month" data-testid="month">
    <div class="heads">
      ${['日', '月', '火', '水', '木', '金', '土'].map(
        (name, index) => html`<div class="${index === 0 ? 'sun' : index === 6 ? 'sat' : ''}">${name}</div>`,
      )}
    </div>
    <div class="cells">
      ${days.map((day) => {
        const there = items
          .filter((item) => item.firstDay <= day && item.lastDay >= day)
          .toSorted((a, b) => Number(b.allDay) - Number(a.allDay) || a.startMs - b.startMs)
        const other = day.slice(0, 7) === date.slice(0, 7) ? '' : 'other'
        return html`<div class="cell ${other} ${day === today ? 'today' : ''}" data-date="${day}">
          <a class="no" href="${link({ view: 'week', date: day })}"><b>${Number(day.slice(8))}</b></a>
          ${there.slice(0, most).map((item) => itemLink(item, link, { time: !item.allDay }))}
          ${there.length > most ? html`<span class="more">他 ${there.length - most} 件</span>` : ''}
        </div>`
      })}
    </div>
  </section>`
}

import { html } from 'hono/html'
import { clockTime, hoursInto, plusDays, weekday } from './page-days.ts'
import type { Item } from './page-items.ts'

/** Link to the same page with other parameters. */
export type LinkTo = (changes: Record<string, string>) => string

const marks = (item: Item) => {
  const words = [
    item.isPrivate && '非公開',
    item.inSeries && '繰り返し',
    item.meeting && '会議',
    item.hasFiles && '添付',
  ]
  return words.filter((word) => word !== false).map((word) => html`<i>${word}</i>`)
}

export const itemLink = (item: Item, link: LinkTo, options: { time?: boolean; style?: string; place?: boolean }) =>
  html`<a
    class="item c${item.color % 4} ${item.showAs}"
    href="${link({ edit: item.id, ...(item.day !== undefined && { day: item.day }) })}"
    data-event-id="${item.id}"
    title="${item.title}${item.place ? ` (${item.place})` : ''}"
    style="${options.style ?? ''}"
    >${options.time ? html`<time>${clockTime(item.startMs)}</time> ` : ''}${marks(item)}<span class="title"
      >${item.title}</span
    >${options.place ? html`<small>${clockTime(item.startMs)}–${clockTime(item.endMs)} ${item.place}</small>` : ''}</a
  >`

const dayHead = (date: string, today: string) =>
  html`<div
    class="${['sun', '', '', '', '', '', 'sat']['日月火水木金土'.indexOf(weekday(date))]} ${date === today ? 'today' : ''}"
  >
    <b>${Number(date.slice(8))}</b> ${weekday(date)}
  </div>`

/** Side by side where they overlap: a column for each item of a day, and how many columns there are. */
const columns = (items: readonly Item[]) => {
  const ends: number[] = []
  return items
    .toSorted((a, b) => a.startMs - b.startMs)
    .map((item) => {
      const free = ends.findIndex((end) => end <= item.startMs)
      const column = free === -1 ? ends.length : free
      ends[column] = Math.max(item.endMs, item.startMs + 1_800_000)
      return {
        item,
        column,
        together: () => items.filter((one) => one.startMs < item.endMs && one.endMs > item.startMs).length,
      }
    })
}

const dayColumn = (date: string, items: readonly Item[], link: LinkTo) => {
  const placed = columns(items.filter((item) => !item.allDay && item.firstDay <= date && item.lastDay >= date))
  return html`<div class="day" data-date="${date}">
    ${placed.map(({ item, column, together }) => {
      const top = Math.max(0, hoursInto(item.startMs, date)) * 50
      const bottom = Math.min(24, hoursInto(item.endMs, date)) * 50
      const count = Math.max(together(), column + 1)
      const place = `top:${top}px;height:${Math.max(20, bottom - top - 1)}px;left:${(column / count) * 100}%;width:${100 / count}%`
      return itemLink(item, link, { style: place, place: bottom - top >= 36 })
    })}
  </div>`
}

/** Seven days from a Sunday, 24 hours; the page scrolls to the morning. */
export const weekView = (sunday: string, today: string, items: readonly Item[], link: LinkTo) => {
  const days = Array.from({ length: 7 }, (_, index) => plusDays(sunday, index))
  const hours = Array.from({ length: 24 }, (_, hour) => html`<span id="h${hour}">${hour}:00</span>`)
  return html`<section class="sheet week" data-testid="week">
    <div class="heads">
      <div></div>
      ${days.map((date) => dayHead(date, today))}
    </div>
    <div class="allday">
      <div>終日</div>
      ${days.map(
        (date) =>
          html`<div data-date="${date}">
            ${items
              .filter((item) => item.allDay && item.firstDay <= date && item.lastDay >= date)
              .map((item) => itemLink(item, link, {}))}
          </div>`,
      )}
    </div>
    <div class="scroll">
      <div class="hours">
        <div class="gutter">${hours}</div>
        ${days.map((date) => dayColumn(date, items, link))}
      </div>
    </div>
    <script>
      document.querySelector('.scroll').scrollTop = 395
    </script>
  </section>`
}

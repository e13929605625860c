import { addDays, clockText, compact, daysBetween, slashed } from './days.ts'
import { type Html, html } from './html.ts'
import type { ViewItem } from './view.ts'

/** Several days are drawn as a bar, one day inside its cell. */
export const isBanner = (item: ViewItem) => item.startdate !== item.enddate

const times = (item: ViewItem) => [clockText(item.starttime), clockText(item.endtime)].filter(Boolean).join(' - ')

/** Text shapes of facts/neo-web.md §6.7. */
export function itemTitle(item: ViewItem): string {
  if (!isBanner(item)) return [times(item), item.title].filter(Boolean).join(' ')
  const [from, to] = [slashed(item.startdate), slashed(item.enddate)]
  const end = from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to
  return `${from.slice(5)} - ${end} ${item.title}`
}

const mark = (className: string, label: string, sign: string) =>
  html`<span class="${className}" title="${label}">${sign}</span>`

/** `a.cal-item` in its box, with the attributes of facts §6.2. `day` is the cell that shows it. */
export function itemHtml(item: ViewItem, day: string): Html {
  const classes = `cal-item sch-color-${item.color} bordered cal-item-sch-${item.sid}`
  return html`<div class="cal-item-box ui-draggable">
    <a
      class="${classes}"
      href="${item.href}"
      title="${itemTitle(item)}"
      data-type="sch"
      data-id="${item.sid}"
      data-accesibility="${item.letters}"
      data-date="${compact(day)}"
      >${times(item) !== '' && !isBanner(item) && html`<span class="cal-term-text">${times(item)}</span> `}${
        item.private && mark('sch-ictype1-scr', '非公開', '◆')
      }${item.important && mark('sch-mark-important', '重要', '!')}${item.tentative && mark('sch-mark-tentative', '仮', '仮')}${
        item.repeated && mark('sch-mark-repeat', '定期', '↻')
      }<span class="cal-item-text">${item.title}</span></a
    >
  </div>`
}

/** Bars over a run of days, one lane under the other. */
export function barsHtml(items: readonly ViewItem[], days: readonly string[]): Html {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const bars = items.filter((item) => isBanner(item) && item.startdate <= last && item.enddate >= first)
  const lanes: { until: number; bars: Html[] }[] = []
  for (const item of bars) {
    const from = Math.max(0, daysBetween(first, item.startdate))
    const to = Math.min(days.length - 1, daysBetween(first, item.enddate))
    let lane = lanes.find((each) => each.until < from)
    if (!lane) lanes.push((lane = { until: -1, bars: [] }))
    lane.until = to
    const place = html`<div class="emu-bar" style="grid-column:${from + 1}/${to + 2}">
      ${itemHtml(item, addDays(first, from))}
    </div>`
    lane.bars.push(place)
  }
  return html`<div class="cal-h-bars-data">
    <div class="cal-h-bars-data-inner">${lanes.map((lane) => html`<div class="emu-lane">${lane.bars}</div>`)}</div>
  </div>`
}

/** The list of one cell. */
export const cellHtml = (items: readonly ViewItem[], day: string): Html =>
  html`<div class="cal-h-list-data">
    ${items.filter((item) => !isBanner(item) && item.startdate === day).map((item) => itemHtml(item, day))}
  </div>`

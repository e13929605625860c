import { addDays, addMonths, compact, dayLabel, dayNumber, longLabel, weekday } from './days.ts'
import { type Html, html } from './html.ts'
import { barsHtml, cellHtml } from './item.ts'
import type { View, ViewDay } from './view.ts'

const dayClasses = (day: ViewDay, extra = '') =>
  [
    'cal-day',
    day.today && 'co-today',
    weekday(day.day) === 6 && 'co-saturday',
    weekday(day.day) === 0 && 'co-sunday',
    day.holiday && 'co-holiday',
    day.otherMonth && 'cal-other-month',
    extra,
  ]
    .filter(Boolean)
    .join(' ')

/** Toolbar of a view: period, steps, add. `step` gives the day of the neighbouring page. */
function toolbar(view: string, uid: string, date: string, period: Html, step: (way: -1 | 1) => string): Html {
  const go = (day: string) => `#cmd=${view}&date=${compact(day)}&id=${uid}`
  return html`<div class="sch-toolbar">
    <a class="co-ymd-prev" href="${go(step(-1))}" title="前へ">◀</a>
    ${period}
    <a class="co-ymd-next" href="${go(step(1))}" title="次へ">▶</a>
    <a class="sch-today" href="#cmd=${view}&id=${uid}">今日</a>
    <div class="sch-btn-area">
      <a class="jsch-btn-add" href="#cmd=schadd&date=${compact(date)}&enddate=${compact(date)}&displaygroup=&id=${uid}"
        >予定の追加</a
      >
    </div>
  </div>`
}

const addLink = (day: string, uid: string) =>
  html`<a
    class="sch-cell-add"
    href="#cmd=schadd&date=${compact(day)}&enddate=${compact(day)}&displaygroup=&id=${uid}"
    title="追加"
    >＋</a
  >`

const holiday = (day: ViewDay) =>
  day.holiday !== '' && html`<span data-type="holiday" data-date="${compact(day.day)}">${day.holiday}</span>`

/** 組織週間: a row per user, oneself first. */
export function weekHtml(view: View, date: string, uid: string): Html {
  const days = view.days.map((day) => day.day)
  const first = days[0] ?? date
  const step = (way: -1 | 1) => addDays(date, 7 * way)
  const period = html`<span class="cal-date sch-term-text"><span>${longLabel(first)}</span></span>`
  const head = view.days.map(
    (day) =>
      html`<td class="${dayClasses(day)}">
        <a href="#cmd=schday&date=${compact(day.day)}&id=${uid}">${dayLabel(day.day)}</a>${holiday(day)}
      </td>`,
  )
  const rows = view.rows.map(
    (row) =>
      html`<div
        class="sch-gcal-target ${row.me ? 'me' : 'other'} cal-h-cell jsch-cal"
        data-target="${row.me ? 'me' : row.uid}"
      >
        <div class="sch-gcal-target-header" data-target="${row.uid}">
          <div>
            <a href="#cmd=schmonth&date=${compact(date)}&id=${row.uid}">${row.name}</a>
          </div>
        </div>
        <div class="cal-h-week">
          ${barsHtml(row.items, days)}
          <table>
            <tbody>
              <tr>
                ${view.days.map((day) => html`<td class="${dayClasses(day)}" data-day="${day.day}">${addLink(day.day, row.uid)}${cellHtml(row.items, day.day)}</td>`)}
              </tr>
            </tbody>
          </table>
        </div>
      </div>`,
  )
  return html`<form>
    ${toolbar('schweekgrp', uid, date, period, step)}
    <div class="sch-gweek sch-cal-group-week jsch-cal-list jco-print-template sch-data-view-area">
      <div class="sch-gweek-header">
        <div class="sch-gcal-target-header"><div>氏名/組織名</div></div>
        <div class="cal-h-week">
          <table>
            <tbody>
              <tr>
                ${head}
              </tr>
            </tbody>
          </table>
        </div>
      </div>
      ${rows}
    </div>
  </form>`
}

/** 個人月間: whole weeks of the month. */
export function monthHtml(view: View, date: string, uid: string): Html {
  const row = view.rows[0]
  const items = row?.items ?? []
  const weeks = Array.from({ length: view.days.length / 7 }, (_, index) => view.days.slice(index * 7, index * 7 + 7))
  const period = html`<span class="neo-time">${date.slice(0, 4)}年${date.slice(5, 7)}月</span>`
  const cell = (day: ViewDay) =>
    html`<td class="${dayClasses(day)}" data-day="${day.day}">
      <div class="cal-month-day-header">
        <a href="#cmd=schday&date=${compact(day.day)}&id=${uid}">${dayNumber(day.day)}</a
        >${holiday(day)}${addLink(day.day, uid)}
      </div>
      ${cellHtml(items, day.day)}
    </td>`
  return html`<form>
    ${toolbar('schmonth', uid, date, period, (way) => addMonths(`${date.slice(0, 8)}01`, way))}
    <div class="sch-owner">${row?.name}</div>
    <div class="cal-month-body sch-data-view-area">
      <div class="emu-month-head">
        ${view.days.slice(0, 7).map((day) => html`<span>${dayLabel(day.day).replace(/[\d()]+/g, '')}</span>`)}
      </div>
      ${weeks.map(
        (week) =>
          html`<div class="cal-month-week">
            <div class="cal-h-week">
              <table>
                <tbody>
                  <tr>
                    ${week.map(cell)}
                  </tr>
                </tbody>
              </table>
              ${barsHtml(
                items,
                week.map((day) => day.day),
              )}
            </div>
          </div>`,
      )}
    </div>
  </form>`
}

/** 個人1日: a plain list. */
export function dayHtml(view: View, date: string, uid: string): Html {
  const row = view.rows[0]
  const period = html`<span class="cal-date sch-term-text"><span>${longLabel(date)}</span></span>`
  return html`<form>
    ${toolbar('schday', uid, date, period, (way) => addDays(date, way))}
    <div class="sch-owner">${row?.name}</div>
    <div class="cal-h-week sch-day-list sch-data-view-area">
      ${barsHtml(row?.items ?? [], [date])} ${cellHtml(row?.items ?? [], date)}
      ${row?.items.length === 0 && html`<p class="sch-none">予定はありません</p>`}
    </div>
  </form>`
}

import { clockText } from '../browser/days.ts'
import { html } from '../browser/html.ts'
import type { Visit } from '../context.ts'
import { detailHref, titleOf } from '../shown.ts'
import { framed } from './layout.ts'

/** The portal: today's entries and the way to the schedule. */
export function portalPage(visit: Visit): string {
  const { neo, user } = visit
  const today = neo.today()
  const entries = neo.store
    .within(user.uid, today, today)
    .map(
      ({ event, startdate }) =>
        html`<li>
          ${clockText(event.starttime)} <a href="${detailHref(neo, event.sid, startdate)}">${titleOf(event)}</a>
        </li>`,
    )
  return framed(visit, {
    title: 'ポータル',
    func: 'portal',
    body: html`<div id="portal-content-1">
      <div class="portal-content-titlebar">
        <h3><a href="dneo.${neo.variant.ext}?cmd=schindex">スケジュール</a></h3>
      </div>
      <div class="portal-content-body portal-cal-body">
        <p>今日の予定</p>
        <ul>
          ${entries}
        </ul>
      </div>
    </div>`,
  })
}

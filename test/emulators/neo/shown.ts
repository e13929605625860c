import { compact } from './browser/days.ts'
import type { ViewItem } from './browser/view.ts'
import type { Neo } from './context.ts'
import { letters, mayChange } from './rights.ts'
import type { StoredEvent } from './types.ts'

/** What stands on a list: 予定 and 予定詳細. */
export const titleOf = (event: StoredEvent) => [event.event, event.detail].filter(Boolean).join(' ') || event.place

/** Address of the detail page, relative to NEO's directory. */
export function detailHref({ drawn, variant }: Neo, sid: string, day: string): string {
  const { cmd, sid: name, day: dayName, constant } = drawn.detail
  const query = new URLSearchParams({ cmd, [constant.name]: constant.value, [name]: sid })
  if (variant.detailWithDay) query.set(dayName, compact(day))
  return `dneo.${variant.ext}?${query.toString()}`
}

function editHref({ drawn, variant }: Neo, sid: string, day: string): string {
  const query = new URLSearchParams({ cmd: drawn.edit.cmd, [drawn.edit.sid]: sid })
  if (variant.askedDay === 'address') query.set(drawn.series.editDay, compact(day))
  return `dneo.${variant.ext}?${query.toString()}`
}

/** An entry, already masked if need be, as the page's scripts draw it. */
export function viewItem(
  neo: Neo,
  viewer: string,
  event: StoredEvent,
  span: { startdate: string; enddate: string },
): ViewItem {
  const known = event.otherto.length > 0
  const name = (pid: string) => neo.facilities.find((facility) => facility.pid === pid)?.name ?? pid
  return {
    ...span,
    sid: event.sid,
    title: titleOf(event),
    color: event.schcolor,
    starttime: event.starttime,
    endtime: event.endtime,
    place: event.place,
    other: event.other,
    memo: event.memo,
    members: event.otherto.map((uid) => neo.userName(uid)).join('、'),
    facilities: event.pids.map(name).join('、'),
    href: detailHref(neo, event.sid, span.startdate),
    edit: known && mayChange(viewer, event) ? editHref(neo, event.sid, span.startdate) : '',
    letters: known ? letters(viewer, event) : 'r',
    private: event.visibility === 'private',
    tentative: event.tentative,
    important: event.important,
    repeated: event.recurrence !== undefined,
  }
}

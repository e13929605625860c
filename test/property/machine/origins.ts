import type { Fields, SideName } from '../../../lib/core/event.ts'
import type { Link } from '../../../lib/core/ports.ts'
import type { MemoryCalendar, MemoryEvent } from '../../fakes/memory-calendar.ts'
import { ownTexts } from './dates.ts'
import type { Device } from './life.ts'

/** What persons have before them. */
export type Deps = {
  calendars: Record<SideName, MemoryCalendar>
  /** Pairs that some device knows. */
  links(): readonly Link[]
  /**
   * A second device knows the pairs of the first by marks and looks only. Events that look alike by chance, and copies with the stamp of the original,
   * cannot be told apart then; so there are none.
   */
  isShared: boolean
  isInSight(dates: Pick<Fields, 'times' | 'series'>): boolean
  /** What runs have overwritten, oldest first. */
  overwritten(): Device['overwritten']
  /** Told of every edit. */
  edited(id: string, fields: Fields): void
}

export const originOf = ({ place }: Fields) => place.split('/')[0] ?? ''
/** In small letters: a server may rewrite them. */
export const textsOf = (fields: Fields) =>
  [fields.subject, fields.body, fields.place.split('/')[1] ?? '', ...ownTexts(fields)].map((text) => text.toLowerCase())

/** Somebody else is to come, or nobody any more. */
export const invited = ({ sealed, ...alone }: MemoryEvent): MemoryEvent => ({
  ...alone,
  ...(!sealed && { sealed: true }),
  revision: alone.revision + 1,
})

/** Whether nothing is done about it: a series of meetings is set aside. */
export const isAside = ({ notYet, sealed, fields }: MemoryEvent) =>
  notYet !== undefined || (sealed === true && fields.series !== undefined)

/** Whether NEO holds another entry of the same Outlook event. */
export const hasDouble = ({ events }: MemoryCalendar, { id, partnerMark }: MemoryEvent) =>
  [...events.values()].some((one) => one.id !== id && partnerMark !== undefined && one.partnerMark === partnerMark)

import type { Day, Item, Window } from '../core/event.ts'
import { firstDay } from '../core/normal.ts'
import type { Link, Missing } from '../core/ports.ts'
import { allDates, entryOf, kindOfEntry } from './dates.ts'
import type { Listed } from './list.ts'
import type { Profile } from './profile-schema.ts'
import type { SerialisedForm } from './serialise.ts'

/** Days that the list of this run covered. */
type Covered = Window | undefined

/**
 * What the form of an entry says of a linked event that the entry was, and that is not among those that it is now. gone: the entry is something else now, or
 * names all its dates and not this one. unlisted: it is an entry with free dates, and which they are nobody can tell.
 */
export const stateOfDate = (
  id: string,
  form: SerialisedForm,
  names: Profile['form'],
  listed: Partial<Pick<Listed, 'shown'>>,
  days: Covered,
): Missing => {
  const kind = kindOfEntry(form, names)
  if (kind === 'unknown') return 'unknown'
  const { day } = entryOf(id)
  if (day === undefined) return kind === 'dates' ? 'gone' : 'unknown'
  if (kind !== 'dates') return 'gone'
  const all = allDates(form, names, listed, days)
  if (!all) return 'unlisted'
  return all.includes(day) ? 'unknown' : 'gone'
}

const isSingle = ({ series }: { series?: unknown }) => series === undefined
const dayOfLink = ({ neo }: Link): Day => firstDay(neo.fields.times)

/**
 * Under which id events of one entry go on: the one that stands on the same day, and where one date is gone and one is new, this one. `gone`: links whose
 * event the entry is not any more. `fresh`: what it is now and nobody has a link to; `known`: ids that were there before.
 */
export const successors = (
  gone: readonly Link[],
  fresh: readonly Item[],
  known: (id: string) => boolean,
): [string, string][] => {
  const left = new Set(fresh.filter(({ notYet, fields }) => !notYet && isSingle(fields)))
  const open = new Set(gone.filter(({ neo }) => isSingle(neo.fields)))
  const found: [string, string][] = []
  for (const link of open) {
    const same = [...left].find(({ fields }) => firstDay(fields.times) === dayOfLink(link))
    if (!same) continue
    found.push([link.neo.id, same.id])
    left.delete(same)
    open.delete(link)
  }
  const [moved, second] = open
  const [next, other] = [...left].filter(({ id }) => !known(id))
  if (moved && next && !second && !other && entryOf(moved.neo.id).day !== undefined && next.dateOf !== undefined)
    found.push([moved.neo.id, next.id])
  return found
}

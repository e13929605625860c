import type { FieldName, Fields } from '../core/event.ts'
import { changedFields, firstDay, textOf } from '../core/normal.ts'
import { isVisible } from '../core/operations.ts'
import type { Parked, Why } from '../core/parked.ts'
import type { HistoryEntry, Link, Operation } from '../core/ports.ts'
import type { FieldDiff, HistoryRow, ReportRow } from '../messages/protocol.ts'

/** So many exceptions are told one by one. */
const mostExceptions = 20

/** How an event repeats, in the parts that a page puts into words; '' of a single one. What its dates say of their own is not told. */
const shownSeries = ({ times, series }: Fields): string => {
  if (!series) return ''
  const days = series.exceptions.map(({ day, is }) => ({ day, is }))
  return JSON.stringify({ times, rule: series.rule, exceptions: days.slice(0, mostExceptions), count: days.length })
}

/** A text is shown as far as a person reads it; what is stored is always whole. */
const mostShown = 4000
const shown = (fields: Fields, name: FieldName) =>
  name === 'series' ? shownSeries(fields) : textOf(fields, name).slice(0, mostShown)

const whatOf = { create: 'create', update: 'update', delete: 'delete', stamp: 'update', claim: 'create' } as const

const heldIn = (operation: Operation): Fields => ('seen' in operation ? operation.seen : operation.fields)

const diffOf = (operation: Operation, after?: Fields): FieldDiff[] => {
  /** When it is, and how it repeats. */
  const whenOf = (fields: Fields) => (fields.series ? (['times', 'series'] as const) : (['times'] as const))
  if (operation.do === 'create') {
    const made = after ?? operation.fields
    return whenOf(made).map((name) => ({ name, to: shown(made, name) }))
  }
  if (operation.do === 'delete')
    return whenOf(operation.seen).map((name) => ({ name, from: shown(operation.seen, name) }))
  if (operation.do !== 'update') return []
  const to = after ?? operation.fields
  return operation.changed.map((name) => ({ name, from: shown(operation.seen, name), to: shown(to, name) }))
}

export const rowOfOperation = (operation: Operation, what?: ReportRow['what'], reason?: string): ReportRow => {
  const { subject, times } = heldIn(operation)
  const fields = diffOf(operation)
  return {
    side: operation.on,
    subject,
    first: firstDay(times),
    what: what ?? whatOf[operation.do],
    ...(reason && { reason }),
    ...(fields.length > 0 && { fields }),
  }
}

/** A pair that will be taken for one event without any write. */
export const rowOfAdopted = ({ neo }: Link): ReportRow => ({
  side: 'neo',
  subject: neo.fields.subject,
  first: firstDay(neo.fields.times),
  what: 'adopt',
})

const groups: Partial<Record<Why, ReportRow['what']>> = {
  conflict: 'conflict',
  bounced: 'conflict',
  orphan: 'conflict',
  'read-only': 'conflict',
  sealed: 'conflict',
  double: 'conflict',
  'deleted-at-source': 'conflict',
  'deleted-there': 'conflict',
  'changed-since': 'conflict',
  'shared-deletion': 'conflict',
  'series-day': 'conflict',
  irregular: 'conflict',
  unlisted: 'conflict',
  undone: 'apart',
  chosen: 'apart',
}
/** conflict: a person has to look at it; apart: left alone by a person's word; everything else cannot be carried over yet. */
export const groupOf = (why: Why) => groups[why] ?? 'not-yet'

/** Names a row in a wish. */
export const idOfParked = ({ ids, why }: Parked) => JSON.stringify([ids.neo ?? '', ids.outlook ?? '', why])

export const rowOfParked = (parked: Parked): ReportRow => {
  const { side, item, why, neo, outlook, choices } = parked
  const names = neo && outlook ? (parked.fields ?? changedFields(neo.fields, outlook.fields)) : []
  const fields = names.map((name) => ({
    name,
    ...(neo && { neo: shown(neo.fields, name) }),
    ...(outlook && { outlook: shown(outlook.fields, name) }),
  }))
  return {
    side,
    subject: item.fields.subject,
    first: firstDay(item.fields.times),
    what: groupOf(why),
    reason: why,
    on: [...(neo ? (['neo'] as const) : []), ...(outlook ? (['outlook'] as const) : [])],
    ...(choices.length > 0 && { id: idOfParked(parked), choices: [...choices] }),
    ...(fields.length > 0 && { fields }),
    ...(parked.outrun && { outrun: true }),
    ...(neo?.shared && { shared: true }),
  }
}

/** One write of the history; stamps and claims are nobody's business. */
export const rowOfEntry = (entry: HistoryEntry): HistoryRow[] => {
  const { id, run, at, operation, after, before, sure, undoneAt } = entry
  if (!isVisible(operation) || operation.do === 'stamp' || operation.do === 'claim') return []
  const { subject, times } = after ?? heldIn(operation)
  return [
    {
      id,
      run,
      at,
      side: operation.on,
      what: operation.do,
      subject,
      first: firstDay(times),
      fields: diffOf(operation, after),
      whole: operation.do === 'create' || before !== undefined,
      sure,
      ...(undoneAt !== undefined && { undoneAt }),
    },
  ]
}

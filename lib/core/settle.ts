import type { SideName } from './event.ts'
import { sameField } from './normal.ts'
import { isVisible } from './operations.ts'
import type { Change, Intent, Picture } from './ports.ts'

type Done = NonNullable<Change['done']>[number]

/**
 * What of an intent shows in the picture as carried out; undefined if nothing does. Where a person has changed or deleted the event since, nobody can
 * tell: then what it held before goes to the history all the same, because that may be the only place where it still is.
 */
const landed = ({ id, operation: o, before }: Intent, picture: Picture): Done | undefined => {
  if (!isVisible(o)) return
  const found = (fits: (item: Picture['items'][number]) => boolean) => picture.items.find(fits)
  if (o.do === 'delete') {
    // Only of linked events the picture says that they are gone; of another, that it does not show it.
    const isGone = picture.missing.get(o.id) === 'gone' || (before !== undefined && !found((one) => one.id === o.id))
    return isGone ? { intent: id, eventId: o.id, sure: false } : undefined
  }
  if (o.do === 'create') {
    const made = found((item) => item.partnerMark === o.partnerMark)
    return made && { intent: id, eventId: made.id, after: made.fields, sure: false }
  }
  if (o.do !== 'update') return
  const item = found((one) => one.id === o.id)
  const same = item && o.changed.every((name) => sameField(item.fields, o.fields, name))
  if (same) return { intent: id, eventId: o.id, after: item.fields, sure: false }
  const isUntouched = item && o.changed.every((name) => sameField(item.fields, o.seen, name))
  return before === undefined || isUntouched ? undefined : { intent: id, eventId: o.id, sure: false }
}

/**
 * Settles open intents by what the pictures show. An intent about an event that could not be looked at stays open; what was carried out goes to the
 * history, so that nothing overwritten is forgotten because an answer got lost.
 */
export const settleIntents = (
  intents: readonly Intent[],
  pictures: Record<SideName, Picture>,
  now: number,
): Required<Pick<Change, 'intents' | 'done' | 'undone'>> => {
  const settled = intents.filter(
    ({ operation: o }) => o.do === 'create' || (pictures[o.on].missing.get(o.id) ?? 'gone') === 'gone',
  )
  const done = settled.flatMap((intent) => landed(intent, pictures[intent.operation.on]) ?? [])
  const landedIds = new Set(done.map(({ intent }) => intent))
  const undone = settled.flatMap(({ id, operation }) =>
    'undo' in operation && operation.undo !== undefined && landedIds.has(id)
      ? [{ entry: operation.undo, at: now }]
      : [],
  )
  return { intents: settled.map(({ id }) => id), done, undone }
}

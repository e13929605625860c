import { type Item, otherSide, type SideName } from './event.ts'
import { forgetCarries, rememberCarry } from './bounce.ts'
import { agree } from './draft.ts'
import { linkOf } from './match.ts'
import type { Link, Operation, Outcome } from './ports.ts'
import { textOfSeries } from './series/canonical.ts'
import type { Series } from './series/series.ts'

export type Create = Extract<Operation, { do: 'create' }>
type Written = Extract<Operation, { do: 'create' | 'update' | 'delete' }>

/** The links while a run goes on, by both ids. */
export const linkTable = (links: readonly Link[]) => {
  const neo = new Map<string, Link>()
  const outlook = new Map<string, Link>()
  const drop = (link: Link | undefined) => {
    if (!link) return
    neo.delete(link.neo.id)
    outlook.delete(link.outlook.id)
  }
  const put = (link: Link) => {
    drop(neo.get(link.neo.id))
    drop(outlook.get(link.outlook.id))
    neo.set(link.neo.id, link)
    outlook.set(link.outlook.id, link)
  }
  for (const link of links) put(link)
  return { of: (side: SideName, id: string) => (side === 'neo' ? neo : outlook).get(id), put, drop }
}
export type LinkTable = ReturnType<typeof linkTable>

const held = (
  on: SideName,
  { id, fields, version, changedAt }: Pick<Item, 'id' | 'fields' | 'version' | 'changedAt'>,
) =>
  on === 'outlook'
    ? { id, fields, ...(version && { version }) }
    : { id, fields, ...(changedAt !== undefined && { changedAt }) }

/** The link of an Outlook event that leaves its partner: two versions were wanted. */
export const takingOver = (link: Link, old: Link | undefined): Link =>
  old?.mark !== undefined && old.neo.id !== link.neo.id ? { ...link, former: old.mark } : link

/** A series is made in several requests: days of its own that it lacks are still to come, and no person has put them back. */
export const cutOfMade = ({ on, fields: { series } }: Create, { fields }: Item): Pick<Link, 'cut'> =>
  series && fields.series && textOfSeries(fields.times, fields.series) !== textOfSeries(fields.times, series)
    ? { cut: { on, seen: series, goal: series } }
    : {}

/**
 * The event that a creation in Outlook has met because it made it long ago, and that is another by now. The intent stays open: the next run has both in
 * its pictures, and what the stamp remembers tells which of the two has changed.
 */
export const metBefore = (operation: Operation, outcome: Outcome): Item | undefined => {
  if (operation.do !== 'create' || operation.on !== 'outlook' || operation.undo !== undefined) return
  // By its stamp it is found; without one it tells nothing either.
  const item = outcome.is === 'changed' ? outcome.item : undefined
  return item?.partnerMark === operation.partnerMark ? item : undefined
}

/** Another create that found its event made before: the two belong together, and the next plan compares them. */
export const linkOfFound = (operation: Create, item: Item, table: LinkTable): Link | undefined => {
  if (operation.undo !== undefined || metBefore(operation, { is: 'changed', item })) return
  const source: Item = { id: operation.partnerId, version: '', fields: operation.fields, mark: operation.partnerMark }
  const { generation } = operation
  return operation.on === 'neo'
    ? takingOver(linkOf({ neo: item, outlook: { ...source, generation } }), table.of('outlook', source.id))
    : linkOf({ neo: source, outlook: { ...item, generation } })
}

const stamped = (link: Link): Link => {
  const { former: _, ...rest } = link
  return rest
}

/** The link once its stamp stands. The etag is of our own write too, and its time is no person's. */
export const linkStamped = (link: Link, version: string): Link => ({
  ...stamped(link),
  outlook: { ...link.outlook, version },
})

/** The link as it is after a creation or an update that ended well; undefined if there is none. `echo`: what the side really holds now. */
export const linkAfter = (operation: Written, echo: Item, table: LinkTable): Link | undefined => {
  if (operation.do === 'delete') return
  const { on } = operation
  const here = held(on, echo)
  if (operation.do === 'create') {
    // An event that is put back stands alone.
    if (operation.undo !== undefined) return
    const there = { id: operation.partnerId, fields: operation.fields }
    const { generation, partnerMark } = operation
    const cut = cutOfMade(operation, echo)
    return on === 'neo'
      ? takingOver({ neo: here, outlook: there, generation, mark: echo.mark, ...cut }, table.of('outlook', there.id))
      : { neo: there, outlook: here, generation, mark: partnerMark, ...cut }
  }
  const found = table.of(on, echo.id)
  if (!found) return
  const known = withoutCut(found, operation)
  const other = known[otherSide(on)]
  const { changed } = operation
  if (operation.undo !== undefined) {
    const link = forgetCarries(known, changed)
    // Of what was taken back only later changes count; what else a person has changed meanwhile is still to be carried.
    return on === 'neo' ? agree(link, changed, here, link.outlook) : agree(link, changed, link.neo, here)
  }
  // Whatever is written to Outlook carries the stamp.
  const link = rememberCarry(on === 'outlook' ? stamped(known) : known, operation)
  const there = { id: other.id, fields: operation.held ?? operation.fields }
  const agreed = on === 'neo' ? agree(link, changed, here, there) : agree(link, changed, there, here)
  return operation.theirs ? agreeOnSeries(agreed, operation.theirs) : agreed
}

/** Once it is written whole nothing is missing any more. */
const withoutCut = (link: Link, { on, changed }: Extract<Operation, { do: 'update' }>): Link => {
  const { cut, ...rest } = link
  return cut?.on === on && changed.includes('series') ? rest : link
}

const agreeOnSeries = (link: Link, series: Series): Link => ({
  ...link,
  neo: { ...link.neo, fields: { ...link.neo.fields, series } },
  outlook: { ...link.outlook, fields: { ...link.outlook.fields, series } },
})

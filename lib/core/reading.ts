import { otherSide, type SideName, type Window } from './event.ts'
import { canonical, isIn, withFields } from './normal.ts'
import type { Intent, Link, Picture, Side } from './ports.ts'
import { watched } from './prune.ts'
import { joinedElsewhere } from './relink.ts'
import type { Wish } from './wish.ts'

/**
 * Links to read a side by. An event that was moved into the window on the other side is asked for there, because its own last days may not be read at
 * all; then it would never be found, and the move never carried over.
 */
const linksFor = (side: SideName, links: readonly Link[], other: Picture, window: Window): readonly Link[] => {
  const seen = new Map(other.items.map(({ id, fields }) => [id, fields]))
  return links.map((link) => {
    const { fields } = link[side]
    const there = seen.get(link[otherSide(side)].id)
    if (!there || !isIn(there, window) || isIn(fields, window)) return link
    return { ...link, [side]: { ...link[side], fields: withFields(fields, there, ['times', 'series']) } }
  })
}
const isOpen = (side: SideName, link: Link, { items, missing }: Picture) =>
  !missing.has(link[side].id) && !items.some(({ id }) => id === link[side].id)

/** Both sides whole, one after the other. @throws ProblemError if one cannot be read: then there is no picture at all. */
export const readBoth = async (request: {
  sides: Record<SideName, Side>
  links: readonly Link[]
  intents: readonly Intent[]
  /** Of their events without a link it is asked as well whether they are still there. */
  wishes?: readonly Wish[]
  window: Window
  report(side: SideName, done: number, total: number): void
}): Promise<Record<SideName, Picture>> => {
  const { sides, links, intents, wishes = [], window, report } = request
  const asked = watched(wishes, links)
  const read = async (side: SideName, by: readonly Link[]): Promise<Picture> => {
    report(side, 0, 0)
    return await sides[side].read({
      window,
      links: [...by, ...asked[side]],
      watched: new Set(asked[side].map((link) => link[side].id)),
      intents: intents.filter(({ operation }) => operation.on === side),
      progress: (done, total) => report(side, done, total),
    })
  }
  const first = await read('neo', links)
  const outlook = await read('outlook', linksFor('outlook', links, first, window))
  const byNeo = linksFor('neo', links, outlook, window)
  const movedIn = byNeo.some((link, index) => link !== links[index] && isOpen('neo', link, first))
  return { neo: movedIn ? await read('neo', byNeo) : first, outlook }
}

/**
 * For events whose link is lost: which sides still hold what the stamp says was agreed. The other one has changed since, and is no conflict.
 * @returns by Outlook id; nothing for pairs that tell nothing
 */
export const recall = async (
  { neo, outlook }: Record<SideName, Picture>,
  links: readonly Link[],
  digest: (text: string) => Promise<string>,
): Promise<Map<string, SideName[]>> => {
  const left = joinedElsewhere(links, { neo, outlook })
  const linked = new Set(links.filter((link) => !left.has(link)).map((link) => link.outlook.id))
  const byMark = new Map(neo.items.map((item) => [item.mark, item]))
  const recalled = new Map<string, SideName[]>()
  for (const right of outlook.items) {
    const left = right.partnerMark === undefined ? undefined : byMark.get(right.partnerMark)
    if (!left || right.agreed === undefined || linked.has(right.id)) continue
    const faithful: SideName[] = []
    if ((await digest(canonical(left.fields))) === right.agreed) faithful.push('neo')
    if ((await digest(canonical(right.fields))) === right.agreed) faithful.push('outlook')
    if (faithful.length > 0) recalled.set(right.id, faithful)
  }
  return recalled
}

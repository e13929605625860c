import type { Item, SideName } from './event.ts'
import type { Link, Picture } from './ports.ts'

/**
 * Links whose NEO event goes on under another id lead there. The Outlook event carries the stamp of the old one until it is renewed. Where another Outlook
 * event is stamped as the partner already, or it has a link, another device was there first: then the old one is just gone. That is asked of the server
 * before it is believed (`sought`: ids of those that were), because a picture may be behind what another device has written.
 */
export const renamed = (
  links: readonly Link[],
  { neo, outlook }: Record<SideName, Picture>,
  sought: ReadonlySet<string>,
): { links: readonly Link[]; put: Link[]; open: Item[] } => {
  const { became } = neo
  if (!became || became.size === 0) return { links, put: [], open: [] }
  const items = new Map(neo.items.map((item) => [item.id, item]))
  const taken = new Set(links.map((link) => link.neo.id))
  const put: Link[] = []
  const open: Item[] = []
  const next = links.map((link): Link => {
    const item = items.get(became.get(link.neo.id) ?? '')
    if (!item || taken.has(item.id)) return link
    const isStamped = outlook.items.some(({ id, partnerMark }) => partnerMark === item.mark && id !== link.outlook.id)
    if (isStamped) return link
    if (!sought.has(item.id)) {
      open.push(item)
      return link
    }
    taken.add(item.id)
    const { changedAt: _, ...left } = link.neo
    const moved: Link = {
      ...link,
      neo: { ...left, id: item.id },
      mark: item.mark,
      ...(link.mark !== undefined && { former: link.mark }),
    }
    put.push(moved)
    return moved
  })
  return { links: next, put, open }
}

import type { Item, SideName } from './event.ts'
import type { Link, Picture } from './ports.ts'

/** The events of both pictures by their ids. */
export const itemsById = ({ neo, outlook }: Record<SideName, Picture>): Record<SideName, Map<string, Item>> => ({
  neo: new Map(neo.items.map((item) => [item.id, item])),
  outlook: new Map(outlook.items.map((item) => [item.id, item])),
})

/** Links by the id of either event. */
export const linksById = (links: readonly Link[]): Record<SideName, Map<string, Link>> => ({
  neo: new Map(links.map((link) => [link.neo.id, link])),
  outlook: new Map(links.map((link) => [link.outlook.id, link])),
})

import type { Item, SideName } from './event.ts'
import type { Draft } from './draft.ts'
import type { Link, Picture } from './ports.ts'
import type { Standing } from './wish.ts'

/**
 * A linked event that is still in NEO, but no event of the user's any more: whether its copy stays in Outlook is for the user to say.
 * @returns whether the pair is still one
 */
export const decideUnlisted = (
  pictures: Record<SideName, Picture>,
  draft: Draft,
  link: Link,
  outlook: Item | undefined,
  wished: Standing | undefined,
): boolean => {
  if (!outlook) {
    const isGone = pictures.outlook.missing.get(link.outlook.id) === 'gone'
    if (isGone) draft.drop.push(link.neo.id)
    return !isGone
  }
  if (wished && draft.obeyPair(link, undefined, outlook, wished)) return true
  if (wished) draft.unwish.add(wished.id)
  draft.park('unlisted', { outlook, ids: { neo: link.neo.id, outlook: link.outlook.id } })
  return true
}

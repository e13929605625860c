import { withCategory } from './category.ts'
import type { FieldName, Item } from './event.ts'
import type { Link } from './ports.ts'
import { type Direction, mayWrite } from './rules.ts'

/** Fields that go over to each side, and those that are agreed without a write. */
type Merged = Record<'toOutlook' | 'toNeo' | 'agreed', FieldName[]> & { whole?: Partial<Record<FieldName, string>> }

/** Whether a field of it may not be written. */
export const isClosed = ({ readOnly, fixed }: Item, name: FieldName) =>
  readOnly === true || fixed?.includes(name) === true

/**
 * The block and the rooms of facilities go one way. What a person makes of them in Outlook changes nothing in NEO and stays as it is until NEO's own change.
 * Names of a private event wait until the other one is private, too.
 */
const mergeRegistered = (
  name: 'block' | 'rooms',
  ...[merged, link, neo, outlook, direction]: Parameters<typeof mergeOneWay>
) => {
  const { [name]: wanted, visibility } = neo.fields
  if (wanted === undefined || wanted === (link.neo.fields[name] ?? '')) return
  const isWithheld =
    visibility === 'private' && outlook.fields.visibility !== 'private' && !merged.toOutlook.includes('visibility')
  if (wanted === (outlook.fields[name] ?? '')) merged.agreed.push(name)
  else if (mayWrite(direction, 'outlook') && !isClosed(outlook, name) && !isWithheld) merged.toOutlook.push(name)
}

/**
 * The address of an online meeting goes one way, the other one. What a person makes of it in NEO stays until Outlook's changes. Where others are registered
 * they get it only if it has changed since the two belong together.
 */
const mergeMeeting = (merged: Merged, link: Link, neo: Item, outlook: Item, direction: Direction) => {
  const { meeting, visibility } = outlook.fields
  const was = link.outlook.fields.meeting
  if (meeting === undefined || meeting === (was ?? '') || (was === undefined && neo.shared)) return
  const isWithheld =
    visibility === 'private' && neo.fields.visibility !== 'private' && !merged.toNeo.includes('visibility')
  if (meeting === (neo.fields.meeting ?? '')) merged.agreed.push('meeting')
  else if (mayWrite(direction, 'neo') && !isClosed(neo, 'meeting') && !isWithheld) merged.toNeo.push('meeting')
}

/**
 * The category of a kind goes to Outlook where it, or the kind, has changed in NEO. Those that a person gives or takes away there stay so. Nothing is known
 * of an event whose categories were never read.
 */
const mergeCategory = (merged: Merged, link: Link, neo: Item, outlook: Item, direction: Direction) => {
  const { category, visibility } = neo.fields
  const was = link.neo.fields.category ?? ''
  const held = outlook.fields.category
  if (category === undefined || category === was || held === undefined) return
  const isWithheld =
    visibility === 'private' && outlook.fields.visibility !== 'private' && !merged.toOutlook.includes('visibility')
  const wanted = withCategory(held, was, category)
  if (wanted === held) merged.agreed.push('category')
  else if (mayWrite(direction, 'outlook') && !isClosed(outlook, 'category') && !isWithheld) {
    merged.toOutlook.push('category')
    merged.whole = { ...merged.whole, category: wanted }
  }
}

/** What only ever goes one way. It takes no part in the comparison of the two. */
export const mergeOneWay = (merged: Merged, link: Link, neo: Item, outlook: Item, direction: Direction): void => {
  mergeRegistered('block', merged, link, neo, outlook, direction)
  mergeRegistered('rooms', merged, link, neo, outlook, direction)
  mergeMeeting(merged, link, neo, outlook, direction)
  mergeCategory(merged, link, neo, outlook, direction)
}

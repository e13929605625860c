import type { FieldName, Fields, Item, SideName } from './event.ts'
import { normalise, textOf, withFields } from './normal.ts'
import type { Link, Operation } from './ports.ts'

/**
 * In which order a plan is carried out: what is new first, deletions last. A claim stands before the creation that it is for, and before anything is
 * taken back, the other devices are told.
 */
const order: readonly string[] = [
  'part outlook',
  'create outlook',
  'claim outlook',
  'create neo',
  'update neo',
  'update outlook',
  'stamp outlook',
  'delete outlook',
  'delete neo',
]

export const createOf = (on: SideName, source: Item, generation: number): Operation => ({
  do: 'create',
  on,
  partnerId: source.id,
  partnerMark: source.mark,
  fields: source.fields,
  generation,
})

export const updateOf = (
  on: SideName,
  item: Item,
  source: { id: string; fields: Fields },
  changed: readonly FieldName[],
  generation: number,
  whole: Partial<Record<FieldName, string>> = {},
): Extract<Operation, { do: 'update' }> => {
  const taken = withFields(item.fields, { ...source.fields, ...only(whole, changed) }, changed)
  // Times of one side and a rule of the other need not fit: the first date is the first that the rule gives.
  const fields = taken.series ? normalise(taken) : taken
  const isMoved = !changed.includes('times') && textOf(fields, 'times') !== textOf(item.fields, 'times')
  return {
    do: 'update',
    on,
    id: item.id,
    version: item.version,
    seen: item.fields,
    fields,
    ...(changed.some((name) => name in whole) && { held: source.fields }),
    changed: isMoved ? [...changed, 'times'] : changed,
    partnerId: source.id,
    generation,
  }
}

const only = (whole: Partial<Record<FieldName, string>>, names: readonly FieldName[]) =>
  Object.fromEntries(names.flatMap((name) => (whole[name] === undefined ? [] : [[name, whole[name]]])))

export const deleteOf = (on: SideName, item: Item): Extract<Operation, { do: 'delete' }> => ({
  do: 'delete',
  on,
  id: item.id,
  version: item.version,
  seen: item.fields,
  partnerId: '',
  ...(item.shared && { shared: true }),
})

export const stampOf = (link: Link, version: string, fields: Fields): Extract<Operation, { do: 'stamp' }> => ({
  do: 'stamp',
  on: 'outlook',
  id: link.outlook.id,
  version,
  fields,
  partnerId: link.neo.id,
  generation: link.generation,
})

/** Whether it does nothing but tell other devices that a pair stands apart. */
export const isPart = (operation: Operation): operation is Extract<Operation, { do: 'stamp' }> =>
  operation.do === 'stamp' && operation.apart === true

/** The event that an operation is about: its own id, or of a creation the id of its source. */
export const subjectOf = (operation: Operation) => ('id' in operation ? operation.id : operation.partnerId)

export const inOrder = (operations: readonly Operation[]): Operation[] => {
  const place = (o: Operation) => order.indexOf(`${isPart(o) ? 'part' : o.do} ${o.on}`)
  return operations.toSorted((a, b) => place(a) - place(b) || (subjectOf(a) < subjectOf(b) ? -1 : 1))
}

/** Whether a person sees what the operation does. */
export const isVisible = ({ do: what }: Operation) => what !== 'stamp' && what !== 'claim'

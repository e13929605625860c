import { stateOf } from '../../../lib/core/decide.ts'
import { touches } from '../../../lib/core/normal.ts'
import { expected, writes } from '../machine/hits.ts'
import { moments } from './carry-out.ts'
import { type Look, sideNames } from './world.ts'

// No triple is taken back.
const operations = writes.filter((write) => write !== 'part outlook')
const parked = [
  'conflict',
  'read-only',
  'orphan',
  'deleted-at-source',
  'claimed',
  'undone',
  'deleted-there',
  'chosen',
  'series',
  'private',
]

/** Counts what the triples came by; a 0 after enough of them says that they do not test what they say. */
export const hitCounts = () => {
  const names = [
    ...expected.cell,
    ...operations,
    ...parked.map((why) => `parked ${why}`),
    'put',
    'drop',
    'wish fulfilled',
    'wish void',
    'sought',
    'adopted',
    ...moments.map((moment) => `killed when ${moment}`),
    'a second run had to do',
    'not killed for a known reason',
  ]
  const counts = new Map(names.map((name) => [name, 0]))
  const hit = (name: string, times = 1) => {
    const before = counts.get(name)
    if (before !== undefined) counts.set(name, before + times)
  }
  return {
    hit,
    missed: () => [...counts].flatMap(([name, count]) => (count === 0 ? [name] : [])),
    table: () => [...counts].map(([name, count]) => `${String(count).padStart(8)}  ${name}`).join('\n'),
  }
}
export type Hits = ReturnType<typeof hitCounts>

export const countLook = ({ hit }: Hits, { planned, input }: Look) => {
  const { links, window, rules } = input
  const cell = (neo: string, outlook: string) => hit(`${rules.direction}: ${neo} × ${outlook}`)
  const find = (side: (typeof sideNames)[number], id: string) => input[side].items.find((item) => item.id === id)
  for (const { neo, outlook } of links) {
    const left = stateOf(find('neo', neo.id), input.neo.missing.get(neo.id), neo.fields)
    const right = stateOf(find('outlook', outlook.id), input.outlook.missing.get(outlook.id), outlook.fields)
    if (left && right) cell(left, right)
  }
  for (let nth = 0; nth < planned.adopted; nth++) cell('created', 'created')
  const known = new Set([...links, ...planned.put].flatMap(({ neo, outlook }) => [neo.id, outlook.id]))
  for (const side of sideNames)
    for (const { id, fields, notYet } of input[side].items)
      if (!notYet && !known.has(id) && touches(fields.times, window))
        cell(side === 'neo' ? 'created' : 'gone', side === 'neo' ? 'gone' : 'created')
  for (const o of planned.operations) hit(`${o.do} ${o.on}`)
  for (const { why } of planned.parked) hit(`parked ${why}`)
  hit('put', planned.put.length)
  hit('drop', planned.drop.length)
  hit('adopted', planned.adopted)
  hit('wish fulfilled', planned.fulfils.size)
  hit('wish void', planned.unwish.length)
  hit('sought', input.unfound.size)
}

import { directions } from '../../../lib/core/rules.ts'
import { apartReasons } from '../../../lib/core/wish.ts'
import { writeFaults } from './acts.ts'
import { seriesHits } from './tally-series.ts'

const cells = [
  ...['unchanged', 'modified', 'gone'].flatMap((neo) =>
    ['unchanged', 'modified', 'gone'].map((outlook) => `${neo} × ${outlook}`),
  ),
  'created × gone',
  'gone × created',
  'created × created',
]
/** Kinds of writes, as a plan is carried out. */
export const writes = [
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

/** Everything that a good number of histories has to come by. */
export const expected = {
  cell: directions.flatMap((direction) => cells.map((cell) => `${direction}: ${cell}`)),
  series: seriesHits,
  guard: ['side-empty', 'many-deletions', 'mass-change', 'first-run', 'preview', 'undo'].flatMap((guard) => [
    `${guard} asked`,
    `${guard} confirmed`,
  ]),
  fault: [
    ...writeFaults.map((fault) => `write ${fault}`),
    'read neo fails',
    'read outlook fails',
    'seek fails',
    'unknown on neo',
    'unknown on outlook',
    'stale read',
    'storage full',
    'rewritten echo',
    'edited under us',
    'gone under us',
    'transaction used up',
  ],
  crash: [
    ...['links', 'intents', 'wishes', 'begin', 'keep', 'record'].flatMap((call) => [`before ${call}`, `after ${call}`]),
    ...['read neo', 'read outlook', 'seek', ...writes].flatMap((call) => [`before ${call}`, `after ${call}`]),
  ],
  recovery: [
    'open creation linked',
    'open intent settled as done',
    'open intent settled as not done',
    'link led to another event',
    'agreement recalled from a stamp',
    'hint taken up',
    'own claim renewed',
    'old claim of another device replaced',
    'claim lost to another device',
    'partner sought and found',
    'partner sought in vain',
    'stamp restored',
    'wish fulfilled',
    'wish void',
    'wish about nothing pruned',
    'adopted',
    'double of a meeting taken away',
  ],
  parked: [
    ...apartReasons,
    'conflict',
    'bounced',
    'read-only',
    'deleted-at-source',
    'claimed',
    'changed-since',
    'shared-deletion',
    'meeting',
  ],
} as const
export type Group = keyof typeof expected

/** Counts what the histories came by. A count of 0 after enough of them says that the machine does not test what it says. */
export const hitCounts = () => {
  const counts = new Map<string, number>()
  const key = (group: Group, what: string) => `${group} | ${what}`
  for (const group of Object.keys(expected) as Group[])
    for (const what of expected[group]) counts.set(key(group, what), 0)
  return {
    hit: (group: Group, what: string, times = 1) => {
      const name = key(group, what)
      const before = counts.get(name)
      // What is not foreseen is not counted: the table is what the machine promises.
      if (before !== undefined) counts.set(name, before + times)
    },
    missed: () => [...counts].flatMap(([name, count]) => (count === 0 ? [name] : [])),
    table: () => [...counts].map(([name, count]) => `${String(count).padStart(8)}  ${name}`).join('\n'),
  }
}
export type Hits = ReturnType<typeof hitCounts>

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, collect } from './acceptance.ts'
import { allIds } from './ids.ts'
import { notHere } from './not-here.ts'

const root = new URL('../../../', import.meta.url)
const place = '../shared/design/sync-cases.md'
const text = new URL(place, root)
const missing = existsSync(text) ? '' : ` (skipped: ${place} is not beside this checkout)`

const others = new Set(['coverage.test.ts', 'g-preview.test.ts', 'e-lock.test.ts'])
const files = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.test.ts') && !others.has(name))
  .toSorted()

type Shown = { file: string; one: Case }
const shown: Shown[] = []
for (const file of files) {
  const cases = await collect(() => import(/* @vite-ignore */ `./${file}`))
  shown.push(...cases.map((one) => ({ file, one })))
}
const casesOf = (id: string) => shown.filter(({ one }) => one.id.split(', ').includes(id))
const elsewhere = new Map(notHere.flatMap((one) => one.ids.map((id) => [id, one] as const)))

test('every file of cases has some', () => {
  expect([...new Set(shown.map(({ file }) => file))]).toEqual(files)
})

test.each(allIds)('%s is shown by a case, or it is said where', (id) => {
  const named = elsewhere.get(id)
  expect([casesOf(id).length > 0, named !== undefined]).toEqual([named === undefined, casesOf(id).length === 0])
  if (named?.file) expect([named.file, existsSync(new URL(named.file, root))]).toEqual([named.file, true])
})

test('no case has an id that is not in the list', () => {
  const ids = shown.flatMap(({ one }) => one.id.split(', '))
  expect([...ids, ...elsewhere.keys()].filter((id) => id !== 'G11' && !allIds.includes(id))).toEqual([])
})

test.skipIf(missing !== '')(`the list is that of the design${missing}`, () => {
  const rows = readFileSync(text, 'utf8').matchAll(/^\| ([A-N]\d+) \|/gm)
  expect([...rows].map(([, id]) => id)).toEqual(allIds)
})

const waysOf = ({ a, only }: Case) =>
  [a === undefined ? 'both ways' : `A = ${a}`, ...(only ? [`only on ${only[0]}: ${only[1]}`] : [])].join('; ')

const linesOf = (id: string): string[] => {
  const named = elsewhere.get(id)
  if (named) return [`- ${id} not here: ${named.because}${named.file ? ` (${named.file})` : ''}`]
  return casesOf(id).map(({ file, one }) => `- ${id} ${one.title} (${waysOf(one)}; ${file})`)
}

const table = () =>
  [
    '# Acceptance cases and where they are shown',
    '',
    'Made by coverage.test.ts (`vitest -u` writes it anew). Each case is played in memory and on the real adapters, in both directions, and twice, unless it says otherwise.',
    ...[...new Set(allIds.map(([group = '']) => group))].flatMap((group) => [
      '',
      `## ${group}`,
      '',
      ...allIds.filter((id) => id.startsWith(group)).flatMap(linesOf),
    ]),
    '',
  ].join('\n')

test('the table is that of the cases', async () => {
  await expect(table()).toMatchFileSnapshot('./coverage.md')
})

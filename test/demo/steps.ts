import type { World } from '../fixtures/world.ts'
import { type Changes, changesBetween, sameChanges, words } from './changes.ts'
import { type Requests, startCounting } from './requests.ts'

export type Row = {
  name: string
  neo: Changes
  outlook: Changes
  /** Absent where a person worked on the pages: then the requests are the person's. */
  requests?: Requests
  ms: number
  same: boolean
  /** What differs from what was expected; empty = as it should be. */
  wrong: string[]
}
export type Expected = { neo: Changes; outlook: Changes }

const missing = (from: readonly string[], to: readonly string[]) => from.filter((line) => !to.includes(line))

/** Plays steps and looks, with the emulators' own eyes, at what each has changed. */
export const createSteps = (world: World, say: (line: string) => void) => {
  const rows: Row[] = []
  return {
    rows,
    /** Whether both calendars hold the same lines, as far as this version carries them. */
    same: () => world.neoLines().join('\n') === world.outlookLines().join('\n'),
    async play(name: string, by: 'person' | 'extension', expected: Expected, run: () => Promise<void>): Promise<Row> {
      say(name)
      const neo = world.neoById()
      const outlook = world.outlookById()
      const counted = startCounting(world.bench)
      const started = performance.now()
      await run()
      const ms = Math.round(performance.now() - started)
      const requests = counted()
      const row: Row = {
        name,
        neo: changesBetween(neo, world.neoById()),
        outlook: changesBetween(outlook, world.outlookById()),
        ...(by === 'extension' && { requests }),
        ms,
        same: this.same(),
        wrong: [],
      }
      for (const side of ['neo', 'outlook'] as const)
        if (!sameChanges(row[side], expected[side]))
          row.wrong.push(`${side}: expected ${words(expected[side])}; found ${words(row[side])}`)
      rows.push(row)
      return row
    },
    /** After a run: both calendars hold exactly these lines. */
    checkLines(row: Row, lines: readonly string[]) {
      for (const [side, found] of [
        ['NEO', world.neoLines()],
        ['Outlook', world.outlookLines()],
      ] as const) {
        for (const line of missing(lines, found)) row.wrong.push(`${side} lacks: ${line}`)
        for (const line of missing(found, lines)) row.wrong.push(`${side} has too much: ${line}`)
        if (found.length !== lines.length) row.wrong.push(`${side} has ${found.length} events, not ${lines.length}`)
      }
    },
  }
}
export type Steps = ReturnType<typeof createSteps>

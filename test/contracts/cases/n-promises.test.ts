import { expect } from 'vitest'
import { acceptance, both, type Case } from './acceptance.ts'
import { many } from './events.ts'
import type { Stage } from './stage.ts'

const undoRun = async ({ entries, undo }: Stage, run?: string) => {
  const all = (await entries()).filter((entry) => run === undefined || entry.run === run)
  const { question } = await undo(all)
  expect(question?.problem.kind).toBe('guard-undo')
  return undo(all, { confirmed: question?.id ?? '' })
}
/** By its number: two runs of one millisecond have the same time. */
const latest = async ({ entries }: Stage) => {
  const numberOf = (run: string) => Number(run.replaceAll(/\D/g, ''))
  return (await entries()).map(({ run }) => run).toSorted((a, b) => numberOf(b) - numberOf(a))[0]
}

const cases: Case[] = [
  {
    id: 'N4',
    title: 'the last run is taken back: all its writes are reversed, and are not done again',
    agreed: many(4),
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { body: 'y' })
          A.remove('e2')
          A.add('new=x')
          B.edit('e3', { body: 'z' })
        },
        expect: {
          ...both('e1=y', 'e3=z', 'e4=x', 'new=x'),
          writes: { a: { updated: 1 }, b: { created: 1, updated: 1, deleted: 1 } },
        },
      },
      {
        does: async (stage) => {
          const result = await undoRun(stage, await latest(stage))
          expect(result.parked).toEqual([])
        },
        expect: {
          a: ['e1=y', 'e3=x', 'e4=x', 'new=x'],
          b: ['e1=x', 'e2=x', 'e3=z', 'e4=x'],
          parked: ['undone e1', 'undone e2', 'undone e3', 'undone new'],
          links: 3,
        },
      },
    ],
  },
  {
    id: 'N4',
    title: 'what somebody has changed since is not taken back, and is listed',
    agreed: many(3),
    steps: [
      {
        does: ({ A }) => {
          A.edit('e1', { body: 'y' })
          A.edit('e2', { body: 'y' })
        },
        expect: { ...both('e1=y', 'e2=y', 'e3=x'), writes: { b: { updated: 2 } } },
      },
      {
        does: async (stage) => {
          stage.B.edit('e2', { body: 'z' })
          const { parked } = await undoRun(stage, await latest(stage))
          expect(parked.map(({ why, item }) => `${why} ${item.fields.subject}`)).toEqual(['changed-since e2'])
        },
        expect: {
          a: ['e1=y', 'e2=z', 'e3=x'],
          b: ['e1=x', 'e2=z', 'e3=x'],
          writes: { a: { updated: 1 } },
          parked: ['undone e1'],
        },
      },
    ],
  },
  {
    id: 'N6',
    title: 'a run that finds nothing to do asks each side once, whatever the number of events',
    agreed: many(60),
    only: ['adapters', 'requests are the matter'],
    steps: [
      ...[1, 2, 3].map(() => ({ expect: both(...many(60)) })),
      {
        expect: both(...many(60)),
        check: ({ real }) =>
          expect(real().requests.map((line) => line.split('?')[0]?.replace(/cgi\/0.*/, 'cgi'))).toEqual([
            'neo POST /cgi-bin/dneo/dneor.cgi',
            'graph GET /v1.0/me/calendar/calendarView/delta',
          ]),
      },
    ],
  },
  {
    id: 'N8, F19',
    title: 'a first run is stopped half way, and all that it has made is taken away: everything is as it was',
    steps: [
      {
        does: async (stage) => {
          const { A, B, a } = stage
          many(30).forEach((event) => A.add(event))
          B.add('own=x')
          await stage.run({ occasion: 'preview' })
          await stage.run({ occasion: 'preview' })
          const reading = stage.points()
          const stopped = stage.run({ dies: reading + (a === 'neo' ? 12 : 60) })
          await expect(stopped.then(() => 'alive')).rejects.toThrow()
          const made = stage.writes()[stage.b].created
          expect(made).toBeGreaterThan(0)
          await stage.run()
          await undoRun(stage)
        },
        expect: {
          a: many(30),
          b: ['own=x'],
          parked: [...many(30).map((event) => `undone ${event.split('=')[0]}`), 'undone own'],
        },
      },
    ],
  },
]
acceptance(cases)

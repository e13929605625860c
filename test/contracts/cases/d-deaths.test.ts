import { expect } from 'vitest'
import { acceptance, both, type Case, idle } from './acceptance.ts'
import { many } from './events.ts'
import { adaptersStage } from './adapters-stage.ts'
import { memoryStage } from './memory-stage.ts'
import type { Stage } from './stage.ts'

/** A pair to be changed, one to be deleted, and two new events that have no partner. */
const prepare = async (stage: Stage) => {
  for (const event of many(3)) stage.A.add(event)
  await stage.run()
  const { A, B } = stage
  A.add('new=x')
  B.add('own=x')
  A.edit('e1', { body: 'y' })
  A.remove('e2')
}
const end = both('e1=y', 'e3=x', 'new=x', 'own=x')

/** The same world once more. */
const twin = async ({ on, a }: Stage) => {
  const made = on === 'memory' ? memoryStage(a) : await adaptersStage(a)
  await prepare(made)
  return made
}

const cases: Case[] = [
  {
    id: 'D4, D21, F17',
    title: 'the worker dies in the middle of a first run: what is finished stays finished, nothing is made twice',
    steps: [
      {
        does: async (stage) => {
          const { A, a, b } = stage
          many(50).forEach((event) => A.add(event))
          const { question } = await stage.run({ occasion: 'first' })
          expect(question?.problem).toEqual({ kind: 'guard-first-run', count: 50 })
          // What the first look had to read is known now.
          await stage.run({ occasion: 'first' })
          const reading = stage.points()
          // Six points for each batch; Outlook's events are claimed before.
          const death = stage.run({ dies: reading + (a === 'neo' ? 10 : 48) })
          await expect(death.then(() => 'alive')).rejects.toThrow()
          const before = stage.writes()[b].created
          expect(before).toBeGreaterThan(0)
          expect(before).toBeLessThan(50)
          const known = (await stage.links()).length
          expect(known).toBeGreaterThan(0)
          await stage.run()
          expect(stage.writes()[b].created).toBe(50 - before)
        },
        expect: both(...many(50)),
      },
    ],
  },
  {
    id: 'D15, D16',
    title: 'the worker dies at any point of a run: the next run ends where a run without death ends',
    steps: [
      {
        ...idle,
        does: async (stage) => {
          await prepare(stage)
          await stage.run()
          const points = stage.points()
          expect(points).toBeGreaterThan(20)
          for (let dies = 1; dies <= points; dies++) {
            const made = await twin(stage)
            await expect(made.run({ dies }).then(() => 'alive')).rejects.toThrow()
            const { created, deleted } = made.writes()[made.b]
            // A stamp that could not be written yet, or an answer that was lost, may take a second one.
            await made.run()
            const after = made.writes()[made.b]
            await made.run()
            const last = made.writes()
            const where = `died at ${dies} of ${points}`
            expect([where, made.lines('neo')]).toEqual([where, stage.lines('neo')])
            expect([where, made.lines('outlook')]).toEqual([where, stage.lines('outlook')])
            expect([where, created + after.created, deleted + after.deleted]).toEqual([where, 1, 1])
            expect([where, await made.intents(), (await made.links()).length]).toEqual([where, [], 4])
            expect([where, last[made.a].created, last[made.b].created]).toEqual([where, 0, 0])
            expect(made.offences()).toEqual([])
          }
        },
        expect: { ...end, writes: 'unsaid' },
      },
    ],
  },
]
acceptance(cases)

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherSide, type SideName } from '../../lib/core/event.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import type { SyncResult } from '../../lib/core/sync.ts'
import { adaptersStage } from '../contracts/cases/adapters-stage.ts'
import { at, daysOf, ev } from '../contracts/cases/events.ts'
import type { How, Stage } from '../contracts/cases/stage.ts'
import { Crash } from '../fakes/memory-side.ts'
import { type AdapterStep, adapterStep } from './adapters-steps.ts'

// The same as the machine in memory, smaller and over the real adapters, the real database and the emulators of both services: two PCs, faults of the
// wire, deaths at any request. HISTORY_RUNS=500 for more of it, CONVERGENCE_SEED=… for another set.
const numRuns = Number(process.env['HISTORY_RUNS'] ?? 50)
const seed = Number(process.env['CONVERGENCE_SEED'] ?? 20261126)
const sides = ['neo', 'outlook'] as const
const mostRounds = 8

const createHistory = (stage: Stage) => {
  let counter = 0
  /** Texts that a person wrote last, and those that were replaced or deleted in sight of them. */
  const written = new Set<string>()
  const superseded = new Set<string>()
  const last = new Map<1 | 2, SyncResult>()
  const trace: string[] = []
  const token = (kind: string) => {
    const text = `${kind}${++counter}z`
    written.add(text)
    return text
  }
  const { world } = stage.real()

  /** Titles as the servers show them now, whoever has made the events. */
  const titles = (side: SideName): string[] =>
    stage.lines(side).flatMap((line) => / (t\d+z)(?: |$)/.exec(line.replace('終日', ''))?.[1] ?? [])
  const pickOf = (side: SideName, pick: number) => {
    const all = titles(side)
    return all[pick % Math.max(1, all.length)]
  }
  const textsIn = (side: SideName, title: string) => {
    const line = stage.lines(side).find((one) => one.includes(` ${title}`)) ?? ''
    return line.match(/[bp]\d+z/g) ?? []
  }
  const edit = (side: SideName, title: string, field: 'body' | 'place' | 'times') => {
    if (field === 'times') return stage[side].edit(title, { times: at((++counter % 20) + 1) })
    for (const text of textsIn(side, title)) if (text.startsWith(field === 'body' ? 'b' : 'p')) superseded.add(text)
    stage[side].edit(title, { [field]: token(field === 'body' ? 'b' : 'p') })
  }
  const hand = (step: AdapterStep): void => {
    switch (step.do) {
      case 'add': {
        const times = step.days ? daysOf((++counter % 9) + 1) : at((++counter % 9) + 1)
        stage[step.side].add(ev(`t${++counter}z`, { times, body: token('b') }))
        return
      }
      case 'edit':
      case 'remove':
      case 'invite': {
        const title = pickOf(step.side, step.pick)
        if (title === undefined) return
        if (step.do === 'edit') return edit(step.side, title, step.field)
        if (step.do === 'invite')
          return step.side === 'neo' ? stage.neo.share(title, 'people') : stage.outlook.close(title, 'meeting')
        for (const text of textsIn(step.side, title)) superseded.add(text)
        return stage[step.side].remove(title)
      }
      case 'edit-both': {
        const title = pickOf('neo', step.pick)
        if (title === undefined || !titles('outlook').includes(title)) return
        for (const side of sides) edit(side, title, step.field)
        return
      }
      case 'churn': {
        const title = pickOf('outlook', step.pick)
        if (title !== undefined) stage.touch(title)
        return
      }
      case 'fault':
        return stage.fault(step.side, step.fault)
      case 'wire': {
        const { side, skip, does } = step
        world.bench.faults.push({ name: 'wire', emulator: side === 'neo' ? 'neo' : 'graph', skip, times: 1, does })
        return
      }
      case 'expire':
        return world.graph.tokens.expireDelta()
      case 'wait':
        return stage.later(16 * 60_000)
      case 'lose-store':
      case 'run':
    }
  }

  const run = async (how: How): Promise<SyncResult | undefined> => {
    try {
      const asked = await stage.run(how)
      const result = asked.question ? await stage.run({ ...how, confirmed: asked.question.id }) : asked
      last.set(how.pc ?? 1, result)
      return result
    } catch (error) {
      if (!(error instanceof Crash) && !(error instanceof ProblemError)) throw error
      trace.push(`  ended: ${error.message || 'died'}`)
      return
    }
  }

  const perform = async (step: AdapterStep) => {
    trace.push(JSON.stringify(step))
    if (step.do === 'lose-store') {
      // The history lives as long as the database does.
      const kept = [...(await stage.entries()), ...(await stage.intents())].map(({ before }) => before ?? '')
      for (const text of written) if (kept.some((one) => one.includes(text))) superseded.add(text)
      return stage.loseStore()
    }
    if (step.do !== 'run') return hand(step)
    const { pc, dies, meanwhile } = step
    await run({
      pc,
      ...(dies !== undefined && { dies }),
      ...(meanwhile !== undefined && {
        meanwhile: () => hand({ do: 'edit', side: meanwhile % 2 ? 'neo' : 'outlook', pick: meanwhile, field: 'body' }),
      }),
    })
    // Whatever was to go wrong with this run has gone wrong or passed.
    stage.heal()
  }

  /** Without faults the world comes to rest: no run finds anything to do. */
  const settle = async () => {
    stage.heal()
    for (let round = 1; round <= mostRounds; round++) {
      let isQuiet = true
      for (const pc of [1, 2] as const) {
        stage.later(16 * 60_000)
        const result = await run({ pc })
        if (!result?.applied) throw new Error('a healthy run did not end')
        const { operations, put, drop } = result.plan
        if (operations.length + put.length + drop.length > 0 || result.applied.again) isQuiet = false
      }
      if (isQuiet) return
    }
    throw new Error(`no rest after ${mostRounds} rounds`)
  }

  const check = async () => {
    expect(stage.offences()).toEqual([])
    const parked = [...last.values()].flatMap((result) => result.parked)
    const apart = new Set(
      parked.flatMap(({ neo, outlook, item }) => [neo, outlook, item].map((one) => one?.fields.subject)),
    )
    for (const side of sides) {
      const here = titles(side)
      expect(new Set(here).size, `nothing stands twice in ${side}`).toBe(here.length)
      for (const title of here) {
        if (apart.has(title)) continue
        const [mine, theirs] = [side, otherSide(side)].map((name) =>
          stage.lines(name).find((line) => line.includes(` ${title}`)),
        )
        expect(theirs, `${title} of ${side}`).toBe(mine)
      }
    }
    for (const pc of [1, 2] as const) expect(await stage.store(pc).intents()).toEqual([])
    const kept = (await Promise.all(([1, 2] as const).map((pc) => stage.store(pc).entries()))).flat()
    const all = [...sides.flatMap((side) => stage.lines(side)), ...kept.map(({ before }) => before ?? '')].join('\n')
    const lost = [...written].filter((text) => /^[bp]/.test(text) && !superseded.has(text) && !all.includes(text))
    expect(lost, 'what a person wrote last').toEqual([])
  }

  return {
    play: async (steps: readonly AdapterStep[]) => {
      try {
        for (const step of steps) await perform(step)
        await settle()
        await check()
      } catch (error) {
        if (error instanceof Error)
          error.message += `\n${trace.join('\n')}\n${sides.map((side) => stage.lines(side).join('\n')).join('\n–\n')}`
        throw error
      }
    },
  }
}

test('any history over the real adapters converges', async () => {
  console.log(`adapters: seed ${seed}, ${numRuns} histories`)
  await fc.assert(
    fc.asyncProperty(fc.array(adapterStep, { minLength: 1, maxLength: 16, size: 'max' }), async (steps) => {
      await createHistory(await adaptersStage('neo')).play(steps)
    }),
    { seed, numRuns },
  )
}, 600_000)

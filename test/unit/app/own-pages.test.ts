import '../../fakes/database.ts'
import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { ownPageHandlers } from '../../../lib/app/own-pages.ts'
import { readKept, saveKept } from '../../../lib/app/report.ts'
import type { Job } from '../../../lib/app/run-sync.ts'
import { createSnapshots } from '../../../lib/app/snapshot.ts'
import { signInWorld } from '../../fakes/sign-in-world.ts'

beforeEach(() => fakeBrowser.reset())

const asked = async (busy = false) => {
  const work = { do: 'undo', run: 'run-7' } as const
  const question = { id: 'plan-1', problem: { kind: 'guard-undo' as const, count: 1 }, rows: [] }
  await saveKept({ report: { at: 0, rows: [], question }, work, decidable: {} })
  const jobs: (Job | undefined)[] = []
  const handlers = ownPageHandlers({
    signIn: signInWorld().wake(),
    snapshots: createSnapshots(() => undefined),
    begin: async (_trigger, job, first) => {
      if (busy) return false
      jobs.push(job)
      await first?.()
      return true
    },
    startSoon: () => undefined,
    refresh: async () => undefined,
  })
  const answer = (id: string, accept = true) => handlers.answer({ type: 'answer', question: id, accept })
  return { work, jobs, answer }
}

describe('the answer to a question', () => {
  test('goes on with just what was asked, once', async () => {
    const { work, jobs, answer } = await asked()
    expect(await answer('plan-1')).toEqual({ accepted: true })
    expect(jobs).toEqual([{ work, confirmed: 'plan-1' }])
    expect(await answer('plan-1')).toEqual({ accepted: false })
    expect(jobs).toHaveLength(1)
  })
  test('about another plan is good for nothing, and the question stays', async () => {
    const { jobs, answer } = await asked()
    expect(await answer('plan-0')).toEqual({ accepted: false })
    expect([jobs, (await readKept())?.report.question?.id]).toEqual([[], 'plan-1'])
  })
  test('while another run is under way counts for nothing, and the question stays', async () => {
    const { jobs, answer } = await asked(true)
    expect(await answer('plan-1')).toEqual({ accepted: false })
    expect([jobs, (await readKept())?.report.question?.id]).toEqual([[], 'plan-1'])
  })
  test('no ends it without a run', async () => {
    const { jobs, answer } = await asked()
    expect(await answer('plan-1', false)).toEqual({ accepted: false })
    expect([jobs, (await readKept())?.report.question]).toEqual([[], undefined])
  })
})

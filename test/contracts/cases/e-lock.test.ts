import { fakeBrowser } from '../../fakes/browser.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { createNeoPages } from '../../../lib/app/neo-pages.ts'
import { createSnapshots } from '../../../lib/app/snapshot.ts'
import { type RunDeps, runSync } from '../../../lib/app/run-sync.ts'
import { fail } from '../../../lib/core/problem.ts'
import { signInWorld } from '../../fakes/sign-in-world.ts'

beforeEach(() => {
  fakeBrowser.reset()
  Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange })
})

test('E5: two starts at the same time: one runs, the other is told that a run goes on; afterwards the way is free', async () => {
  let started = 0
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const deps: RunDeps = {
    settings: async () => {
      started++
      await gate
      return fail('not-configured')
    },
    signIn: signInWorld().wake(),
    pages: createNeoPages(),
    snapshots: createSnapshots(() => undefined),
    now: () => Date.parse('2026-11-25T03:00:00Z'),
  }
  const start = () => runSync(deps, 'button', { work: { do: 'sync' } })
  const first = start()
  await expect.poll(() => started).toBe(1)
  expect([await start(), await start()]).toEqual([false, false])
  expect((await deps.snapshots.read()).phase).toBe('starting')
  release()
  expect(await first).toBe(true)
  expect((await deps.snapshots.read()).notice).toEqual({ kind: 'not-configured' })
  expect([await start(), started]).toEqual([true, 2])
})

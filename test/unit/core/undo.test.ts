import { describe, expect, test } from 'vitest'
import { fieldsOf, nextDay } from './build.ts'
import { markOfRestored } from '../../../lib/core/undo.ts'
import type { MemoryEvent } from '../../fakes/memory-calendar.ts'
import { quiet, synced, type World } from './two-calendars.ts'

const takeBackLatest = async (made: World) => await made.takeBack(await made.entries(made.latest()))
const omitMark = (event: MemoryEvent): MemoryEvent => {
  const bare = { ...event }
  delete bare.partnerMark
  return bare
}
/** The next runs do not do again what was taken back. */
const stays = async (made: World) => {
  const before = [made.list('neo'), made.list('outlook')]
  for (let round = 0; round < 2; round++) {
    await made.run()
    expect([made.written(), made.list('neo'), made.list('outlook')]).toEqual([0, ...before])
  }
  await quiet(made)
}

describe.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)('a run that wrote from %s to %s is taken back', (a, b) => {
  test('it asks first, and the word is good for this plan', async () => {
    const { made } = await synced(a)
    const { question } = await takeBackLatest(made)
    expect(question?.problem).toEqual({ kind: 'guard-undo', count: 1 })
  })
  test('a word that was given for another plan is good for nothing', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    const { question, applied } = await made.takeBackBy('of another plan', await made.entries(made.latest()))
    expect([question?.problem.kind, applied, made.list(b)]).toEqual(['guard-undo', undefined, ['e1y']])
  })
  test.each([{ notYet: 'meeting' }, { readOnly: true }] as const)(
    'what must not be written any more (%j) is left as it is and listed',
    async (become) => {
      const { made, here, there } = await synced(a)
      made.calendars[a].edit(here[0], { body: 'y' })
      await made.run()
      Object.assign(made.calendars[b].get(there[0]), become)
      const { parked } = await takeBackLatest(made)
      expect(parked).toMatchObject([{ side: b, why: 'changed-since', item: { id: there[0] } }])
      expect([made.written(), made.list(b)]).toEqual([0, ['e1y']])
    },
  )
  test('N4: a creation is deleted, its source stays', async () => {
    const { made } = await synced(a, 2)
    await takeBackLatest(made)
    expect([made.list(a), made.list(b), await made.links()]).toEqual([['e1x', 'e2x'], [], []])
    expect((await made.run()).parked.map(({ why }) => why)).toEqual(['undone', 'undone'])
    await stays(made)
  })
  test('N4: an update comes back, whole, and the other side keeps its own', async () => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y', times: nextDay })
    await made.run()
    await takeBackLatest(made)
    expect([made.list(a), made.list(b), made.calendars[b].list()[0]?.times]).toEqual([
      ['e1y'],
      ['e1x'],
      fieldsOf('').times,
    ])
    await stays(made)
  })
  test('C23: a deletion is restored, and not carried back', async () => {
    const { made, here } = await synced(a, 3)
    made.calendars[a].remove(here[0])
    await made.run()
    expect(made.list(b)).toEqual(['e2x', 'e3x'])
    await takeBackLatest(made)
    expect([made.list(a), made.list(b)]).toEqual([
      ['e2x', 'e3x'],
      ['e1x', 'e2x', 'e3x'],
    ])
    await stays(made)
  })
  test('C23: what is restored belongs to nobody, and stays apart although its marker is taken off', async () => {
    const { made, here } = await synced(a, 3)
    made.calendars[a].remove(here[0])
    await made.run()
    const left = new Set(made.ids(b))
    await takeBackLatest(made)
    const restored = made.ids(b).find((id) => !left.has(id)) ?? ''
    expect((await made.links()).map((link) => link[b].id)).not.toContain(restored)
    made.calendars[b].events.set(restored, omitMark(made.calendars[b].get(restored)))
    expect((await made.run()).parked).toMatchObject([{ side: b, why: 'undone', item: { id: restored } }])
    expect([made.written(), made.list(a)]).toEqual([0, ['e2x', 'e3x']])
  })
  test('C23: killed before it was recorded: it is still known as restored, by its marker', async () => {
    const { made, here } = await synced(a, 3)
    made.calendars[a].remove(here[0])
    await made.run()
    made.faults[b].push({ on: 'create', does: 'crash-after', times: 1 })
    await takeBackLatest(made).catch(() => undefined)
    expect((await made.run()).parked.map(({ side, why }) => [side, why])).toEqual([[b, 'undone']])
    await stays(made)
  })
  test.each(['crash-after', 'lost'] as const)('I3: taken back once more after a %s, it is there once', async (does) => {
    const { made, here } = await synced(a, 3)
    made.calendars[a].remove(here[0])
    await made.run()
    const entries = await made.entries(made.latest())
    made.faults[b].push({ on: 'create', does, times: 1 })
    await made.takeBack(entries).catch(() => undefined)
    await made.takeBack(entries)
    expect(made.list(b)).toEqual(['e1x', 'e2x', 'e3x'])
    await stays(made)
  })
  test('what was changed since is left as it is and listed; the rest is taken back', async () => {
    const { made, here, there } = await synced(a, 2)
    for (const id of here) made.calendars[a].edit(id, { body: 'y' })
    await made.run()
    made.calendars[b].edit(there[0], { body: 'その後' })
    const { parked } = await takeBackLatest(made)
    expect(parked).toMatchObject([{ side: b, why: 'changed-since', item: { id: there[0] } }])
    expect(made.list(b)).toEqual(['e1その後', 'e2x'])
    expect((await made.entries()).filter(({ undoneAt }) => undoneAt !== undefined)).toHaveLength(1)
  })
  test('several writes of one event: the oldest text comes back, in one write', async () => {
    const { made, here } = await synced(a)
    const first = made.latest()
    for (const body of ['y', 'z']) {
      made.calendars[a].edit(here[0], { body })
      await made.run()
    }
    const entries = (await made.entries()).filter(({ run }) => run !== first)
    expect(entries).toHaveLength(2)
    await made.takeBack(entries)
    expect([made.list(b), made.sides[b].counts.update]).toEqual([['e1x'], 1])
    expect((await made.entries()).filter(({ undoneAt }) => undoneAt !== undefined)).toHaveLength(2)
    await stays(made)
  })
  test('N8: everything that was ever made', async () => {
    const { made, here } = await synced(a, 2)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    await made.takeBack(await made.entries())
    expect([made.list(a), made.list(b), await made.links()]).toEqual([['e1y', 'e2x'], [], []])
    await stays(made)
  })
  test('it is taken back once only', async () => {
    const { made } = await synced(a)
    const entries = await made.entries()
    await made.takeBack(entries)
    const again = await made.takeBack(await made.entries(entries[0]?.run))
    expect([again.plan.operations, made.written()]).toEqual([[], 0])
  })
  test.each(['lost', 'unsent', 'crash', 'crash-after'] as const)('I8: with a %s in the middle', async (does) => {
    for (const what of ['create', 'update', 'delete'] as const) {
      const { made, here } = await synced(a, 3)
      if (what === 'update') made.calendars[a].edit(here[0], { body: 'y' })
      if (what === 'delete') made.calendars[a].remove(here[0])
      if (what !== 'create') await made.run()
      const entries = await made.entries(made.latest())
      const on = { create: 'delete', update: 'update', delete: 'create' } as const
      made.faults[b].push({ on: on[what], does, times: 1 })
      await made.takeBack(entries).catch(() => undefined)
      // The next run does nothing again that was taken back, and nothing twice.
      const after = [made.list(a), made.list(b)]
      for (let round = 0; round < 3; round++) await made.run()
      expect([what, made.list(a), made.list(b)]).toEqual([what, ...after])
      const names = new Set(entries.map(({ id }) => id))
      await made.takeBack((await made.entries()).filter(({ id }) => names.has(id)))
      const restored = { create: [], update: ['e1x', 'e2x', 'e3x'], delete: ['e1x', 'e2x', 'e3x'] }
      expect([what, made.list(b)]).toEqual([what, restored[what]])
    }
  })
})

test('K1: what is taken back in NEO puts no stamp on an Outlook event that has become a meeting', async () => {
  const { made, here } = await synced('outlook')
  made.calendars.outlook.edit(here[0], { body: 'y' })
  await made.run()
  Object.assign(made.calendars.outlook.get(here[0]), { notYet: 'meeting' })
  await takeBackLatest(made)
  expect([made.list('neo'), made.sides.outlook.counts.stamp]).toEqual([['e1x'], 0])
})

test('the marker of a restored event is 8 hex digits and its own', () => {
  const marks = ['i1', 'i2', 'i10', ''].flatMap((id) => [markOfRestored('neo', id), markOfRestored('outlook', id)])
  expect(new Set(marks).size).toBe(8)
  for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{8}$/)
})

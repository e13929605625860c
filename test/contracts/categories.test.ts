// A category in Outlook for a kind of NEO: one way, by name, beside those that people give.
import { describe, expect, test } from 'vitest'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { person } from '../fixtures/people.ts'
import { day, type RunOptions } from './engine-world.ts'
import { copyOf, counts, engine, none } from './people-world.ts'

const rules = {
  categoryKinds: [
    { kind: '会議', category: '社内' },
    { kind: '来客', category: '来客' },
  ],
}
const filed: RunOptions = { rules }
const at = { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100' }
const meeting = { ...at, event: '会議', detail: '定例' }
const sidOf = (made: Awaited<ReturnType<typeof engine>>) =>
  made.world.neoEvents().find((event) => event.detail === '定例')?.sid ?? ''

describe.each(variantNames)('categories of kinds (%s)', (variant) => {
  test('C7 a new event has it at once; another kind has another; a person keeps the own ones', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    const { neo, outlook } = made.world
    await made.run(filed)
    expect(copyOf(made).categories).toEqual(['社内'])
    expect(counts(await made.run(filed))).toEqual(none)

    outlook().edit(copyOf(made).id, { categories: ['重要', '社内', '赤'] })
    expect(counts(await made.run(filed))).toEqual(none)
    neo.editEvent(sidOf(made), { event: '来客', starttime: '1300', endtime: '1400' })
    expect(counts(await made.run(filed))).toEqual(['0,0,0', '0,1,0'])
    expect(copyOf(made).categories).toEqual(['重要', '赤', '来客'])
    neo.editEvent(sidOf(made), { event: '休暇', starttime: '1400', endtime: '1500' })
    await made.run(filed)
    expect(copyOf(made).categories).toEqual(['重要', '赤'])
    expect(counts(await made.run(filed))).toEqual(none)
  })

  test('a rule that is made later reaches events that are there; one that is ended leaves them as they are', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    await made.run()
    expect(copyOf(made).categories).toEqual([])
    expect(counts(await made.run(filed))).toEqual(['0,0,0', '0,1,0'])
    expect(copyOf(made)).toMatchObject({ categories: ['社内'], subject: '会議：定例' })
    expect(counts(await made.run())).toEqual(none)
    expect(copyOf(made).categories).toEqual(['社内'])
  })

  test('what a person takes away in Outlook stays away, and nothing of it goes to NEO', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    await made.run(filed)
    const before = structuredClone(made.world.neo.events.get(sidOf(made)))
    made.world.outlook().edit(copyOf(made).id, { categories: ['赤'] })
    expect(counts(await made.run(filed))).toEqual(none)
    expect([copyOf(made).categories, made.world.neo.events.get(sidOf(made))]).toEqual([['赤'], before])
  })

  test('without rules no category is ever written; a lost database writes nothing either', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    await made.run()
    made.world.outlook().edit(copyOf(made).id, { categories: ['赤'] })
    made.world.neo.editEvent(sidOf(made), { event: '来客', starttime: '1300', endtime: '1400' })
    await made.run()
    expect(copyOf(made).categories).toEqual(['赤'])
    await made.run(filed)
    expect(copyOf(made).categories).toEqual(['赤', '来客'])
    const pc = { device: 'device-2', store: memoryStore(), mirrors: { neo: memoryMirror(), outlook: memoryMirror() } }
    for (let run = 0; run < 2; run++) expect(counts(await made.run({ ...filed, pc }))).toEqual(none)
  })

  test('only times leave NEO: no category either; and only NEO to Outlook', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    await made.run({ rules: { ...rules, busyKinds: ['会議'] } })
    expect(copyOf(made).categories).toEqual([])
    const other = await engine({ variant, neoEvents: [meeting] })
    await other.run()
    expect(counts(await other.run({ ...filed, direction: 'outlook-to-neo' }))).toEqual(none)
    expect(copyOf(other).categories).toEqual([])
  })

  test('it is taken back with one click', async () => {
    const made = await engine({ variant, neoEvents: [meeting] })
    await made.run()
    made.world.outlook().edit(copyOf(made).id, { categories: ['赤'] })
    await made.run()
    await made.run(filed)
    expect(copyOf(made).categories).toEqual(['赤', '社内'])
    const last = (await made.store.entries()).find(({ operation }) => operation.do === 'update')
    const asked = await made.undo(last ? [last] : [], filed)
    await made.undo(last ? [last] : [], { ...filed, confirmed: asked.question?.id ?? '' })
    expect(copyOf(made).categories).toEqual(['赤'])
  })
})

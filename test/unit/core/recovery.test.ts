import { describe, expect, test } from 'vitest'
import { fieldsOf, itemOf, linkOf, now, outside, pictureOf, plan } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

describe('F6: the database is lost, the stamps tell who changed since', () => {
  test.each([
    ['neo', 'outlook'],
    ['outlook', 'neo'],
  ] as const)('edited in %s: the edit goes over, no conflict', async (a, b) => {
    const { made, here } = await synced(a, 3)
    made.calendars[a].edit(here[0], { body: 'y' })
    made.loseStore()
    const { parked, plan: planned } = await made.run()
    expect([parked, planned.adopted]).toEqual([[], 3])
    expect(made.list(b)).toEqual(['e1y', 'e2x', 'e3x'])
    expect(made.list(a)).toEqual(['e1y', 'e2x', 'e3x'])
    await quiet(made)
  })
  test('G2: most events shifted at once is asked about, also where only the stamps remember', async () => {
    const { made, here } = await synced('neo', 9)
    for (const id of here.slice(0, 5)) made.calendars.neo.edit(id, { body: 'y' })
    made.loseStore()
    expect((await made.run()).question?.problem).toEqual({ kind: 'guard-mass-change', side: 'outlook', count: 5 })
    for (const id of here.slice(0, 1)) made.calendars.neo.edit(id, { body: 'x' })
    expect((await made.run()).applied?.counts.outlook.updated).toBe(4)
  })
  test('a text that was emptied is empty on both sides afterwards', async () => {
    const { made, here } = await synced('neo')
    made.calendars.neo.edit(here[0], { body: '' })
    made.loseStore()
    await made.run()
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1'], ['e1']])
  })
  test('edited on both sides: a question', async () => {
    const { made, here, there } = await synced('neo')
    made.calendars.neo.edit(here[0], { body: 'y' })
    made.calendars.outlook.edit(there[0], { body: 'z' })
    made.loseStore()
    expect((await made.run()).parked).toMatchObject([{ why: 'conflict', fields: ['body'] }])
    expect([made.list('neo'), made.list('outlook')]).toEqual([['e1y'], ['e1z']])
  })
  test.each(['neo', 'outlook'] as const)(
    'edited on one side, another deleted in %s: the edit goes over, nothing doubles, the deletion is asked',
    async (side) => {
      const { made, here, there } = await synced('neo', 3)
      const id = (side === 'neo' ? here : there)[1] ?? ''
      made.calendars[side].remove(id)
      made.calendars.neo.edit(here[0], { body: 'y' })
      made.loseStore()
      for (let round = 0; round < 2; round++) await made.run()
      const { parked } = await made.run()
      const rest = ['e1y', 'e3x']
      const all = ['e1y', 'e2x', 'e3x']
      expect([made.list('neo'), made.list('outlook')]).toEqual(side === 'neo' ? [rest, all] : [all, rest])
      expect(parked.map(({ why }) => why)).toEqual([side === 'neo' ? 'orphan' : 'deleted-there'])
      await quiet(made)
    },
  )
})

describe('F6: the database is lost while the Outlook event stands where nobody looks', () => {
  describe.each(['goes well', 'crash', 'lost'] as const)('and the creation that meets it %s', (does) => {
    const meet = async (made: ReturnType<typeof world>) => {
      if (does !== 'goes well') made.faults.outlook.push({ on: 'create', does, times: 1 })
      for (let round = 0; round < 3; round++) await made.run().catch(() => undefined)
      expect([(await made.run()).parked, made.ids('neo').length, made.ids('outlook').length]).toEqual([[], 1, 1])
      await quiet(made)
      return [made.calendars.neo.list()[0]?.times, made.calendars.outlook.list()[0]?.times]
    }
    test('it was moved there: NEO is moved there, too', async () => {
      const { made, there } = await synced('neo')
      made.calendars.outlook.edit(there[0], { times: outside })
      made.loseStore()
      expect(await meet(made)).toEqual([outside, outside])
    })
    test('it has become a meeting there: it is remembered, and not made in every run', async () => {
      const { made, here, there } = await synced('neo')
      made.calendars.outlook.put(there[0], { fields: { ...x, times: outside }, notYet: 'meeting' })
      made.loseStore()
      made.calendars.neo.edit(here[0], { body: 'y' })
      if (does !== 'goes well') made.faults.outlook.push({ on: 'create', does, times: 1 })
      for (let round = 0; round < 3; round++) await made.run().catch(() => undefined)
      const { parked } = await made.run()
      expect([parked.map(({ why }) => why), made.ids('outlook').length]).toEqual([['meeting'], 1])
      await quiet(made)
    })
    test('it had been agreed on there, and NEO has been moved back since: so is Outlook', async () => {
      const { made, here } = await synced('neo')
      made.calendars.neo.edit(here[0], { times: outside })
      await made.run()
      made.loseStore()
      made.calendars.neo.edit(here[0], { times: x.times })
      expect(await meet(made)).toEqual([x.times, x.times])
    })
  })
})

describe('an event that names a partner which is not in the picture', () => {
  const orphan = () => {
    const made = world()
    const id = made.calendars.neo.add(x, { partnerMark: 'mark-outlook-99' })
    return { made, id }
  }
  test('of NEO: it is sought once, then it is a question that costs no request', async () => {
    const { made } = orphan()
    const { parked } = await made.run()
    expect(parked).toMatchObject([{ side: 'neo', why: 'orphan', choices: ['neo', 'outlook', 'apart'] }])
    expect([made.sides.outlook.counts.seek, made.list('outlook')]).toEqual([1, []])
    expect((await made.run()).parked).toMatchObject([{ side: 'neo', why: 'orphan' }])
    expect(made.sides.outlook.counts.seek).toBe(0)
    await quiet(made)
  })
  test('it is found outside the days that were read, and no question', async () => {
    const { made, id } = orphan()
    const far = made.calendars.outlook.add({ ...x, times: outside }, { partnerMark: `mark-${id}` })
    const { parked } = await made.run()
    expect([parked.map(({ why }) => why), await made.wishes()]).toEqual([['conflict'], []])
    expect(await made.links()).toMatchObject([{ neo: { id }, outlook: { id: far } }])
    expect([made.list('neo').length, made.list('outlook').length]).toEqual([1, 1])
  })
  test('a partner that turns up later ends the question', async () => {
    const { made, id } = orphan()
    await made.run()
    made.calendars.outlook.add(x, { partnerMark: `mark-${id}` })
    expect((await made.run()).parked).toEqual([])
    expect([await made.wishes(), (await made.links()).length]).toEqual([[], 1])
    await quiet(made)
  })
  test('a search that fails ends the run before anything is written', async () => {
    const { made } = orphan()
    made.calendars.neo.add(fieldsOf('e9'))
    made.faults.outlook.push({ on: 'seek', does: 'throw', times: 1 })
    await expect(made.run()).rejects.toMatchObject({ problem: { side: 'outlook' } })
    expect([made.list('outlook'), await made.wishes(), await made.intents()]).toEqual([[], [], []])
  })
  test.each([
    ['neo', ['e1x'], ['e1x']],
    ['outlook', [], []],
  ] as const)('the answer %s', async (want, neo, outlook) => {
    const { made, id } = orphan()
    const [parked] = (await made.run()).parked
    await made.wish({ id: `orphan ${id}`, at: now + 9, want, neo: id, seen: parked?.seen ?? '' })
    await made.run()
    expect([made.list('neo'), made.list('outlook'), await made.wishes()]).toEqual([neo, outlook, []])
    await quiet(made)
  })
  test('of Outlook: a question, and nothing is sought', async () => {
    const made = world()
    made.calendars.outlook.add(x, { partnerMark: 'mark-neo-99' })
    expect((await made.run()).parked).toMatchObject([{ side: 'outlook', why: 'orphan' }])
    expect([made.sides.outlook.counts.seek, made.list('neo')]).toEqual([0, []])
    await quiet(made)
  })
})

describe('G3: links of an earlier scope', () => {
  const old = fieldsOf('定例')
  const hint = linkOf('n1', 'o1', old, { generation: 2 })
  const edited = fieldsOf('定例', { body: '改' })
  test('a pair that is still there goes on with what was agreed', () => {
    const result = plan({
      neo: pictureOf([itemOf('n1', edited)]),
      outlook: pictureOf([itemOf('o1', old, { partnerMark: 'm-n1' })]),
      hints: [hint],
    })
    expect(result.put).toEqual([hint])
    expect(result.operations).toMatchObject([{ do: 'update', on: 'outlook', id: 'o1', changed: ['body'] }])
    expect([result.parked, result.fills.size]).toEqual([[], 0])
  })
  test('also where the stamps are of another scope and title and times differ by now', () => {
    const moved = fieldsOf('改題')
    const result = plan({
      neo: pictureOf([itemOf('n1', moved)]),
      outlook: pictureOf([itemOf('o1', old)]),
      hints: [hint],
    })
    expect(result.operations).toMatchObject([{ do: 'update', on: 'outlook', changed: ['subject'] }])
  })
  test('of a pair with one event only nothing is deleted: what is left counts as new', () => {
    const result = plan({ neo: pictureOf([itemOf('n1', old)]), hints: [hint] })
    expect([result.operations.map((o) => o.do), result.put]).toEqual([['create'], []])
  })
  test('a link of today comes first', () => {
    const result = plan({
      neo: pictureOf([itemOf('n1', old)]),
      outlook: pictureOf([itemOf('o1', old), itemOf('o2', old, { partnerMark: 'm-n1' })]),
      links: [linkOf('n1', 'o2', old)],
      hints: [hint],
    })
    expect(result.put).toEqual([])
  })
  test('the same after a run: the old links lead to the same links, without a write', async () => {
    const { made } = await synced('neo', 3)
    const hints = await made.links()
    made.loseStore()
    await made.run({ hints })
    expect([made.written(), await made.links()]).toEqual([0, hints])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import type { Intent, Operation, Picture } from '../../lib/core/ports.ts'
import {
  allDay,
  fieldsOf,
  itemOf,
  kinds,
  overnight,
  request,
  type SideBench,
  sortBySubject,
  timed,
  toolsOf,
} from './side-build.ts'
import { sideKeepSuite } from './side-keep-suite.ts'

/** What every side promises (lib/core/ports.ts), whatever stands behind it. */
export const sideSuite = (name: string, setup: () => Promise<SideBench>) =>
  describe(`side: ${name}`, () => {
    let bench: SideBench
    let tools: ReturnType<typeof toolsOf>
    beforeEach(async () => {
      bench = await setup()
      tools = toolsOf(bench)
    })
    afterEach(async () => bench.teardown?.())

    describe('reading', () => {
      test('all kinds of times come whole', async () => {
        for (const fields of kinds) await bench.world.add(fields)
        const picture = await bench.side.read(request())
        expect(fieldsOf(picture)).toEqual(sortBySubject(kinds))
        expect(picture.missing.size).toBe(0)
        expect(picture.waiting).toBe(0)
      })

      test('an empty calendar is read whole', async () => expect((await bench.side.read(request())).items).toEqual([]))

      test('identities stay the same over lives, and differ between events', async () => {
        for (const fields of kinds) await bench.world.add(fields)
        const marks = ({ items }: Picture) => new Map(items.map((item) => [item.id, item.mark]))
        const first = marks(await bench.side.read(request()))
        expect(marks(await bench.makeSide().read(request()))).toEqual(first)
        expect(new Set(first.values()).size).toBe(kinds.length)
      })

      test('a quiet read sends one request', async () => {
        for (const fields of kinds) await bench.world.add(fields)
        const links = (await bench.side.read(request())).items.map(tools.linkOf)
        await bench.makeSide().read(request({ links }))
        bench.requests()
        const picture = await bench.makeSide().read(request({ links }))
        expect(bench.requests()).toBe(1)
        expect(fieldsOf(picture)).toEqual(sortBySubject(kinds))
      })

      test('an edit by a person is seen', async () => {
        const id = await bench.world.add(timed)
        await bench.side.read(request())
        const change: Partial<Fields> = {
          subject: '営業定例（変更）',
          times: { kind: 'timed', start: '2026-11-26T13:00', end: '2026-11-26T14:00' },
        }
        await bench.world.edit(id, change)
        expect((await tools.readOne(bench.makeSide())).fields).toEqual({ ...timed, ...change })
      })

      test('a deletion is proven for a linked event, and an event moved far away is found', async () => {
        const gone = await bench.world.add(timed)
        const moved = await bench.world.add(allDay)
        await bench.world.add(overnight)
        const links = (await bench.side.read(request())).items.map(tools.linkOf)
        await bench.world.remove(gone)
        const away: Fields['times'] = { kind: 'days', first: '2027-05-01', last: '2027-05-02' }
        await bench.world.edit(moved, { times: away })
        const picture = await bench.makeSide().read(request({ links }))
        expect([...picture.missing]).toEqual([[gone, 'gone']])
        expect(picture.items.find((item) => item.id === moved)?.fields.times).toEqual(away)
        expect(picture.items).toHaveLength(2)
      })

      test('the last event of all is proven gone, too', async () => {
        const id = await bench.world.add(timed)
        const links = [tools.linkOf(await tools.readOne())]
        await bench.world.remove(id)
        const picture = await bench.makeSide().read(request({ links }))
        expect([...picture.missing]).toEqual([[id, 'gone']])
      })

      test('linked events outside the window are not asked for', async () => {
        await bench.world.add(timed)
        const item = await tools.readOne()
        const far: Fields = { ...timed, times: { kind: 'days', first: '2029-01-01', last: '2029-01-01' } }
        const link = tools.linkOf({ ...item, id: 'nowhere', fields: far })
        const picture = await bench.makeSide().read(request({ links: [link] }))
        expect(picture.missing.has('nowhere')).toBe(false)
      })
    })

    describe('writing', () => {
      test.each(kinds.map((fields) => [fields.subject, fields] as const))(
        'create %s: the echo is what is read',
        async (_, fields) => {
          await bench.side.read(request())
          const echo = itemOf(await tools.write(tools.createOf(fields)))
          expect(echo.fields).toEqual(fields)
          expect(echo.partnerMark).toBeDefined()
          expect(await bench.world.list()).toEqual([fields])
          const again = await tools.readOne(bench.makeSide(), { links: [tools.linkOf(echo)] })
          expect(again).toEqual(echo)
        },
      )

      test('update writes the changed fields only, and the echo is what is read', async () => {
        await bench.world.add(timed)
        const item = await tools.readOne()
        const echo = itemOf(await tools.write(tools.updateOf(item, { subject: '新しい件名', body: '新しい本文' })))
        const wanted = { ...timed, subject: '新しい件名', body: '新しい本文' }
        expect(echo.fields).toEqual(wanted)
        expect(await bench.world.list()).toEqual([wanted])
        expect((await tools.readOne(bench.makeSide(), { links: [tools.linkOf(echo)] })).fields).toEqual(wanted)
      })

      test.each([
        ['timed → days', timed, allDay.times],
        ['days → timed', allDay, timed.times],
        ['to midnight', timed, overnight.times],
      ] as const)('times %s', async (_, fields, times) => {
        await bench.world.add(fields)
        const echo = itemOf(await tools.write(tools.updateOf(await tools.readOne(), { times })))
        expect(echo.fields).toEqual({ ...fields, times })
        expect(await bench.world.list()).toEqual([{ ...fields, times }])
      })

      test('a marker or stamp survives later updates', async () => {
        await bench.side.read(request())
        const made = itemOf(await tools.write(tools.createOf(timed)))
        const echo = itemOf(await tools.write(tools.updateOf(made, { body: '別の本文' })))
        expect(echo.partnerMark).toBe(made.partnerMark)
      })

      test('delete removes exactly that event', async () => {
        await bench.world.add(timed)
        await bench.world.add(allDay)
        const { items } = await bench.side.read(request())
        const target = items.find((item) => item.fields.subject === timed.subject)
        expect((await tools.write(tools.deleteOf(target as Item)))?.is).toBe('done')
        expect(await bench.world.list()).toEqual([allDay])
        const picture = await bench.makeSide().read(request({ links: [tools.linkOf(target as Item)] }))
        expect([...picture.missing]).toEqual([[target?.id, 'gone']])
      })

      test('what changed under us is not overwritten, and is read anew', async () => {
        const id = await bench.world.add(timed)
        const item = await tools.readOne()
        await bench.world.edit(id, { body: '人が書いた' })
        expect((await tools.write(tools.updateOf(item, { subject: '機械' })))?.is).toBe('changed')
        expect((await tools.write(tools.deleteOf(item)))?.is).toBe('changed')
        expect(await bench.world.list()).toEqual([{ ...timed, body: '人が書いた' }])
        expect((await tools.readOne(bench.makeSide())).fields.body).toBe('人が書いた')
      })

      test('what is gone under us is said to be gone', async () => {
        const id = await bench.world.add(timed)
        await bench.world.add(allDay)
        const item = (await bench.side.read(request())).items.find((one) => one.id === id)
        await bench.world.remove(id)
        expect((await tools.write(tools.updateOf(item as Item, { subject: '機械' })))?.is).toBe('gone')
        expect((await tools.write(tools.deleteOf(item as Item)))?.is).toBe('gone')
      })
    })

    describe('an answer is lost', () => {
      const intentOf = (operation: Operation): Intent => ({ id: 'intent-1', at: 0, run: 'run-1', operation })

      test('of a create: made once, and found by its mark', async () => {
        await bench.world.add({ ...timed, subject: '同じ時刻の別の予定' })
        await bench.side.read(request())
        bench.loseAnswer()
        const operation = tools.createOf(timed)
        const outcome = await tools.write(operation)
        expect(['done', 'lost']).toContain(outcome?.is)
        const picture = await bench.makeSide().read(request({ intents: [intentOf(operation)] }))
        const marked = picture.items.filter((item) => item.partnerMark !== undefined)
        expect(marked.map((item) => item.fields)).toEqual([timed])
        expect(await bench.world.list()).toHaveLength(2)
      })

      test('of an update: the next reading shows it', async () => {
        await bench.world.add(timed)
        const operation = tools.updateOf(await tools.readOne(), { subject: '新しい件名' })
        bench.loseAnswer()
        expect(['done', 'lost']).toContain((await tools.write(operation))?.is)
        const item = await tools.readOne(bench.makeSide(), { intents: [intentOf(operation)] })
        expect(item.fields.subject).toBe('新しい件名')
      })

      test('of a delete: the next reading proves it', async () => {
        await bench.world.add(timed)
        await bench.world.add(allDay)
        const { items } = await bench.side.read(request())
        const target = items.find((item) => item.fields.subject === timed.subject) as Item
        bench.loseAnswer()
        expect(['done', 'lost']).toContain((await tools.write(tools.deleteOf(target)))?.is)
        const picture = await bench.makeSide().read(request({ links: [tools.linkOf(target)] }))
        expect([...picture.missing]).toEqual([[target.id, 'gone']])
        expect(await bench.world.list()).toEqual([allDay])
      })
    })

    sideKeepSuite(() => ({ bench, tools }))
  })

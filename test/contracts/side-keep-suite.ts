import { describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import type { Keep, Operation } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import {
  allDay,
  itemOf,
  kinds,
  overnight,
  request,
  type SideBench,
  sortBySubject,
  timed,
  type toolsOf,
} from './side-build.ts'

type Bench = { bench: SideBench; tools: ReturnType<typeof toolsOf> }

/** Writes down what is handed over, and what the calendar held at that moment. */
const keeper = ({ bench }: Bench) => {
  const texts: (string | undefined)[] = []
  const held: Fields[][] = []
  const keep: Keep = async (before) => {
    texts.push(...before)
    held.push(await bench.world.list())
  }
  return { keep, texts, held, kept: () => texts.filter((text) => text !== undefined) }
}
const one = { ...timed, body: '一行の本文' }
/** Every text of the event, as JSON writes it: the form it is kept in is the side's own. */
const textsOf = ({ subject, place, body }: Fields) => [subject, place, body].filter((text) => text !== '')

/** What every side owes to the history, to other devices, and to an event whose partner is out of sight. */
export const sideKeepSuite = (open: () => Bench) => {
  const addOne = async (fields: Fields): Promise<Item> => {
    const { bench, tools } = open()
    await bench.world.add(fields)
    return tools.readOne()
  }
  const changes = {
    update: (item: Item): Operation => open().tools.updateOf(item, { subject: '新しい件名' }),
    delete: (item: Item): Operation => open().tools.deleteOf(item),
  }
  const both = ['update', 'delete'] as const

  describe('keeping', () => {
    test.each(both)('I6: before an %s the whole event is handed over, and nothing is sent yet', async (what) => {
      const item = await addOne(one)
      const { keep, kept, held } = keeper(open())
      expect((await open().tools.write(changes[what](item), keep))?.is).toBe('done')
      expect(kept()).toHaveLength(1)
      for (const text of textsOf(one)) expect(kept()[0]).toContain(text)
      expect(held).toEqual([[one]])
    })

    test.each(both)('what cannot be kept is not sent: %s', async (what) => {
      const item = await addOne(one)
      const { bench, tools } = open()
      const full = new ProblemError({ kind: 'storage-full' })
      await expect(tools.write(changes[what](item), () => Promise.reject(full))).rejects.toBe(full)
      expect(await bench.world.list()).toEqual([one])
      const again = await tools.readOne(bench.makeSide(), { links: [tools.linkOf(item)] })
      expect(again.fields).toEqual(one)
      expect((await tools.write(changes[what](again)))?.is).toBe('done')
    })

    test('a creation holds nothing of a person: nothing is kept', async () => {
      const { bench, tools } = open()
      await bench.side.read(request())
      const { keep, kept } = keeper(open())
      expect((await tools.write(tools.createOf(timed), keep))?.is).toBe('done')
      expect(kept()).toEqual([])
    })

    test.each(both)('what is not written is not kept: %s', async (what) => {
      const item = await addOne(one)
      const { bench, tools } = open()
      await bench.world.edit(item.id, { body: '人が書いた' })
      const { keep, kept } = keeper(open())
      expect((await tools.write(changes[what](item), keep))?.is).toBe('changed')
      await bench.world.add(allDay)
      await bench.world.remove(item.id)
      expect((await tools.write(changes[what](item), keep))?.is).toBe('gone')
      expect(kept()).toEqual([])
    })

    test.each(both)('of a chunk each is kept in its place: %s', async (what) => {
      const { bench } = open()
      for (const fields of kinds) await bench.world.add(fields)
      const { items } = await bench.side.read(request())
      const chunk = items.slice(0, bench.side.chunk)
      const [first] = chunk
      if (!first) throw new Error('nothing is listed')
      await bench.world.edit(first.id, { place: '別の場所' })
      const { keep, texts } = keeper(open())
      const outcomes = await bench.side.write(chunk.map(changes[what]), keep)
      expect(outcomes.map(({ is }) => is)).toEqual(chunk.map((item) => (item === first ? 'changed' : 'done')))
      for (const [place, { fields }] of chunk.entries()) {
        if (place === 0) expect(texts[place]).toBeUndefined()
        else expect(texts[place]).toContain(fields.subject)
      }
    })
  })

  describe('putting back', () => {
    const restoreOf = (fields: Fields, raw?: string): Operation => ({
      do: 'create',
      on: open().bench.side.name,
      partnerId: 'restored:i1',
      partnerMark: '89abcdef',
      fields,
      generation: 0,
      undo: 'i1',
      ...(raw !== undefined && { raw }),
    })

    test.each(kinds.map((fields) => [fields.subject, fields] as const))('a deleted event: %s', async (_, fields) => {
      const item = await addOne(fields)
      const { bench, tools } = open()
      await bench.world.add({ ...overnight, subject: '別の予定' })
      const { keep, kept } = keeper(open())
      await tools.write(tools.deleteOf(item), keep)
      const [raw] = kept()
      if (raw === undefined) throw new Error('nothing was kept')
      const echo = itemOf(await tools.write(restoreOf(item.fields, raw)))
      expect(echo.fields).toEqual(fields)
      expect(sortBySubject(await bench.world.list())).toEqual(
        sortBySubject([fields, { ...overnight, subject: '別の予定' }]),
      )
    })

    test('carries its mark, by which it is known before its id is', async () => {
      const { bench, tools } = open()
      await bench.side.read(request())
      const operation = restoreOf(timed)
      expect(itemOf(await tools.write(operation)).partnerMark).toBe('89abcdef')
      const intents = [{ id: 'i2', at: 0, run: 'run-2', operation }]
      expect((await tools.readOne(bench.makeSide(), { intents })).partnerMark).toBe('89abcdef')
    })

    test('an update of an event whose partner is not known any more leaves its mark alone', async () => {
      const { bench, tools } = open()
      await bench.side.read(request())
      const made = itemOf(await tools.write(tools.createOf(timed)))
      const operation: Operation = { ...tools.updateOf(made, { subject: '新しい件名' }), partnerId: '', undo: 'i1' }
      expect(itemOf(await tools.write(operation)).partnerMark).toBe(made.partnerMark)
      expect((await tools.readOne(bench.makeSide())).partnerMark).toBe(made.partnerMark)
    })

    test('an update', async () => {
      const item = await addOne(timed)
      const { bench, tools } = open()
      const { keep, kept } = keeper(open())
      const change: Partial<Fields> = { subject: '新しい件名', times: allDay.times, body: '新しい本文' }
      const changed = itemOf(await tools.write(tools.updateOf(item, change), keep))
      const [raw] = kept()
      if (raw === undefined) throw new Error('nothing was kept')
      const { subject, times, body } = item.fields
      const back = itemOf(await tools.write({ ...tools.updateOf(changed, { subject, times, body }), undo: 'i1', raw }))
      expect(back.fields).toEqual(timed)
      expect(await bench.world.list()).toEqual([timed])
    })

    test.each(['', '{', '{"version":99}', '[]'])('by its fields where what was kept says nothing: %j', async (raw) => {
      const { bench, tools } = open()
      await bench.side.read(request())
      expect(itemOf(await tools.write(restoreOf(timed, raw))).fields).toEqual(timed)
      expect(await bench.world.list()).toEqual([timed])
    })
  })

  describe('seeking', () => {
    test('finds the event that carries a mark wherever it stands, or nothing at all', async () => {
      const { bench, tools } = open()
      await bench.side.read(request())
      const far: Fields = { ...timed, times: { kind: 'days', first: '2027-09-01', last: '2027-09-02' } }
      const made = itemOf(await tools.write(tools.createOf(far)))
      await bench.world.add(allDay)
      const seek = (...marks: string[]) => bench.makeSide().seek(marks)
      const found = await seek(made.partnerMark ?? '', 'mark-of-nobody')
      expect(found.map(({ id, fields }) => ({ id, fields }))).toEqual(bench.seeks ? [{ id: made.id, fields: far }] : [])
      expect(await seek('mark-of-nobody')).toEqual([])
      expect(await seek()).toEqual([])
    })
  })

  describe('claims', () => {
    const claimOf = (item: Item, device: string): Operation => ({
      do: 'claim',
      on: 'outlook',
      id: item.id,
      version: item.version,
      fields: item.fields,
      claim: { device, id: `claim of ${device}`, at: 1_764_000_000_000 },
    })

    test('are read by every life, and touch nothing of a person; NEO takes none', async () => {
      const item = await addOne(timed)
      const { bench, tools } = open()
      const { keep, kept } = keeper(open())
      const operation = claimOf(item, 'pc-1')
      const outcome = await tools.write(operation, keep)
      expect(kept()).toEqual([])
      expect(await bench.world.list()).toEqual([timed])
      if (bench.side.name === 'neo') return expect(outcome?.is).toBe('failed')
      expect(itemOf(outcome)).toMatchObject({ fields: timed, claim: { device: 'pc-1', id: 'claim of pc-1' } })
      const again = await tools.readOne(bench.makeSide())
      expect(again.claim).toEqual({ device: 'pc-1', id: 'claim of pc-1', at: 1_764_000_000_000 })
    })

    test('of two devices that saw the same event one wins', async () => {
      const item = await addOne(timed)
      const { bench, tools } = open()
      if (bench.side.name === 'neo') return expect((await tools.write(claimOf(item, 'pc-2')))?.is).toBe('failed')
      expect((await tools.write(claimOf(item, 'pc-1')))?.is).toBe('done')
      expect((await tools.write(claimOf(item, 'pc-2')))?.is).toBe('changed')
      expect((await tools.readOne(bench.makeSide())).claim?.device).toBe('pc-1')
    })
  })
}

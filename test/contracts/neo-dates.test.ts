// 不定期 (free dates) as the adapter of NEO reads and writes it: every date of an entry is an event of its own.
import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import type { Link, Operation } from '../../lib/core/ports.ts'
import type { Profile } from '../../lib/neo/profile-schema.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { linkOf, meeting, request, weekly, worldOf } from './neo-series-world.ts'
import { keepNothing } from './neo-world.ts'

const days = ['2026-11-26', '2026-12-01', '2026-12-11']
const free = (dates: readonly string[] = days, more: Partial<EventInput> = {}): EventInput => ({
  ...meeting,
  detail: '研修',
  startdate: dates[0] ?? '',
  enddate: dates[0] ?? '',
  recurrence: { every: 'date', dates: [...dates] },
  ...more,
})
const startOf = ({ fields: { times } }: Item) => (times.kind === 'timed' ? times.start : times.first)
const linesOf = (items: readonly Item[]) =>
  items
    .filter(({ dateOf }) => dateOf !== undefined)
    .map((item) => `${startOf(item)} ${item.fields.subject} ${item.fields.block ?? ''}`)
    .toSorted()

describe.each(variantNames)('neo %s', (variant) => {
  const worldWith = worldOf(variant)
  /** The form of this one does not call its dates by a word that we know. */
  const isMute = variant === 'alias'
  const word = (place: number, of: number) => (isMute ? '不定期' : `不定期 ${place}/${of}`)

  test('every listed date is an event of its own, named by entry and day, with its place among all', async () => {
    const { world, sid, read } = await worldWith(free())
    const items = await read()
    expect(linesOf(items)).toEqual(days.map((day, index) => `${day}T10:00 研修 ${word(index + 1, 3)}`))
    for (const [index, item] of items.filter(({ dateOf }) => dateOf === sid).entries())
      expect(item).toMatchObject({
        id: `${sid}@${days[index]}`,
        mark: `key-${sid}@${days[index]}`,
        readOnly: true,
        fields: { subject: '研修', place: '本社' },
      })
    expect(items.some(({ notYet, removable }) => notYet ?? removable)).toBe(false)
    world.sent()
    expect(linesOf(await read({ links: items.map(linkOf) }))).toEqual(linesOf(items))
    expect(world.sent()).toHaveLength(1)
  })

  test('the place counts dates that nobody lists, and is left out where the form says something else than the list', async () => {
    const { neo, sid, read } = await worldWith(free(['2026-09-01', ...days, '2027-09-01']))
    expect(linesOf(await read())).toEqual(days.map((day, index) => `${day}T10:00 研修 ${word(index + 2, 5)}`))
    // One of them stands on another day than the form says.
    neo.editEvent(sid, {
      recurrence: {
        every: 'date',
        dates: days,
        changed: { '2026-12-01': { startdate: '2026-12-02', enddate: '2026-12-02' } },
      },
    })
    expect(linesOf(await read())).toEqual([days[0], '2026-12-02', days[2]].map((day) => `${day}T10:00 研修 不定期`))
  })

  test('who is registered stands above the place', async () => {
    const { read } = await worldWith(free(days, { otherto: ['1001', '1002'] }))
    const [item] = await read()
    expect(item?.shared).toBe(true)
    expect(item?.fields.block).toMatch(isMute ? /^登録先：.+\n不定期$/ : /^登録先：.+\n不定期 1\/3$/)
  })

  test('a date with values of its own is read from its own form, or not at all', async () => {
    const changed = { '2026-12-01': { detail: '実技', starttime: '1500', endtime: '1600', place: '支社' } }
    const { read } = await worldWith(free(days, { recurrence: { every: 'date', dates: days, changed } }))
    const items = await read()
    if (variant === 'windows') {
      const own = items.find(({ id }) => id.endsWith('@2026-12-01'))
      expect([own?.fields.subject, own?.fields.place, own && startOf(own), own?.notYet]).toEqual([
        '実技',
        '支社',
        '2026-12-01T15:00',
        undefined,
      ])
      expect(items.filter(({ fields }) => fields.subject === '研修')).toHaveLength(2)
    } else expect(items.map(({ notYet, dateOf }) => [notYet, dateOf])).toEqual([['series', undefined]])
  })

  test.runIf(variant === 'windows')('a form that is about another day tells nothing of a date', async () => {
    const changed = { '2026-12-01': { detail: '実技' } }
    const { neo, world, read } = await worldWith(free(days, { recurrence: { every: 'date', dates: days, changed } }))
    const { edit, series } = neo.drawn
    const page = `${neo.origin}${neo.base}/dneo.${neo.ext}`
    // An address that was learnt wrongly always opens the first date.
    world.setAddresses({ edit: { url: `${page}?cmd=${edit.cmd}&${edit.sid}={id}&${series.editDay}=20261126` } })
    expect((await read()).map(({ id, notYet }) => [id.slice(-10), notYet])).toEqual([
      ['2026-11-26', undefined],
      ['2026-12-01', 'series'],
      ['2026-12-11', undefined],
    ])
  })

  const linksOf = (items: readonly Item[]): Link[] => items.map(linkOf)
  const pictureAfter = async (change: (made: Awaited<ReturnType<typeof worldWith>>) => void, entry = free()) => {
    const made = await worldWith(entry)
    const items = await made.read()
    change(made)
    const links = linksOf(items)
    const picture = await made.world.side().read({ ...request, links })
    // And once more, as after a run that was killed before it could plan.
    const again = await made.world.side().read({ ...request, links })
    expect(again.missing).toEqual(picture.missing)
    return { ...made, picture, missing: [...picture.missing].toSorted(), became: [...(picture.became ?? [])] }
  }

  test('a date that is taken out is gone where the form names all dates, and unknown where it does not', async () => {
    const { sid, missing, became, picture } = await pictureAfter(({ neo, sid: id }) =>
      neo.editEvent(id, { recurrence: { every: 'date', dates: [days[0] ?? '', days[2] ?? ''] } }),
    )
    expect(missing).toEqual([[`${sid}@2026-12-01`, isMute ? 'unlisted' : 'gone']])
    expect(became).toEqual([])
    expect(linesOf(picture.items)).toEqual([
      `2026-11-26T10:00 研修 ${word(1, 2)}`,
      `2026-12-11T10:00 研修 ${word(2, 2)}`,
    ])
  })

  test('one date that is moved is the same event, several are others', async () => {
    const moved = await pictureAfter(({ neo, sid }) =>
      neo.editEvent(sid, { recurrence: { every: 'date', dates: ['2026-11-26', '2026-12-03', '2026-12-11'] } }),
    )
    expect(moved.became).toEqual(isMute ? [] : [[`${moved.sid}@2026-12-01`, `${moved.sid}@2026-12-03`]])
    const others = await pictureAfter(({ neo, sid }) =>
      neo.editEvent(sid, { recurrence: { every: 'date', dates: ['2026-11-26', '2026-12-03', '2026-12-12'] } }),
    )
    expect(others.became).toEqual([])
    expect(others.missing.map(([, state]) => state)).toEqual(isMute ? ['unlisted', 'unlisted'] : ['gone', 'gone'])
  })

  test('with the whole entry all of its dates are proven gone', async () => {
    const { sid, missing } = await pictureAfter(({ neo, sid: id }) => neo.removeEvent(id))
    expect(missing).toEqual(days.map((day) => [`${sid}@${day}`, 'gone']))
  })

  test('an entry whose dates all stand elsewhere now is asked for by its form', async () => {
    const { sid, missing } = await pictureAfter(({ neo, sid: id }) =>
      neo.editEvent(id, {
        startdate: '2028-01-05',
        enddate: '2028-01-05',
        recurrence: { every: 'date', dates: ['2028-01-05'] },
      }),
    )
    expect(missing).toEqual(days.map((day) => [`${sid}@${day}`, isMute ? 'unlisted' : 'gone']))
  })

  test('an entry that the user may not change any more tells nothing of its dates', async () => {
    const { missing, sid } = await pictureAfter(({ neo, sid: id }) =>
      neo.editEvent(id, { detail: '別の題', changeBy: 'owner', otherto: ['1001', '1002'], owner: '1002' } as never),
    )
    expect(missing.map(([id, state]) => [id.startsWith(sid), state])).toEqual(days.map(() => [true, 'unknown']))
  })

  const kinds: [string, EventInput, EventInput][] = [
    ['a single entry gets more dates', { ...free(), recurrence: undefined }, free()],
    ['it becomes a single one', free(), { ...free(), recurrence: undefined }],
  ]
  test.each(kinds)('%s: what stands on the same day goes on, under its new name', async (_, from, to) => {
    const { sid, missing, became, picture } = await pictureAfter(({ neo, sid: id }) => neo.editEvent(id, to), from)
    const [old, next] = from.recurrence ? [`${sid}@2026-11-26`, sid] : [sid, `${sid}@2026-11-26`]
    expect(became).toEqual([[old, next]])
    expect(missing.every(([, state]) => state === 'gone')).toBe(true)
    expect(missing).toHaveLength(from.recurrence ? 3 : 1)
    expect(picture.items.map(({ id }) => id)).toContain(next)
  })

  test('定期 and 不定期 are never the same event', async () => {
    const one = await pictureAfter(({ neo, sid }) => neo.editEvent(sid, { recurrence: weekly }))
    expect(one.became).toEqual([])
    expect(one.missing.map(([, state]) => state)).toEqual(['gone', 'gone', 'gone'])
    const other = await pictureAfter(
      ({ neo, sid }) => neo.editEvent(sid, { recurrence: { every: 'date', dates: days } }),
      free(days, { recurrence: weekly }),
    )
    expect([other.became, other.missing]).toEqual([[], [[other.sid, 'gone']]])
  })

  test('a window that moves on takes no date for gone', async () => {
    const made = await worldWith(free())
    const links = linksOf(await made.read())
    const window = { from: '2026-12-05', to: '2027-02-28' }
    const { missing, items } = await made.world.side().read({ ...request, window, links })
    expect([...missing]).toEqual([])
    expect(items.some(({ id }) => id.endsWith('@2026-12-11'))).toBe(true)
  })

  test('a NEO whose words for it nobody knows leaves it alone as before', async () => {
    const { world } = await worldWith(free())
    const profile: Profile = profileOfKnown()
    const { series } = profile.form
    const { items } = await world
      .side({
        mirror: memoryMirror(),
        profile: { ...profile, form: { ...profile.form, ...(series && { series: { ...series, irregular: [] } }) } },
      })
      .read(request)
    expect(items.map(({ notYet, dateOf }) => [notYet, dateOf])).toEqual([['series', undefined]])
  })

  describe('writes', () => {
    const about = (item: Item) => ({ on: 'neo', id: item.id, version: '', seen: item.fields, partnerId: 'o1' }) as const
    const deletionOf = (item: Item): Operation => ({ do: 'delete', ...about(item) })
    const renamingOf = (item: Item): Operation => ({
      do: 'update',
      ...about(item),
      fields: { ...item.fields, subject: '書換' },
      changed: ['subject'],
      generation: 0,
    })
    const started = async (profile?: Profile) => {
      const made = await worldWith(free())
      const side = made.world.side(profile ? { profile } : {})
      const { items } = await side.read(request)
      const item = items.find(({ id }) => id.endsWith('@2026-12-01'))
      if (!item) throw new Error('no such date')
      const write = async (operation: Operation) => (await side.write([operation], keepNothing))[0]
      const datesNow = () => made.neo.events.get(made.sid)?.recurrence
      return { ...made, side, item, write, datesNow }
    }

    test('no date is changed or deleted where nobody knows how that is said', async () => {
      const { world, item, write, datesNow } = await started()
      world.sent()
      for (const operation of [renamingOf(item), deletionOf(item)])
        expect(await write(operation)).toMatchObject({ is: 'failed', problem: { code: 'date' } })
      expect([world.sent(), datesNow()]).toEqual([[], { every: 'date', dates: days }])
    })

    test('where it is known, and can be read back, one date is taken out, and it alone', async () => {
      const { item, write, datesNow, world, side, neo } = await started(profileOfKnown())
      expect(item.removable).toBe(isMute ? undefined : true)
      expect(await write(renamingOf(item))).toMatchObject({ is: 'failed', problem: { code: 'date' } })
      const outcome = await write(deletionOf(item))
      if (isMute) {
        expect([outcome, datesNow()]).toMatchObject([{ is: 'failed' }, { every: 'date', dates: days }])
        return
      }
      expect([outcome, datesNow()]).toEqual([{ is: 'done' }, { every: 'date', dates: ['2026-11-26', '2026-12-11'] }])
      expect(await write(deletionOf(item))).toEqual({ is: 'gone' })
      expect(linesOf((await side.read(request)).items)).toHaveLength(2)
      expect([world.own().length, neo.mailsSent()]).toEqual([1, []])
    })

    test('a date that a person has changed since is left', async () => {
      const { sid, neo, item, write, datesNow } = await started(profileOfKnown())
      neo.editEvent(sid, { place: '別館' })
      expect(await write(deletionOf(item))).toMatchObject({ is: isMute ? 'failed' : 'changed' })
      expect(datesNow()).toEqual({ every: 'date', dates: days })
    })

    test('a new event whose answer is lost is found beside a date of the same time, which stays what it is', async () => {
      const { world, side, item, write } = await started()
      const first = (await side.read(request)).items.find(({ id }) => id.endsWith('@2026-11-26'))
      const { block: _, ...fields } = { ...(first ?? item).fields, subject: '新規' }
      world.bench.faults.push({ name: 'lost', path: /schcmdentry/, does: 'cut-after', times: 1 })
      const mark = { partnerId: 'o9', partnerMark: 'deadbeef', generation: 0 }
      const outcome = await write({ do: 'create', on: 'neo', fields, ...mark })
      expect(outcome).toMatchObject({ is: 'done', item: { partnerMark: 'deadbeef', fields: { subject: '新規' } } })
      const { items } = await side.read(request)
      expect([items.length, items.filter(({ notYet }) => notYet)]).toEqual([4, []])
    })

    test('others who are registered since keep it', async () => {
      const { sid, neo, item, write, datesNow } = await started(profileOfKnown())
      neo.editEvent(sid, { otherto: ['1001', '1002'] })
      expect(await write(deletionOf(item))).toMatchObject({ is: isMute ? 'failed' : 'changed' })
      expect(datesNow()).toEqual({ every: 'date', dates: days })
    })
  })
})

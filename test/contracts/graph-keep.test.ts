import { describe, expect, test } from 'vitest'
import type { Item } from '../../lib/core/event.ts'
import type { Keep, Operation } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { betweenBatches } from './graph-deaf.ts'
import {
  ask,
  claimOf,
  createOf,
  createWorld,
  deleteOf,
  itemIn,
  one,
  timed,
  updateOf,
  type World,
} from './graph-world.ts'

const batch = 'POST /$batch'
const html = { contentType: 'html' as const, content: '<p>一<b>太字</b></p>' }
const times = { start: '2026-11-25T10:00', end: '2026-11-25T11:00' }
const changeOf = (item: Item) => updateOf(item, { ...item.fields, subject: '変更' }, ['subject'])
const stampOf = (item: Item): Operation => ({
  do: 'stamp',
  on: 'outlook',
  id: item.id,
  version: item.version,
  fields: item.fields,
  partnerId: 's1',
  generation: 0,
})
const parsed = (text: string | undefined) => JSON.parse(text ?? 'null') as Record<string, unknown> | null

/** Events as a person made them, and what the side says of them. */
const withEvents = async (...names: string[]) => {
  const world = createWorld()
  for (const subject of names) world.box.add({ subject, ...times, body: html, categories: ['重要'] })
  const side = world.side()
  const picture = await side.read(ask())
  world.sent()
  return { world, side, items: names.map((name) => one(picture, name)) as [Item, ...Item[]] }
}

const writes: [string, (item: Item) => Operation][] = [
  ['a change', changeOf],
  ['a deletion', (item) => deleteOf(item)],
]

describe.each(writes)('before %s', (_, operationOf) => {
  test('the whole event with its HTML is handed over, and nothing is written until it is kept', async () => {
    const { world, side, items } = await withEvents('会議')
    const before = world.box.get(items[0].id)
    let kept: Record<string, unknown> | null = null
    const keep: Keep = async ([text]) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      kept = parsed(text)
      expect(world.box.get(items[0].id)).toEqual(before)
      expect(world.sent()).toEqual([batch])
    }
    expect((await side.write([operationOf(items[0])], keep))[0]?.is).toBe('done')
    expect(kept).toMatchObject({
      id: items[0].id,
      '@odata.etag': before.etag,
      subject: '会議',
      categories: ['重要'],
      attendees: [],
      body: { contentType: 'html', content: expect.stringContaining('<p>一<b>太字</b></p>') },
    })
    expect(world.sent()).toEqual([batch])
  })

  test('one call hands over a chunk by place; what is not written is not kept', async () => {
    const { world, side, items } = await withEvents('一', '二', '三', '四', '五')
    world.box.edit(items[1]?.id ?? '', { body: '本文だけ変更' })
    world.box.purge(items[2]?.id ?? '')
    world.box.edit(items[3]?.id ?? '', { attendees: ['hanako.sato@example.com'] })
    const outcomes = await side.write(items.map(operationOf))
    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'changed', 'gone', 'changed', 'done'])
    expect(world.kept.map((call) => call.map((text) => parsed(text)?.['subject']))).toEqual([
      ['一', undefined, undefined, undefined, '五'],
    ])
  })

  test('what keeping throws comes through, and nothing is sent', async () => {
    const { world, side, items } = await withEvents('一', '二')
    const full = new ProblemError({ kind: 'storage-full' })
    // A problem whose kind is one of Graph's, too: it is not Graph's answer.
    for (const error of [full, new Error('dead'), new ProblemError({ kind: 'graph-unavailable' })]) {
      await expect(side.write(items.map(operationOf), () => Promise.reject(error))).rejects.toBe(error)
      expect(world.sent()).toEqual([batch])
    }
    expect(world.box.list().map(({ subject }) => subject)).toEqual(['一', '二'])
    const outcomes = await side.write(items.map(operationOf))
    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'done'])
  })

  test.each([
    [{ status: 403, code: 'ErrorAccessDenied' }, 'failed'],
    [{ status: 500, code: 'InternalServerError' }, 'later'],
    [{ status: 429, code: 'ApplicationThrottled', retryAfter: 300 }, 'later'],
  ] as const)('an event that cannot be looked at (%j) is not written, the others are', async (fault, is) => {
    const { world, side, items } = await withEvents('一', '二')
    world.graph.faults.push({
      ...fault,
      when: ({ method, url }) => method === 'GET' && url.includes(encodeURIComponent(items[0].id)),
    })
    const outcomes = await side.write(items.map(operationOf))
    expect(outcomes.map((outcome) => outcome.is)).toEqual([is, 'done'])
    expect(world.kept.map(([first, second]) => [first, typeof second])).toEqual([[undefined, 'string']])
    expect(world.box.list().filter(({ subject }) => subject === '一')).toHaveLength(1)
  })

  test.each([{ body: undefined }, { body: null }, { id: 'another' }, { start: undefined }])(
    'half an event, or another one (%j), is not kept as this one, and nothing is written',
    async (lack) => {
      const { world, items } = await withEvents('会議')
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const answer = (await (await world.bench.fetch(input, init)).json()) as { responses: { body: object }[] }
        return Response.json({
          responses: answer.responses.map((each) => ({ ...each, body: { ...each.body, ...lack } })),
        })
      }
      const outcome = (await world.side({ fetch }).write([operationOf(items[0])]))[0]
      expect(outcome).toMatchObject({ is: 'failed', problem: { kind: 'graph-unexpected-answer' } })
      expect([world.kept, world.sent()]).toEqual([[], [batch]])
    },
  )
})

test('a change key that moved without a word does not stop a deletion, which keeps what it deletes', async () => {
  const { world, side, items } = await withEvents('会議')
  world.box.churn(items[0].id)
  expect(await side.write([deleteOf(items[0])])).toEqual([{ is: 'done' }])
  expect(world.kept.map(([text]) => parsed(text)?.['subject'])).toEqual(['会議'])
})

test('what changes between the look and the second look is not deleted, although it says the same', async () => {
  const { world, items } = await withEvents('会議')
  const [{ id }] = items
  world.box.churn(id)
  const fetch = betweenBatches(world, () => world.box.edit(id, { categories: ['後から'] }))
  expect(await world.side({ fetch }).write([deleteOf(items[0])])).toEqual([{ is: 'changed' }])
  expect([world.kept, world.box.get(id).categories]).toEqual([[], ['後から']])
})

test('what changes between the look and the deletion is not deleted', async () => {
  const { world, items } = await withEvents('会議')
  const [{ id }] = items
  const fetch = betweenBatches(world, () => world.box.edit(id, { categories: ['後から'] }))
  expect(await world.side({ fetch }).write([deleteOf(items[0])])).toEqual([{ is: 'changed' }])
  expect(world.box.get(id).categories).toEqual(['後から'])
})

test('a meeting is neither changed nor deleted, however well it is known', async () => {
  const { world, side } = await withEvents('一')
  world.box.add({ subject: '打合せ', ...times, attendees: ['hanako.sato@example.com'] })
  const meeting = one(await side.read(ask()), '打合せ')
  expect(await side.write([changeOf(meeting)])).toEqual([{ is: 'changed' }])
  expect(await side.write([deleteOf(meeting)])).toEqual([{ is: 'changed' }])
  expect([world.kept, world.graph.mailCount(), world.box.list().length]).toEqual([[], 0, 2])
})

test('one in the deleted items is gone, and is not kept again', async () => {
  const { world, side, items } = await withEvents('一', '二')
  for (const { id } of items) world.box.remove(id)
  expect((await side.write([changeOf(items[0])])).map(({ is }) => is)).toEqual(['gone'])
  expect((await side.write([deleteOf(items[1] ?? items[0])])).map(({ is }) => is)).toEqual(['gone'])
  expect([world.kept, world.box.deleted().length]).toEqual([[], 2])
})

test('creations, stamps and claims hold nothing of a person: nothing is kept and nothing looked at', async () => {
  const { world, side, items } = await withEvents('一', '二')
  const chunks: Operation[][] = [[createOf('s9', timed('新規'))], [stampOf(items[0])], [claimOf(items[1] ?? items[0])]]
  for (const chunk of chunks) {
    expect(itemIn((await side.write(chunk))[0]).version).not.toBe('')
    expect(world.sent()).toEqual([batch])
  }
  expect(world.kept).toEqual([])
})

describe('taking back', () => {
  const whole = {
    subject: '会議',
    ...times,
    body: html,
    location: '第1会議室',
    showAs: 'tentative',
    importance: 'high',
    categories: ['重要', '社外'],
    isReminderOn: true,
    reminderMinutesBeforeStart: 45,
  }
  /** An event deleted by us, and what was kept of it. */
  const deleted = async (more: object = {}) => {
    const world = createWorld()
    const id = world.box.add({ ...whole, ...more })
    const data = dataOf(world, id)
    const side = world.side()
    const item = one(await side.read(ask()), '会議')
    await side.write([deleteOf(item)])
    world.box.purge(id)
    return { world, side, item, data, raw: world.kept[0]?.[0] ?? '' }
  }
  const dataOf = ({ box }: World, id: string) => {
    const event = [...box.events.values()].find((each) => box.get(id).etag === `W/"${each.changeKey}"`)
    if (!event) throw new Error('no such event')
    return structuredClone(event.data)
  }
  const restore = (item: Item, raw: string) => ({ ...createOf('restored:h1', item.fields), undo: 'h1', raw })

  test.each([
    ['a timed event', {}],
    ['one in two places', { location: undefined, locations: [{ displayName: '本社' }, { displayName: '大阪' }] }],
    ['days', { start: '2026-11-25', end: '2026-11-27', isAllDay: true, isReminderOn: false }],
    ['one without place or text', { location: '', body: '', categories: [] }],
  ])('a deletion brings back all of %s', async (_, more) => {
    const { world, side, item, data, raw } = await deleted(more)
    const made = itemIn((await side.write([restore(item, raw)]))[0])
    expect(made.fields).toEqual(item.fields)
    const { body, locations, ...rest } = dataOf(world, made.id)
    const { body: oldBody, locations: oldLocations, ...oldRest } = data
    expect(rest).toEqual(oldRest)
    expect(locations.map((place) => place['displayName'])).toEqual(oldLocations.map((place) => place['displayName']))
    expect(body.content).toContain(oldBody.content)
    // It is known by what it was restored from.
    expect(one(await world.side().read(ask()), '会議')).toMatchObject({ id: made.id, partnerMark: made.partnerMark })
  })

  test('nobody is invited, whatever was kept', async () => {
    const { world, side, item, raw } = await deleted()
    const attendees = [{ type: 'required', emailAddress: { address: 'hanako.sato@example.com', name: '佐藤 花子' } }]
    const more = { attendees, isOnlineMeeting: true, organizer: attendees[0], responseRequested: true, recurrence: {} }
    const made = itemIn((await side.write([restore(item, JSON.stringify({ ...parsed(raw), ...more }))]))[0])
    expect(made.notYet).toBeUndefined()
    expect([world.box.get(made.id).attendees, world.graph.mailCount()]).toEqual([[], 0])
    expect(world.box.get(made.id).categories).toEqual(['重要', '社外'])
  })

  test.each(['', '{', '[]', '{"subject":"別"}', '{"subject":"別","showAs":"busy"}'])(
    'what is no event (%j) is not used: the fields alone come back',
    async (raw) => {
      const { world, side, item } = await deleted()
      const made = itemIn((await side.write([restore(item, raw)]))[0])
      expect(made.fields).toEqual(item.fields)
      expect(world.box.get(made.id)).toMatchObject({
        subject: '会議',
        categories: ['重要', '社外'],
        body: world.box.get(made.id).body,
      })
    },
  )

  test('a change of the text brings its formatting back, another change leaves the text alone', async () => {
    const { world, side, items } = await withEvents('会議')
    const [item] = items
    const plain = itemIn((await side.write([updateOf(item, { ...item.fields, body: '平文' }, ['body'])]))[0])
    const raw = world.kept[0]?.[0] ?? ''
    const back = { ...item.fields, subject: '題' }
    const subject = itemIn((await side.write([{ ...updateOf(plain, back, ['subject']), undo: 'h1', raw }]))[0])
    expect([subject.fields.subject, subject.fields.body]).toEqual(['題', '平文'])
    const body = itemIn((await side.write([{ ...updateOf(subject, back, ['body']), undo: 'h1', raw }]))[0])
    expect(body.fields).toEqual(back)
    expect(dataOf(world, item.id).body).toMatchObject({
      contentType: 'html',
      content: expect.stringContaining('<b>太字</b>'),
    })
  })
})

import { describe, expect, test } from 'vitest'
import { constantsOf, type Note } from '../../../lib/neo/observed.ts'
import { readNote } from '../../../lib/neo/observed-schema.ts'
import { findEvent } from '../../../lib/neo/observe-values.ts'
import { callNote } from '../../../lib/neo/observe-notes.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { variantNames } from '../../emulators/neo/variants.ts'
import { createCalibration } from '../../fixtures/calibration.ts'

const constants = constantsOf(defaultProfile)
const read = (note: unknown, secret: string[] = []) => readNote(JSON.stringify(note), constants, secret)

const crowd = (day: string) =>
  Array.from({ length: 40 }, (_, index) => ({
    owner: ['1001', '1002', '1003'][index % 3]!,
    startdate: day,
    detail: `秘密の会議${index}`,
    event: `極秘${index}`,
    place: `役員室${index}`,
    other: `奥の部屋${index}`,
    memo: `給与の相談${index}`,
    otherto: ['1001', '1002', '1003'],
  }))

describe.each(variantNames)('%s: a schedule full of other people’s events', (variant) => {
  test.each([false, true])('nothing of it leaves the page; strange names: %s', async (strangeNames) => {
    const world = await createCalibration({
      variant,
      strangeNames,
      events: crowd('2026-11-25'),
      clock: () => Date.UTC(2026, 10, 25, 3),
    })
    const made: string[] = []
    await world.openMonth()
    await world.add()
    made.push(
      ...[...world.neo.events.values()].filter(({ memo }) => memo === world.order.dictation.memo).map(({ sid }) => sid),
    )
    await world.openMonth()
    await world.open()
    await world.change()
    await world.openMonth()
    await world.remove()
    await world.openMonth()
    const told = JSON.stringify(world.notes)
    for (const secret of ['秘密', '極秘', '役員室', '奥の部屋', '給与', '1001', '1002', ...made])
      expect(told).not.toContain(secret)
    for (const { name, userId, mail } of world.neo.users)
      for (const secret of [name, `"${userId}"`, mail]) expect(told).not.toContain(secret)
    for (const { sid } of world.neo.events.values()) expect(told).not.toContain(`"${sid}"`)
    expect(told).not.toContain(world.visitor.token())
    // Not even the dictated words: only which of them it was.
    for (const word of Object.values(world.order.dictation)) expect(told).not.toContain(word)
    expect(world.notes.length).toBeGreaterThan(6)
    // And the worker takes all of it, unchanged.
    for (const note of world.notes) expect(read(note, [world.visitor.token()])).toEqual(note)
  })
})

describe('a page that lies', () => {
  const call = {
    kind: 'call',
    to: 'json',
    batch: false,
    suffix: 'schdel',
    ok: true,
    commands: [{ command: 'schdel', fields: [{ name: 'sid', is: 'id', keys: ['sid'] }], found: [] }],
  }
  const field = (one: object) => ({ ...call, commands: [{ ...call.commands[0], fields: [one] }] })
  const form = (one: object) => ({ ...call, form: { names: [], chosen: [], choices: [], known: true, ...one } })
  test('the honest one is taken', () => expect(read(call)).toEqual(call))
  test.each<[string, object]>([
    ['a text as a name', field({ name: '秘密の会議', is: 'untold' })],
    ['a sentence as a name', field({ name: 'the secret meeting', is: 'untold' })],
    ['a number as a name', field({ name: '17640000000001234', is: 'empty' })],
    ['a user’s number in a name', field({ name: 'u_100123', is: 'empty' })],
    ['a value where none may be', field({ name: 'detail', is: 'detail', value: 'x' })],
    ['a value that nobody gave', field({ name: 'flag', is: 'same', value: '77' })],
    ['a code that no form shows', field({ name: 'flag', is: 'code', value: '77' })],
    ['something else beside', field({ name: 'flag', is: 'empty', text: '秘密' })],
    ['a role of its own', field({ name: 'flag', is: 'secret' })],
    ['an address', { ...call, suffix: 'https://evil.example/' }],
    ['an id in the address', { ...call, suffix: 'schdel/id/a1b2c3' }],
    ['a path as a command', { ...call, suffix: '', commands: [{ ...call.commands[0], command: '../../evil' }] }],
    [
      'an address as a command',
      { ...call, suffix: '', commands: [{ ...call.commands[0], command: 'https://evil.example' }] },
    ],
    ['a choice in other words', form({ choices: [{ name: 'pub', value: '1', label: '田中さんだけ' }] })],
    ['a long code', form({ choices: [{ name: 'pub', value: 'secret-meeting', label: '公開' }] })],
    [
      'a title as a key',
      { ...call, commands: [{ ...call.commands[0], found: [{ path: ['slist', '秘密'], keys: [], ids: [] }] }] },
    ],
    [
      'an id as a key',
      { ...call, commands: [{ ...call.commands[0], found: [{ path: ['slist', 'item'], keys: [], ids: ['x 1'] }] }] },
    ],
    ['another kind', { kind: 'event', subject: '秘密' }],
    ['too many', { ...call, commands: Array.from({ length: 31 }, () => call.commands[0]) }],
  ])('%s is thrown away', (_, note) => expect(read(note)).toBeUndefined())
  test('the token is a name that is never taken', () => {
    const note = field({ name: 'abcdefabcdef', is: 'untold' })
    expect(read(note)).toEqual(note)
    expect(read(note, ['abcdefabcdef'])).toBeUndefined()
  })
  test('what is no text, no JSON, or too long is thrown away', () => {
    for (const text of [undefined, 5, call, '{', `"${'x'.repeat(200_001)}"`])
      expect(readNote(text, constants, [])).toBeUndefined()
  })
})

describe('the observer', () => {
  const world = () => createCalibration({ variant: 'cloud', events: [] })
  const ask = async (url: string, pairs: [string, string][], answer?: unknown): Promise<Note | undefined> => {
    const { order } = await world()
    return callNote({ url, pairs, ok: true, answer }, [], order, {}, () => undefined)
  }
  const api = 'https://example.dn-cloud.com/cgi-bin/dneo/dneor.cgi'
  test('says nothing of other commands of NEO, or of other programs', async () => {
    expect(
      await ask(`${api}/mailsearch/`, [
        ['cmd', 'mailsearch'],
        ['text', '秘密'],
      ]),
    ).toBeUndefined()
    expect(await ask('https://example.dn-cloud.com/other.cgi', [['detail', '件名-qwzkxv']])).toBeUndefined()
    expect(
      await ask(`${api}/schdel/`, [
        ['cmd', 'schdel'],
        ['sid', 'abc123'],
      ]),
    ).toBeUndefined()
    expect(
      await ask(`${api}/x/`, [
        ['cmd', 'x'],
        ['detail', '件名-qwzkxv'],
      ]),
    ).toBeDefined()
  })
  test('does not tell the token, which is a name that looks like any other', async () => {
    const order = { ...(await world()).order, token: 'abcdefgh' }
    const pairs: [string, string][] = [
      ['cmd', 'x'],
      ['detail', order.dictation.detail],
      ['abcdefgh', '1'],
    ]
    const note = callNote({ url: `${api}/x/`, pairs, ok: true }, [], order, {}, () => undefined)
    expect(note?.commands[0]?.fields.map(({ name }) => name)).toEqual(['detail'])
  })
  test('finds the event wherever it stands, and passes over the others', async () => {
    const { order } = await world()
    const event = { sid: 'abc123', detail: '件名-qwzkxv', other: 'x', startdate: '20261110' }
    const answer = { a: [{ sid: 'zzz999', detail: '秘密' }, event], b: { deep: { item: event } } }
    expect(findEvent(answer, order).map(({ found }) => found)).toEqual([
      {
        path: ['a', '#'],
        keys: [
          { name: 'detail', is: 'detail' },
          { name: 'startdate', is: 'first', as: 'YYYYMMDD' },
        ],
        ids: ['sid'],
      },
      {
        path: ['b', 'deep', 'item'],
        keys: [
          { name: 'detail', is: 'detail' },
          { name: 'startdate', is: 'first', as: 'YYYYMMDD' },
        ],
        ids: ['sid'],
      },
    ])
  })
})

import '../../fakes/database.ts'
import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { calibration, tabCloses, tabLoads, tookNote } from '../../../lib/app/calibration.ts'
import { isSave, profileOf } from '../../../lib/app/compose.ts'
import { calibrate } from '../../../lib/neo/calibrate.ts'
import type { Note } from '../../../lib/neo/observed.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { createCalibration } from '../../fixtures/calibration.ts'

const origin = 'https://example.dn-cloud.com'
const neoAddress = `${origin}/cgi-bin/dneo/dneo.cgi`
const tabId = 7

type Injected = { target: { tabId: number; frameIds: number[] }; world?: string; files?: string[] }
let injected: Injected[] = []
let places: string[] = []

const setUp = async (policy: Record<string, unknown> = {}) => {
  injected = []
  places = [`${fakeBrowser.runtime.getURL('/options.html')}#calibration`]
  Object.assign(fakeBrowser, {
    scripting: { executeScript: async (one: Injected) => void injected.push(one) },
    cookies: { get: async ({ name }: { name: string }) => ({ value: name === 'dnzInfo' ? '1001' : 'secrettoken' }) },
    permissions: { contains: async () => true },
  })
  Object.assign(fakeBrowser.runtime, { getContexts: async () => places.map((documentUrl) => ({ documentUrl })) })
  Object.assign(fakeBrowser.tabs, {
    query: async () => [
      { id: 3, lastAccessed: 1 },
      { id: tabId, lastAccessed: 2 },
    ],
  })
  await fakeBrowser.storage.local.set({ settings: { neoAddress } })
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => policy)
}
const ask = (what: Parameters<typeof calibration>[0]['do'], text?: string) =>
  calibration({ type: 'calibration', do: what, ...(text !== undefined && { text }) })
const page = { tabId, origin }
const noteOf = (note: Note) => JSON.stringify(note)
const wholeNotes = async () => {
  const world = await createCalibration({ variant: 'cloud', strangeNames: true })
  await world.all()
  return { notes: world.notes, overlay: calibrate(world.notes, defaultProfile).overlay! }
}

beforeEach(async () => {
  fakeBrowser.reset()
  vi.restoreAllMocks()
  await setUp()
})

describe('a calibration under way', () => {
  test('begins in the NEO tab that was used last, in its main frame, and nowhere else', async () => {
    const { session, host } = await ask('start')
    expect(host).toBe('example.dn-cloud.com')
    expect(session).toMatchObject({ tab: true, done: [], ready: false })
    expect(new Set(injected.map(({ target }) => JSON.stringify(target)))).toEqual(
      new Set([JSON.stringify({ tabId, frameIds: [0] })]),
    )
    expect(injected.map(({ world = 'ISOLATED' }) => world)).toEqual(['MAIN', 'MAIN', 'ISOLATED'])
  })
  test('goes on through every note, is kept by a word, and leaves nothing else behind', async () => {
    const { notes, overlay } = await wholeNotes()
    await ask('start')
    expect(await ask('save')).toMatchObject({ said: 'not-ready', source: 'built-in' })
    for (const note of notes) expect(await tookNote(page, noteOf(note))).toBe(true)
    const ready = await ask('look')
    expect(ready.session).toMatchObject({ ready: true, done: ['month', 'add', 'open', 'change', 'delete'] })
    const saved = await ask('save')
    expect(saved).toMatchObject({ said: 'saved', source: 'person' })
    expect(saved.session).toBeUndefined()
    expect(JSON.parse(saved.saved!.text)).toEqual(overlay)
    expect(await fakeBrowser.storage.session.get(['calibration', 'calibrationNotes'])).toEqual({
      calibration: undefined,
      calibrationNotes: undefined,
    })
    expect(await ask('forget')).toMatchObject({ said: 'removed', source: 'built-in' })
  })
  test('hears the one tab on the one origin only, and only notes that may be kept', async () => {
    const { notes } = await wholeNotes()
    await ask('start')
    const [first] = notes
    expect(await tookNote({ ...page, tabId: 3 }, noteOf(first!))).toBe(false)
    expect(await tookNote({ ...page, origin: 'https://evil.example' }, noteOf(first!))).toBe(false)
    expect(await tookNote(page, '{"kind":"page","command":"秘密の会議","fields":[]}')).toBe(true)
    const withToken = { kind: 'page', command: 'x', fields: [{ name: 'secrettoken', is: 'untold' }] } as const
    expect(await tookNote(page, noteOf({ ...withToken, fields: [...withToken.fields] }))).toBe(true)
    expect((await fakeBrowser.storage.session.get('calibrationNotes'))['calibrationNotes']).toEqual([])
    expect(await tookNote(page, noteOf(first!))).toBe(true)
    expect((await fakeBrowser.storage.session.get('calibrationNotes'))['calibrationNotes']).toHaveLength(1)
  })
  test('ends as soon as nobody asks for it any more', async () => {
    const { notes } = await wholeNotes()
    await ask('start')
    places = []
    expect(await tookNote(page, noteOf(notes[0]!))).toBe(false)
    expect((await ask('look')).session).toBeUndefined()
  })
  test('goes into the next page of that NEO in that tab, and into no other', async () => {
    await ask('start')
    const before = injected.length
    await tabLoads(3, neoAddress)
    await tabLoads(tabId, 'https://evil.example/dneo.cgi')
    await tabLoads(tabId, `${origin}.evil.example/dneo.cgi`)
    await tabLoads(tabId, undefined)
    expect(injected).toHaveLength(before)
    await tabLoads(tabId, neoAddress)
    expect(injected).toHaveLength(before + 3)
    await tabCloses(tabId)
    expect((await ask('look')).session?.tab).toBe(false)
  })
  test('cancelled half way it leaves nothing', async () => {
    const { notes } = await wholeNotes()
    await ask('start')
    for (const note of notes.slice(0, 4)) await tookNote(page, noteOf(note))
    const { session, saved } = await ask('cancel')
    expect([session, saved]).toEqual([undefined, undefined])
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('schmonth')
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('neoOverlays')
  })
})

describe('where the result comes from', () => {
  test('a file is taken only if it can be used', async () => {
    const { overlay } = await wholeNotes()
    expect(await ask('import', '{}')).toMatchObject({ said: 'not-a-profile', source: 'built-in' })
    const bad = { ...overlay, create: { ...overlay.create!, command: 'schdel' } }
    expect(await ask('import', JSON.stringify(bad))).toMatchObject({ said: 'not-a-profile' })
    expect(await ask('import', JSON.stringify(overlay))).toMatchObject({ said: 'imported', source: 'person' })
  })
  test('a policy wins over a person’s own, and nobody calibrates beside it', async () => {
    const { overlay } = await wholeNotes()
    const other = { ...overlay, reads: ['schother'] }
    await ask('import', JSON.stringify(overlay))
    expect(await isSave(origin, 'schother/')).toBe(true)
    await setUp({ neoProfile: JSON.stringify(other) })
    expect(await isSave(origin, 'schother/')).toBe(false)
    expect(await ask('start')).toMatchObject({ said: 'managed', source: 'policy' })
    expect(injected).toEqual([])
  })
  test('a person cannot set what only a policy may', async () => {
    const { overlay } = await wholeNotes()
    const settings = { neoAddress, neoProfile: JSON.stringify({ ...overlay, reads: ['schother'] }) }
    await fakeBrowser.storage.local.set({ settings })
    expect(await isSave(origin, 'schother/')).toBe(true)
  })
  test('a policy’s that cannot be used stops the sync, and nothing else is used in its place', async () => {
    const { overlay } = await wholeNotes()
    await ask('import', JSON.stringify(overlay))
    expect((await profileOf(origin)).create.command).toBe(overlay.create!.command)
    for (const neoProfile of [
      '{',
      '{}',
      JSON.stringify({ ...overlay, remove: { command: 'schcmdentry', fields: [] } }),
    ]) {
      await setUp({ neoProfile })
      await expect(profileOf(origin)).rejects.toMatchObject({ problem: { kind: 'neo-profile', side: 'neo' } })
    }
  })
  test('one NEO’s result is not used for another', async () => {
    const { overlay } = await wholeNotes()
    await ask('import', JSON.stringify({ ...overlay, reads: ['schother'] }))
    expect(await isSave(origin, 'schother/')).toBe(false)
    expect(await isSave('https://neo.example.co.jp', 'schother/')).toBe(true)
  })
})

// Attached files both ways, by the real adapters over their emulators.
import { describe, expect, test } from 'vitest'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import { bytesOf, neoFiles, neoNames, outlookFiles, outlookNames, shown, uploads } from './files-world.ts'

const event: EventInput = { startdate: day(1), starttime: '1000', endtime: '1100', detail: '会議', memo: '資料' }
const world = { neoEvents: [], outlookEvents: [] }
const none = { neo: 0, outlook: 0 }

const neoFile = (name: string, bytes: Uint8Array) => ({
  fid: `f-${name}-${bytes.length}-${bytes[0] ?? 0}`,
  name,
  bytes,
})
const idOfCopy = (made: Engine) => made.world.outlookEvents()[0]?.id ?? ''
const atRest = async (made: Engine) => {
  const again = await made.runFiles({ reread: true })
  expect(again.files).toMatchObject({ copied: none, removed: none })
  return again
}

describe.each(variantNames)('attached files (%s)', (variant) => {
  test('L13: a file of NEO goes to Outlook, small ones at once, large ones by an upload session, byte for byte, once', async () => {
    const made = await createEngine({ variant, ...world })
    const files = [neoFile('議事録.txt', bytesOf(1200, 1)), neoFile('図面.pdf', bytesOf(9_000_001, 2))]
    const sid = made.world.neo.addEvent(person.neoUid, { ...event, files })
    const { files: done } = await made.runFiles()
    expect(done).toMatchObject({ copied: { neo: 0, outlook: 2 }, left: [], totals: { neo: 0, outlook: 9_001_201 } })
    expect(outlookFiles(made)).toEqual(files.map(shown))
    expect(uploads(made)).toEqual(['0-3932159', '3932160-7864319', '7864320-9000000'])
    expect(neoFiles(made, sid)).toEqual(files.map(shown))
    await atRest(made)
    await atRest(made)
    expect(made.world.offences()).toEqual([])
  })

  test('a file of Outlook goes to NEO and leaves everything else of the event as it is', async () => {
    const made = await createEngine({ variant, ...world })
    const sid = made.world.neo.addEvent(person.neoUid, event)
    await made.runFiles()
    const before = made.world.neo.events.get(sid)
    const bytes = bytesOf(5_000_000, 3)
    made.world.outlook().attach(idOfCopy(made), { name: '見積 (案).xlsx', bytes })
    const { files: done } = await made.runFiles()
    expect(done).toMatchObject({ copied: { neo: 1, outlook: 0 }, left: [], totals: { neo: 5_000_000, outlook: 0 } })
    expect(neoFiles(made, sid)).toEqual([{ name: '見積 (案).xlsx', bytes }].map(shown))
    const { files: _, revision: __, updated: ___, extra: ____, ...rest } = made.world.neo.events.get(sid) ?? {}
    expect(before).toMatchObject(rest)
    await atRest(made)
    expect(made.world.offences()).toEqual([])
  })

  test('what is taken away on one side goes on the other, after it was kept; what is replaced is replaced', async () => {
    const made = await createEngine({ variant, ...world })
    const [a, b, c] = [
      neoFile('a.txt', bytesOf(10, 1)),
      neoFile('b.txt', bytesOf(20, 2)),
      neoFile('c.txt', bytesOf(30, 3)),
    ]
    const sid = made.world.neo.addEvent(person.neoUid, { ...event, files: [a, b, c] })
    await made.runFiles()
    const newer = neoFile('b.txt', bytesOf(21, 9))
    made.world.neo.editEvent(sid, { files: [newer, c] })
    const first = await made.runFiles({ reread: true })
    expect(first.files).toMatchObject({ copied: { outlook: 1 }, removed: { neo: 0, outlook: 2 }, left: [] })
    expect(first.kept.map(({ on, name }) => `${on} ${name}`).toSorted()).toEqual(['outlook a.txt', 'outlook b.txt'])
    expect(outlookFiles(made).toSorted()).toEqual([newer, c].map(shown).toSorted())
    const last = made.world
      .outlook()
      .attachments(idOfCopy(made))
      .find(({ name }) => name === 'c.txt')
    made.world.outlook().detach(idOfCopy(made), last?.id ?? '')
    const second = await made.runFiles()
    expect(second.files).toMatchObject({ copied: none, removed: { neo: 1, outlook: 0 } })
    expect(second.kept.map(({ body }) => body.size)).toEqual([30])
    expect(neoNames(made, sid)).toEqual(['b.txt'])
    await atRest(made)
    expect(made.world.offences()).toEqual([])
  })

  test('two files of one name that differ are both kept; two that are the same are one', async () => {
    const made = await createEngine({ variant, ...world })
    const same = bytesOf(500, 4)
    const files = [neoFile('資料.pdf', bytesOf(100, 1)), neoFile('案内.pdf', same)]
    const sid = made.world.neo.addEvent(person.neoUid, { ...event, files })
    await made.run()
    made.world.outlook().attach(idOfCopy(made), { name: '資料.pdf', bytes: bytesOf(100, 2) })
    made.world.outlook().attach(idOfCopy(made), { name: '案内.pdf', bytes: same })
    const { files: done } = await made.runFiles()
    expect(done).toMatchObject({ copied: { neo: 1, outlook: 1 }, removed: none, left: [] })
    const names = ['案内.pdf', '資料 (2).pdf', '資料.pdf']
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([names, names])
    await atRest(made)
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([names, names])
  })
})

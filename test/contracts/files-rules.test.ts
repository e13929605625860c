// Which attached files are copied and which stay, and that those which stay are named. Real adapters over their emulators.
import { describe, expect, test } from 'vitest'
import { findVariant } from '../emulators/neo/variants.ts'
import { colleague, person } from '../fixtures/people.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import {
  bytesOf,
  event,
  file,
  neoFiles,
  neoNames,
  none,
  outlookFiles,
  outlookNames,
  reasons,
  start,
  world,
} from './files-world.ts'

const idOfCopy = (made: Engine) => made.world.outlookEvents()[0]?.id ?? ''

test('L13: a file above the cap stays where it is and is named, again in every run, without being fetched again', async () => {
  const { made } = await start({ files: [file('大.zip', 5000), file('小.txt', 100)] })
  const limits = { filesLimits: { cap: 1000 } }
  const first = await made.runFiles(limits)
  expect([first.files.copied.outlook, reasons(first.files)]).toEqual([1, ['neo 大.zip: too-large']])
  await made.runFiles({ ...limits, reread: true })
  const requests = made.count()
  const third = await made.runFiles(limits)
  expect(reasons(third.files)).toEqual(['neo 大.zip: too-large'])
  expect(
    made.world.bench.log
      .slice(-requests.neo().length - requests.graph().length)
      .filter(({ path }) => path.includes(made.world.neo.drawn.files.cmd)),
  ).toEqual([])
  expect((await made.runFiles({ filesLimits: { cap: 5000 } })).files).toMatchObject({
    copied: { outlook: 1 },
    left: [],
  })
})

test('L13: the running total is counted over all events, and what would pass its limit waits', async () => {
  const { made } = await start({ files: [file('a.bin', 600)] })
  made.world.neo.addEvent(person.neoUid, { ...event, startdate: day(2), files: [file('b.bin', 600)] })
  const { files } = await made.runFiles({ filesLimits: { total: 1000 } })
  expect(files).toMatchObject({ copied: { neo: 0, outlook: 1 }, totals: { neo: 0, outlook: 600 } })
  expect(files.left.map(({ why }) => why)).toEqual(['total'])
  expect((await made.runFiles({ filesLimits: { total: 1200 } })).files).toMatchObject({
    copied: { outlook: 1 },
    left: [],
  })
})

test('an event without files costs no request; a quiet run with files costs none either', async () => {
  const { made } = await start()
  for (let more = 2; more < 30; more++) made.world.neo.addEvent(person.neoUid, { ...event, startdate: day(more) })
  await made.runFiles()
  await made.run()
  const bare = made.count()
  await made.runFiles()
  expect(bare.graph().filter((line) => line.includes('attachments'))).toEqual([])

  const other = await createEngine({ ...world, traps: { changeKeyChurn: false } })
  other.world.neo.addEvent(person.neoUid, { ...event, files: [file('a.txt')] })
  for (let run = 0; run < 4; run++) await other.runFiles()
  const quiet = other.count()
  await other.runFiles()
  expect([quiet.neo(), quiet.graph()].map((lines) => lines.length)).toEqual([1, 1])
})

test('Outlook items, links and pictures of the text are no files: named, never copied, never deleted', async () => {
  const { made, sid, outlook } = await start()
  await made.runFiles()
  outlook.attach(idOfCopy(made), { name: '転送', kind: 'item' })
  outlook.attach(idOfCopy(made), { name: '共有.docx', kind: 'reference' })
  outlook.attach(idOfCopy(made), { name: 'image001.png', isInline: true, bytes: bytesOf(10, 1) })
  outlook.attach(idOfCopy(made), { name: 'a.txt', bytes: bytesOf(10, 2) })
  const { files } = await made.runFiles()
  expect(reasons(files)).toEqual(['outlook image001.png: kind', 'outlook 共有.docx: kind', 'outlook 転送: kind'])
  expect(neoNames(made, sid)).toEqual(['a.txt'])
  made.world.neo.editEvent(sid, { files: [] })
  await made.runFiles({ reread: true })
  expect(outlookNames(made)).toEqual(['image001.png', '共有.docx', '転送'])
})

test('a name that NEO does not take is named with its cause, and is not tried again at once', async () => {
  const { made, sid, outlook } = await start()
  await made.runFiles()
  outlook.attach(idOfCopy(made), { name: 'a:b?.txt', bytes: bytesOf(10, 1) })
  expect(reasons((await made.runFiles()).files)).toEqual(['outlook a:b?.txt: refused'])
  expect(neoFiles(made, sid)).toEqual([])
  await made.runFiles()
  const writes = made.world.neo.calls().filter(({ write }) => write).length
  expect(reasons((await made.runFiles()).files)).toEqual(['outlook a:b?.txt: refused'])
  expect(made.world.neo.calls().filter(({ write }) => write)).toHaveLength(writes)
  made.world.neo.knobs.refusedNames = /^$/
  const later = await made.runFiles({ now: () => Date.now() + 25 * 3_600_000 })
  expect([later.files.copied.neo, neoNames(made, sid)]).toEqual([1, ['a:b?.txt']])
})

test('NEO has a limit of its own', async () => {
  const { made, outlook } = await start()
  await made.runFiles()
  made.world.neo.knobs.mostFileBytes = 50
  outlook.attach(idOfCopy(made), { name: 'a.txt', bytes: bytesOf(60, 1) })
  expect(reasons((await made.runFiles()).files)).toEqual(['outlook a.txt: refused'])
})

test('a NEO whose form has no file part: the event is synced, its files stay where they are and are named', async () => {
  const made = await createEngine(world)
  made.world.neo.variant.files = 'none'
  try {
    made.world.neo.addEvent(person.neoUid, event)
    await made.runFiles()
    made.world.outlook().attach(idOfCopy(made), { name: 'a.txt', bytes: bytesOf(10, 1) })
    made.world.outlook().edit(idOfCopy(made), { subject: '会議（変更）' })
    const { result, files } = await made.runFiles()
    expect(result.applied?.counts.neo.updated).toBe(1)
    expect(reasons(files)).toEqual(['outlook a.txt: not-understood'])
    expect(outlookNames(made)).toEqual(['a.txt'])
  } finally {
    made.world.neo.variant.files = 'delete-box'
  }
})

describe('nothing is shown to anybody whom it does not concern', () => {
  test('files of a private event stay', async () => {
    const { made, sid, outlook } = await start({ files: [file('a.txt')], visibility: 'private' })
    expect(reasons((await made.runFiles()).files)).toEqual(['neo : private'])
    outlook.attach(idOfCopy(made), { name: 'b.txt', bytes: bytesOf(10, 1) })
    await made.runFiles()
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([['a.txt'], ['b.txt']])
  })

  test('so do those of an entry with free dates, on all of them', async () => {
    const { made } = await start({ files: [file('a.txt')], recurrence: { every: 'date', dates: [day(1), day(3)] } })
    await made.runFiles()
    const { files } = await made.runFiles()
    expect([reasons(files), files.copied, made.world.offences()]).toEqual([['neo : series', 'neo : series'], none, []])
  })

  test('so do those of an event of which only the times go over', async () => {
    const { made, outlook, sid } = await start({ files: [file('a.txt')], event: '面談' })
    const rules = { busyKinds: ['面談'] }
    expect(reasons((await made.runFiles({ rules })).files)).toEqual(['neo : withheld'])
    outlook.attach(idOfCopy(made), { name: 'b.txt', bytes: bytesOf(10, 1) })
    await made.runFiles({ rules })
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([['a.txt'], ['b.txt']])
  })

  test('what a person attaches in Outlook does not go to all who are registered in NEO', async () => {
    const { made, sid, outlook } = await start({
      files: [file('a.txt')],
      otherto: [person.neoUid, colleague.neoUid],
    })
    expect((await made.runFiles()).files).toMatchObject({ copied: { outlook: 1 }, left: [] })
    outlook.attach(idOfCopy(made), { name: 'b.txt', bytes: bytesOf(10, 1) })
    // It is not even tried.
    let tried = 0
    const counted = await made.runFiles({
      aroundFiles: (sides) => ({
        ...sides,
        neo: { ...sides.neo, add: (...given) => (tried++, sides.neo.add(...given)) },
      }),
    })
    expect([reasons(counted.files), tried]).toEqual([['outlook b.txt: shared'], 0])
    const [copied] = outlook.attachments(idOfCopy(made))
    outlook.detach(idOfCopy(made), copied?.id ?? '')
    const { files } = await made.runFiles()
    expect(reasons(files)).toEqual(['neo a.txt: shared', 'outlook b.txt: shared'])
    expect(neoNames(made, sid)).toEqual(['a.txt'])
  })

  test('an event that has become a meeting since is left alone: Exchange would mail', async () => {
    const { made, sid, outlook } = await start()
    await made.runFiles()
    made.world.neo.editEvent(sid, { files: [file('a.txt')] })
    const { files } = await made.runFiles({
      reread: true,
      aroundFiles: (sides) => {
        outlook.edit(idOfCopy(made), { attendees: ['suzuki@example.com'] })
        return sides
      },
    })
    expect(reasons(files)).toEqual(['neo a.txt: read-only'])
    expect([outlookFiles(made), made.world.offences()]).toEqual([[], []])
  })
})

test.each([
  ['neo-to-outlook', ['a.txt'], ['a.txt', 'b.txt']],
  ['outlook-to-neo', ['a.txt', 'b.txt'], ['b.txt']],
] as const)('one direction: %s', async (direction, inNeo, inOutlook) => {
  const { made, sid, outlook } = await start()
  await made.run()
  made.world.neo.editEvent(sid, { files: [file('a.txt')] })
  outlook.attach(idOfCopy(made), { name: 'b.txt', bytes: bytesOf(10, 7) })
  await made.runFiles({ direction, reread: true })
  expect([neoNames(made, sid), outlookNames(made)]).toEqual([inNeo, inOutlook])
  // What is taken away on the target stays away until its source changes; the source's own removal goes over.
  const first = outlook.attachments(idOfCopy(made)).find(({ name }) => name === inOutlook[0])
  outlook.detach(idOfCopy(made), first?.id ?? '')
  await made.runFiles({ direction, reread: true })
  expect(neoNames(made, sid)).toEqual(direction === 'neo-to-outlook' ? inNeo : ['a.txt'])
})

describe('no file is deleted without proof', () => {
  test('a file that the form does not show, but whose address still gives it, is not gone', async () => {
    const { made, sid } = await start({ files: [file('a.txt'), file('b.txt', 200)] })
    await made.runFiles()
    // NEO shows its file part otherwise than before: nothing of what is there is recognised.
    const variant = findVariant('cloud')
    const files = made.world.neo.events.get(sid)?.files ?? []
    made.world.neo.editEvent(sid, { place: '別館' })
    const { files: done, kept } = await made.runFiles({
      reread: true,
      through: (send) => async (input, init) => {
        const answer = await send(input, init)
        if (!(answer.headers.get('content-type') ?? '').includes('html')) return answer
        const text = await answer.text()
        return new Response(
          text
            .replaceAll('<ul class="co-file-list">', '<ul hidden><!--')
            .replaceAll(/<\/ul>\s*<input\s+type="file"/g, '--></ul><input type="file"'),
          {
            status: answer.status,
            headers: answer.headers,
          },
        )
      },
    })
    expect([variant.files, files.length, done.removed, kept]).toEqual(['delete-box', 2, none, []])
    expect(reasons(done)).toEqual(['outlook a.txt: unproven', 'outlook b.txt: unproven'])
    expect(outlookNames(made)).toEqual(['a.txt', 'b.txt'])
  })

  test('a file that stands under another key is the same', async () => {
    const { made, sid } = await start({ files: [file('a.txt')] })
    await made.runFiles()
    made.world.neo.editEvent(sid, { files: [{ ...file('a.txt'), fid: 'other' }] })
    const { files } = await made.runFiles({ reread: true })
    expect(files).toMatchObject({ copied: none, removed: none, left: [] })
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([['a.txt'], ['a.txt']])
  })

  test('what was agreed is forgotten: the files are compared anew, and nothing is doubled or deleted', async () => {
    const { made, sid } = await start({ files: [file('a.txt'), file('b.txt', 200)] })
    await made.runFiles()
    for (const row of await made.files.rows()) await made.files.drop(row)
    for (let run = 0; run < 2; run++)
      expect((await made.runFiles()).files).toMatchObject({ copied: none, removed: none, left: [] })
    made.world.neo.editEvent(sid, { files: [file('a.txt')] })
    for (const row of await made.files.rows()) await made.files.drop(row)
    await made.runFiles({ reread: true })
    await made.runFiles({ reread: true })
    expect([neoNames(made, sid), outlookNames(made)]).toEqual([
      ['a.txt', 'b.txt'],
      ['a.txt', 'b.txt'],
    ])
  })
})

test('switched off nothing is deleted, and what was done meanwhile is carried on when it is switched on again', async () => {
  const { made, sid } = await start({ files: [file('a.txt')] })
  await made.runFiles()
  made.world.neo.editEvent(sid, { files: [file('b.txt', 50)] })
  await made.run({ reread: true })
  expect(outlookNames(made)).toEqual(['a.txt'])
  expect((await made.runFiles()).files).toMatchObject({ copied: { outlook: 1 }, removed: { outlook: 1 } })
  expect(outlookNames(made)).toEqual(['b.txt'])
})

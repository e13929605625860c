// Events that others share, where a person has been there first: a twin by hand, a text with formatting.
import { expect, test } from 'vitest'
import { colleague, person } from '../fixtures/people.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import { copiesOf, copyOf, counts, engine, expectRest, head, tail } from './people-world.ts'

const html = { contentType: 'html' as const, content: '<p>資料<b>太字</b></p>' }
const dataOf = (made: Engine) =>
  [...made.world.graph.mailbox(person.oid).events.values()].map(({ data }) => data.body.content)

test('another registered user has a twin made by hand: no duplicate on either side', async () => {
  const mine = await engine({
    outlookEvents: [{ subject: '商談', body: '議題', start: `${day(2)}T10:00`, end: `${day(2)}T11:00` }],
  })
  const theirs = await createEngine({ world: mine.world, as: colleague })
  mine.world.graph
    .mailbox(colleague.oid)
    .add({ subject: '商談', body: '議題', start: `${day(2)}T10:00`, end: `${day(2)}T11:00` })
  await mine.run()
  const made = mine.world.neo.eventsOf(person.neoUid).find(({ detail }) => detail === '商談')
  mine.world.neo.editEvent(made?.sid ?? '', { otherto: [person.neoUid, colleague.neoUid] })
  await theirs.run()
  expect(copiesOf(mine, colleague).length).toBe(1)
  expect(mine.world.neo.eventsOf(colleague.neoUid).filter(({ detail }) => detail === '商談').length).toBe(1)
  await mine.run()
  await expectRest(mine, theirs, mine)
})

test('the block does not take the formatting of a text with it that nobody has touched', async () => {
  const mine = await engine({
    outlookEvents: [{ subject: '商談', body: html, start: `${day(2)}T10:00`, end: `${day(2)}T11:00` }],
  })
  await mine.run()
  expect(dataOf(mine)[0]).toContain('<b>太字</b>')
  const { neo } = mine.world
  const sid = neo.eventsOf(person.neoUid).find(({ detail }) => detail === '商談')?.sid ?? ''
  const memo = neo.events.get(sid)?.memo
  const texts: string[] = []
  for (const otherto of [
    [person.neoUid, colleague.neoUid],
    [person.neoUid, colleague.neoUid, '1003'],
    [person.neoUid],
  ]) {
    neo.editEvent(sid, { otherto })
    neo.editEvent(sid, { color: '2' } as never)
    expect(counts(await mine.run({ reread: true }))).toEqual(['0,0,0', '0,1,0'])
    expect(dataOf(mine)[0]).toContain('<b>太字</b>')
    texts.push(copyOf(mine).text)
    await expectRest(mine)
  }
  expect(texts).toEqual([
    `資料太字\n\n${head}\n登録先：山田 太郎、佐藤 花子\n${tail}`,
    `資料太字\n\n${head}\n登録先：山田 太郎、佐藤 花子、鈴木 一郎\n${tail}`,
    '資料太字',
  ])
  expect(neo.events.get(sid)?.memo).toBe(memo)
})

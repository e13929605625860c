import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { editedWhole, isShortened } from '../../../lib/core/shortened.ts'
import { itemOf, linkOf, fieldsOf, pictureOf, plan } from './build.ts'

const long = 'あいうえおかきくけこ'.repeat(30)
const whole = fieldsOf('a', { body: long })
const stored = fieldsOf('a', { body: `${long.slice(0, 200)}...` })

/** What a run does where Outlook holds a whole text and NEO what it had room for. */
const run = (
  neo: Fields,
  outlook: Fields,
  agreed: { neo: Fields; outlook: Fields } = { neo: stored, outlook: whole },
) => {
  const link = linkOf('n1', 'o1', agreed.neo)
  const planned = plan({
    neo: pictureOf([itemOf('n1', neo, { partnerMark: 'm-o1' })]),
    outlook: pictureOf([itemOf('o1', outlook, { partnerMark: 'm-n1' })]),
    links: [{ ...link, outlook: { id: 'o1', fields: agreed.outlook } }],
  })
  return { ...planned, parked: planned.parked.map(({ why, fields }) => `${why} ${fields?.join()}`) }
}

describe('a text that a side had no room for', () => {
  test.each([
    ['x'.repeat(19), `${'x'.repeat(19)}y`, false],
    [`${'x'.repeat(19)}...`, `${'x'.repeat(19)}y`, false],
    [`${'x'.repeat(20)}...`, `${'x'.repeat(20)}y`, true],
    [`${'x'.repeat(20)} …`, `${'x'.repeat(20)}y`, true],
    ['x'.repeat(99), `${'x'.repeat(99)}y`, false],
    ['x'.repeat(100), `${'x'.repeat(100)}y`, true],
    [`${'x'.repeat(100)}...`, `${'x'.repeat(100)}...`, false],
    [`${'x'.repeat(100)}z`, `${'x'.repeat(100)}y`, false],
  ])('%s of %s: %s', (short, all, is) => expect(isShortened('body', short, all)).toBe(is))
  test('times are no text', () => expect(isShortened('times', 'x'.repeat(100), 'x'.repeat(101))).toBe(false))

  test('nobody has edited anything: nothing is written', () => expect(run(stored, whole).operations).toEqual([]))
  test('its beginning is edited: the edit goes over, and what was never there stays', () => {
    const neo = { ...stored, body: `新${stored.body}` }
    expect(run(neo, whole).operations).toMatchObject([
      { do: 'update', on: 'outlook', changed: ['body'], fields: { body: `新${long}` }, held: neo },
    ])
  })
  test('its end is edited: a person decides', () => {
    const planned = run({ ...stored, body: `${long.slice(0, 150)}終わり` }, whole)
    expect([planned.operations, planned.parked]).toEqual([[], ['conflict body']])
  })
  test('both were edited, and NEO again has no room for what came from Outlook: that is agreed', () => {
    const [a, b] = [
      { ...stored, body: `新${stored.body}` },
      { ...whole, body: `新${long}の終わり` },
    ]
    const planned = run(a, b)
    expect([planned.operations, planned.parked]).toEqual([[], []])
    expect(planned.put).toMatchObject([{ neo: { fields: a }, outlook: { fields: b } }])
  })
  test('an agreement of before long titles were synced whole: the end comes to Outlook, and an edit there does not cut it off', () => {
    const cut = { neo: fieldsOf(long.slice(0, 255)), outlook: fieldsOf(long.slice(0, 255)) }
    expect(run(fieldsOf(long), cut.outlook, cut).operations).toMatchObject([
      { on: 'outlook', fields: { subject: long } },
    ])
    const edited = fieldsOf(`新${cut.outlook.subject.slice(1)}`)
    const both = run(fieldsOf(long), edited, cut)
    expect([both.operations, both.parked]).toEqual([[], ['conflict subject']])
  })
  test('an edit in the middle', () =>
    expect(editedWhole('0123456789abcdefgh...', '0123XX456789abcdefgh...', '0123456789abcdefghijk')).toBe(
      '0123XX456789abcdefghijk',
    ))
})

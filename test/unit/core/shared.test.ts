import { describe, expect, test } from 'vitest'
import type { Item } from '../../../lib/core/event.ts'
import { seenText, type Wish } from '../../../lib/core/wish.ts'
import { planUndo } from '../../../lib/core/undo.ts'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, rulesOf, said, window } from './build.ts'

const block = '登録先：山田、佐藤'
const fields = fieldsOf('定例', { block })
const neo = itemOf('n1', fields, { shared: true })
const outlook = itemOf('o1', fields, { partnerMark: 'm-n1' })
const link = linkOf('n1', 'o1', fields)
const parked = ({ parked: all }: ReturnType<typeof plan>) => all.map(({ why, choices, ids }) => ({ why, choices, ids }))
const wish = (more: Partial<Wish>): Wish => ({ id: 'w', at: 1, want: 'outlook', neo: 'n1', outlook: 'o1', ...more })

describe('deleted in Outlook, and others are registered in NEO', () => {
  const gone = { outlook: pictureOf([], { o1: 'gone' as const }), links: [link] }
  const asked = { why: 'shared-deletion', choices: ['neo', 'outlook', 'apart'], ids: { neo: 'n1', outlook: 'o1' } }

  test('nothing is deleted in NEO: a person is asked', () => {
    const made = plan({ ...gone, neo: pictureOf([neo]) })
    expect([said(made.operations), made.drop, parked(made)]).toEqual([[], [], [asked]])
  })
  test('of one’s own event as ever', () =>
    expect(said(plan({ ...gone, neo: pictureOf([itemOf('n1', fields)]) }).operations)).toEqual(['delete neo n1']))
  test('where nothing may go to NEO, nothing is asked', () => {
    const made = plan({ ...gone, neo: pictureOf([neo]), rules: rulesOf({ direction: 'neo-to-outlook' }) })
    expect([said(made.operations), parked(made)]).toEqual([[], []])
  })
  test('it goes for everybody when a person says so, and the write knows it', () => {
    const wishes = [wish({ seen: seenText(neo, undefined) })]
    const made = plan({ ...gone, neo: pictureOf([neo]), wishes })
    expect(made.operations).toMatchObject([{ do: 'delete', on: 'neo', id: 'n1', shared: true }])
  })
  test('it comes back in Outlook when a person says so', () => {
    const wishes = [wish({ want: 'neo', seen: seenText(neo, undefined) })]
    expect(said(plan({ ...gone, neo: pictureOf([neo]), wishes }).operations)).toEqual(['create outlook n1'])
  })
  test('it is left alone when a person says so', () => {
    const made = plan({ ...gone, neo: pictureOf([neo]), wishes: [wish({ want: 'apart', why: 'chosen' })] })
    expect([said(made.operations), made.parked.map(({ why }) => why)]).toEqual([[], ['chosen']])
  })
  test.each<[string, Item]>([
    ['somebody joined', itemOf('n1', { ...fields, block: `${block}、鈴木` }, { shared: true })],
    ['it was changed', itemOf('n1', { ...fields, body: 'x' }, { shared: true })],
  ])('a word is good for those who were seen: %s since', (_, changed) => {
    const made = plan({ ...gone, neo: pictureOf([changed]), wishes: [wish({ seen: seenText(neo, undefined) })] })
    expect([said(made.operations).includes('delete neo n1'), made.unwish]).toEqual([false, ['w']])
  })
  test('a word about one’s own event is none about that of others', () => {
    const own = itemOf('n1', fields)
    const made = plan({ ...gone, neo: pictureOf([neo]), wishes: [wish({ seen: seenText(own, undefined) })] })
    expect([said(made.operations), parked(made)]).toEqual([[], [asked]])
  })
})

describe('in NEO, but no event of the user’s any more', () => {
  const off = { neo: pictureOf([], { n1: 'unlisted' as const }), links: [link] }

  test('its copy is neither deleted nor made in NEO: a person is asked', () => {
    for (const right of [outlook, itemOf('o1', { ...fields, body: 'x' }, { partnerMark: 'm-n1' })]) {
      const made = plan({ ...off, outlook: pictureOf([right]) })
      const asked = { why: 'unlisted', choices: ['neo', 'apart'], ids: { neo: 'n1', outlook: 'o1' } }
      expect([said(made.operations), made.drop, parked(made)]).toEqual([[], [], [asked]])
    }
  })
  test('the copy goes when a person says so', () => {
    const wishes = [wish({ want: 'neo', seen: seenText(undefined, outlook) })]
    expect(said(plan({ ...off, outlook: pictureOf([outlook]), wishes }).operations)).toEqual(['delete outlook o1'])
  })
  test('a word about another version is void', () => {
    const wishes = [wish({ want: 'neo', seen: seenText(undefined, itemOf('o1', fieldsOf('別'))) })]
    const made = plan({ ...off, outlook: pictureOf([outlook]), wishes })
    expect([said(made.operations), made.unwish, made.parked.map(({ why }) => why)]).toEqual([[], ['w'], ['unlisted']])
  })
  test('deleted in Outlook too: the pair is forgotten', () => {
    const made = plan({ ...off, outlook: pictureOf([], { o1: 'gone' }) })
    expect([said(made.operations), made.drop, made.parked]).toEqual([[], ['n1'], []])
  })
  test('nobody knows about the copy: nothing happens', () => {
    const made = plan({ ...off, outlook: pictureOf([], { o1: 'unknown' }) })
    expect([said(made.operations), made.drop, made.parked]).toEqual([[], [], []])
  })
})

describe('an event into which another registered user’s sync has written its marker', () => {
  const foreign = itemOf('n1', fields, { shared: true, partnerMark: '0a1b2c3d' })
  test('is sought once, and copied if it has no partner here', () => {
    expect(plan({ neo: pictureOf([foreign]) }).sought).toEqual([foreign])
    const made = plan({ neo: pictureOf([foreign]), unfound: new Set(['n1']) })
    expect([said(made.operations), made.parked]).toEqual([['create outlook n1'], []])
  })
  test('is asked about as ever if it is the user’s alone', () => {
    const own = itemOf('n1', fields, { partnerMark: '0a1b2c3d' })
    const made = plan({ neo: pictureOf([own]), unfound: new Set(['n1']) })
    expect([said(made.operations), made.parked.map(({ why }) => why)]).toEqual([[], ['orphan']])
  })
  test('is not sought again and again where nothing may go to Outlook', () => {
    const rules = rulesOf({ direction: 'outlook-to-neo' })
    const made = plan({ neo: pictureOf([foreign]), unfound: new Set(['n1']), rules })
    expect([said(made.operations), made.wish.map(({ why }) => why)]).toEqual([[], ['orphan']])
  })
})

test('a creation in NEO in which others are registered since is not taken back', () => {
  const operation = { do: 'create', on: 'neo', partnerId: 'o1', partnerMark: 'm-o1', fields, generation: 0 } as const
  const entry = { id: 'e', at: 1, run: 'r', operation, eventId: 'n1', after: fields, sure: true }
  const input = { outlook: pictureOf([outlook]), links: [link], wishes: [], window, rules: rulesOf(), now }
  const made = planUndo([entry], { ...input, neo: pictureOf([neo]) })
  expect([said(made.operations), made.parked.map(({ why }) => why)]).toEqual([[], ['changed-since']])
  const own = planUndo([entry], { ...input, neo: pictureOf([itemOf('n1', fields)]) })
  expect(said(own.operations)).toEqual(['stamp outlook o1', 'delete neo n1'])
})

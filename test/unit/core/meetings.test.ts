import { describe, expect, test } from 'vitest'
import { madeOf, sameMarked } from '../../../lib/core/doubles.ts'
import { fieldsOf, itemOf, linkOf, nextDay, now, outside, pictureOf, plan, rulesOf, said } from './build.ts'
import { quiet, world, x } from './two-calendars.ts'

const y = fieldsOf('e1', { body: 'y' })
const sealed = { readOnly: true, sealed: true } as const
const entry = (id: string, fields = x, more = {}) => itemOf(id, fields, { partnerMark: 'm-o1', ...more })
const meeting = (fields = x, more = {}) => itemOf('o1', fields, { ...sealed, ...more })
const listed = ({ parked }: ReturnType<typeof plan>) => parked.map(({ why, item }) => `${why} ${item.id}`)
const marked = { mark: 'm-n1' }

describe('a meeting goes to NEO, and nothing is ever written on it', () => {
  test('its entry is made without a claim', () => {
    const { operations, outlookVersions } = plan({ outlook: pictureOf([meeting()]) })
    expect(said(operations)).toEqual(['create neo o1'])
    expect([...outlookVersions.keys()], 'no stamp follows').toEqual([])
  })
  test('while another device has claimed it, as long as it was no meeting, that one is waited for', () => {
    const claim = { device: 'pc2', id: 'c1', at: now }
    const planned = plan({ outlook: pictureOf([meeting(x, { claim })]) })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['claimed o1']])
  })
  test('what changes in Outlook changes in NEO; its stamp stays as it is', () => {
    const links = [linkOf('n1', 'o1', x, marked)]
    const planned = plan({ neo: pictureOf([entry('n1')]), outlook: pictureOf([meeting(y)]), links })
    expect([said(planned.operations), listed(planned)]).toEqual([['update neo n1'], []])
  })
  test('deleted in Outlook, its entry is deleted', () => {
    const links = [linkOf('n1', 'o1', x, marked)]
    const planned = plan({ neo: pictureOf([entry('n1')]), outlook: pictureOf([], { o1: 'gone' }), links })
    expect(said(planned.operations)).toEqual(['delete neo n1'])
  })
  test('with no link left the pair is found by the marker, with nothing written', () => {
    const planned = plan({ neo: pictureOf([entry('n1')]), outlook: pictureOf([meeting()]) })
    expect([said(planned.operations), planned.adopted, listed(planned)]).toEqual([[], 1, []])
  })
  test('one that loses all attendees is an event again, and gets its stamp', () => {
    const links = [linkOf('n1', 'o1', x, marked)]
    const planned = plan({ neo: pictureOf([entry('n1')]), outlook: pictureOf([itemOf('o1', x)]), links })
    expect(said(planned.operations)).toEqual(['stamp outlook o1'])
  })
})

describe('K2: what is done in NEO', () => {
  const links = [linkOf('n1', 'o1', x, marked)]
  test('a change is listed with its fields, and may be taken back', () => {
    const planned = plan({ neo: pictureOf([entry('n1', y)]), outlook: pictureOf([meeting()]), links })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['sealed n1']])
    expect(planned.parked[0]).toMatchObject({ fields: ['body'], choices: ['outlook', 'apart'] })
  })
  test.each(['newest', 'neo', 'outlook', 'ask'] as const)(
    'the same field changed on both, rule %s: a word is needed',
    (conflicts) => {
      const planned = plan({
        neo: pictureOf([entry('n1', y, { changedAt: 1 })]),
        outlook: pictureOf([meeting(fieldsOf('e1', { body: 'z' }), { changedAt: 2 })]),
        links,
        rules: rulesOf({ conflicts }),
      })
      expect([said(planned.operations), listed(planned)]).toEqual([[], ['sealed n1']])
    },
  )
  test('another field of Outlook still goes over', () => {
    const outlook = pictureOf([meeting(fieldsOf('e1', { body: 'x', times: nextDay }))])
    const planned = plan({ neo: pictureOf([entry('n1', y)]), outlook, links })
    expect([said(planned.operations), listed(planned)]).toEqual([['update neo n1'], ['sealed n1']])
  })
  test('the word takes Outlook’s back into NEO; no word writes on the meeting', () => {
    const parts = { neo: pictureOf([entry('n1', y)]), outlook: pictureOf([meeting()]), links }
    const said1 = plan(parts).parked[0]
    const wish = { id: 'w', at: now, neo: 'n1', outlook: 'o1', seen: said1?.seen ?? '' }
    expect(said(plan({ ...parts, wishes: [{ ...wish, want: 'outlook' }] }).operations)).toEqual(['update neo n1'])
    for (const want of ['neo', 'both'] as const)
      expect(said(plan({ ...parts, wishes: [{ ...wish, want }] }).operations), want).toEqual([])
  })
  test('K6: a deletion leaves the meeting, and is listed; it is not made again', () => {
    const planned = plan({ neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([meeting()]), links })
    expect([said(planned.operations), planned.drop, listed(planned)]).toEqual([[], ['n1'], ['sealed o1']])
    expect(planned.parked[0]?.choices).toEqual(['outlook', 'apart'])
    const later = plan({ outlook: pictureOf([meeting(y)]), wishes: planned.wish })
    expect([said(later.operations), listed(later)]).toEqual([[], ['sealed o1']])
  })
  test('what another device has made again ends that', () => {
    const { wish } = plan({ neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([meeting()]), links })
    const found = plan({ neo: pictureOf([entry('n2')]), outlook: pictureOf([meeting()]), wishes: wish })
    expect([said(found.operations), found.adopted, listed(found)]).toEqual([[], 1, []])
    expect(found.unwish).toEqual(wish.map(({ id }) => id))
  })
})

describe('two entries of one meeting become one', () => {
  const neo = (...more: ReturnType<typeof entry>[]) => pictureOf([entry('n1'), ...more])
  const outlook = pictureOf([meeting()])
  const made = new Set(['n2'])
  test('the device that made the younger one takes it away, and goes on with the older', () => {
    const planned = plan({ neo: neo(entry('n2')), outlook, links: [linkOf('n2', 'o1', x)], made })
    expect([said(planned.operations), listed(planned)]).toEqual([['delete neo n2'], []])
    expect(planned.put.map((link) => link.neo.id)).toEqual(['n1'])
  })
  test.each([
    ['the device that made the older one', { links: [linkOf('n1', 'o1', x)], made: new Set(['n1']) }],
    ['a device that knows no pair', {}],
    ['a device that has joined the younger one', { links: [linkOf('n2', 'o1', x)] }],
  ])('%s cannot tell it from a copy that a person made: it is listed', (_, knows) => {
    const planned = plan({ neo: neo(entry('n2')), outlook, ...knows })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['double n2']])
  })
  test('the older one is the one that NEO has counted first', () => {
    const both = pictureOf([entry('9'), entry('10')])
    expect(said(plan({ neo: both, outlook, made: new Set(['10']) }).operations)).toEqual(['delete neo 10'])
    expect(said(plan({ neo: both, outlook, made: new Set(['9']) }).operations)).toEqual([])
  })
  test('dates of one entry, which all carry its mark, are no doubles', () => {
    const dates = pictureOf(['1', '2'].map((nth) => entry(`n1@${nth}`, x, { dateOf: 'n1' })))
    expect(listed(plan({ neo: dates, outlook }))).not.toContain('double n1@2')
  })
  test('the one that the meeting’s stamp names stays', () => {
    const stamped = pictureOf([meeting(x, { partnerMark: 'm-n2' })])
    const planned = plan({ neo: neo(entry('n2')), outlook: stamped, made: new Set(['n1']) })
    expect(said(planned.operations)).toEqual(['delete neo n1'])
  })
  test('the meeting has changed since: what is as it was agreed is untouched', () => {
    const links = [linkOf('n2', 'o1', x)]
    const planned = plan({ neo: neo(entry('n2')), outlook: pictureOf([meeting(y)]), links, made })
    expect(said(planned.operations)).toEqual(['update neo n1', 'delete neo n2'])
  })
  test('an edited one stays, and is listed, also when it looks the same later', () => {
    const links = [linkOf('n1', 'o1', x)]
    const planned = plan({ neo: neo(entry('n2', y)), outlook, links, made })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['double n2']])
    expect(planned.parked[0]?.choices).toEqual(['neo', 'outlook', 'apart'])
    const later = plan({ neo: neo(entry('n2')), outlook, links, made, wishes: planned.wish })
    expect([said(later.operations), listed(later)]).toEqual([[], ['double n2']])
  })
  test('a word about it makes it an event of its own, or deletes it', () => {
    const parts = { neo: neo(entry('n2', y)), outlook, links: [linkOf('n1', 'o1', x)] }
    const wish = { id: 'w', at: now, neo: 'n2', seen: plan(parts).parked[0]?.seen ?? '' }
    expect(said(plan({ ...parts, wishes: [{ ...wish, want: 'neo' }] }).operations)).toEqual(['create outlook n2'])
    expect(said(plan({ ...parts, wishes: [{ ...wish, want: 'outlook' }] }).operations)).toEqual(['delete neo n2'])
  })
  test.each([{ shared: true }, { readOnly: true }, { files: 'a file' }] as const)(
    '%o: others would miss it',
    (more) => {
      const planned = plan({ neo: neo(entry('n2', x, more)), outlook, links: [linkOf('n1', 'o1', x)], made })
      expect([said(planned.operations), listed(planned)]).toEqual([[], ['double n2']])
    },
  )
  test('in one direction, or outside the window, nothing is done', () => {
    const rules = rulesOf({ direction: 'neo-to-outlook' })
    const links1 = [linkOf('n1', 'o1', x)]
    expect(said(plan({ neo: neo(entry('n2')), outlook, links: links1, rules, made }).operations)).toEqual([])
    const far = fieldsOf('e1', { times: outside })
    const links = [linkOf('n1', 'o1', far)]
    const pictures = { neo: pictureOf([entry('n1', far), entry('n2', far)]), outlook: pictureOf([meeting(far)]) }
    expect(said(plan({ ...pictures, links, made }).operations)).toEqual([])
  })
  test('what is another event’s partner is no double', () => {
    const links = [linkOf('n1', 'o1', x), linkOf('n2', 'o2', x)]
    const both = pictureOf([meeting(), itemOf('o2', x, { partnerMark: 'm-n2' })])
    expect(said(plan({ neo: neo(entry('n2')), outlook: both, links, made }).operations)).toEqual([])
    const unstamped = pictureOf([meeting(), itemOf('o2', x)])
    const known = plan({ neo: neo(entry('n2')), outlook: unstamped, links, made })
    expect([said(known.operations), listed(known)]).toEqual([['stamp outlook o2'], []])
    // Nor for a device that does not know the pair.
    const planned = plan({ neo: neo(entry('n2')), outlook: both, links: links.slice(0, 1), made })
    expect(said(planned.operations)).toEqual([])
  })
  test('of one whose entry cannot be looked at nothing is decided', () => {
    const parts = { outlook, links: [linkOf('n0', 'o1', x)], made }
    const planned = plan({ ...parts, neo: pictureOf([entry('n1'), entry('n2')], { n0: 'unknown' }) })
    expect(said(planned.operations)).toEqual([])
  })
  test('beside one that only looks alike nothing is deleted: another device may know the other for the partner', () => {
    const pictures = { neo: pictureOf([itemOf('n1', x), entry('n2')]), links: [linkOf('n1', 'o1', x)], made }
    const planned = plan({ ...pictures, outlook })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['double n2']])
    const stamped = plan({ ...pictures, outlook: pictureOf([meeting(x, { partnerMark: 'm-n1' })]) })
    expect([said(stamped.operations), listed(stamped)]).toEqual([[], ['double n2']])
  })
  test('it is cancelled before they became one: neither is new, and nothing is done', () => {
    const cancelled = pictureOf([itemOf('o1', x, { notYet: 'meeting' })])
    const planned = plan({ neo: neo(entry('n2')), outlook: cancelled, links: [linkOf('n1', 'o1', x)], made })
    expect([said(planned.operations), listed(planned)]).toEqual([[], ['meeting o1', 'meeting n2']])
  })
  test('it has lost all attendees before they became one: nothing proves that it was a meeting, so the other is listed', () => {
    const plain = pictureOf([itemOf('o1', x)])
    const planned = plan({ neo: neo(entry('n2')), outlook: plain, links: [linkOf('n2', 'o1', x)], made })
    expect([said(planned.operations), listed(planned)]).toEqual([['stamp outlook o1'], ['double n2']])
    const stamped = pictureOf([itemOf('o1', x, { partnerMark: 'm-n1' })])
    const later = plan({ neo: neo(entry('n2')), outlook: stamped, links: planned.put, wishes: planned.wish })
    expect([said(later.operations), listed(later)]).toEqual([[], ['double n2']])
    const claimed = pictureOf([itemOf('o1', x, { claim: { device: 'pc1', id: 'c1', at: 0 } })])
    const copied = plan({ neo: neo(entry('n2')), outlook: claimed, links: [linkOf('n1', 'o1', x)], made })
    expect(said(copied.operations)).toEqual(['create outlook n2', 'stamp outlook o1'])
  })
  test('an event that is no meeting is claimed instead: a copy of its entry is a new event', () => {
    const plain = pictureOf([itemOf('o1', x, { partnerMark: 'm-n1' })])
    const planned = plan({ neo: neo(entry('n2')), outlook: plain, links: [linkOf('n1', 'o1', x, marked)], made })
    expect(said(planned.operations)).toEqual(['create outlook n2'])
  })
})

test('from the first run to the last nothing is written in Outlook, and a second run is quiet', async () => {
  const made = world()
  const id = made.calendars.outlook.add(x, { sealed: true })
  const untouched = () => made.calendars.outlook.get(id).revision
  await made.run()
  expect(made.list('neo')).toEqual(['e1x'])
  await quiet(made)
  made.loseStore()
  await made.run()
  expect([made.written(), made.list('neo')]).toEqual([0, ['e1x']])
  await quiet(made)
  const [entryId = ''] = made.ids('neo')
  await made.takeBack(await made.entries())
  made.calendars.neo.edit(entryId, { body: 'y' })
  await made.run()
  expect(made.list('neo')).toEqual(['e1y'])
  await quiet(made)
  made.calendars.neo.remove(entryId)
  await made.run()
  expect([made.list('neo'), made.list('outlook'), untouched()]).toEqual([[], ['e1x'], 1])
  await quiet(made)
})

test('taking back its entry in NEO writes nothing on the meeting', async () => {
  const made = world()
  const id = made.calendars.outlook.add(x, { sealed: true })
  await made.run()
  await made.takeBack(await made.entries())
  expect([made.list('neo'), made.calendars.outlook.get(id).revision]).toEqual([[], 1])
  await made.run()
  expect([made.list('neo'), made.calendars.outlook.get(id).revision]).toEqual([[], 1])
})

test('what was made here is known from the history: neither what was put back by a word nor what was only found again', () => {
  const operation = { do: 'create', on: 'neo', partnerId: 'o1', partnerMark: 'm-o1', fields: x, generation: 0 } as const
  const written = { id: 'i1', at: now, run: 'r1', operation, eventId: 'n2', sure: true }
  expect(madeOf([written])).toEqual(new Set(['n2']))
  expect(madeOf([{ ...written, sure: false }])).toEqual(new Set())
  expect(madeOf([{ ...written, operation: { ...operation, undo: 'i0' } }])).toEqual(new Set())
  expect(madeOf([{ ...written, operation: { ...operation, on: 'outlook' } }])).toEqual(new Set())
})

test('who has made an entry is asked only where a meeting has several', () => {
  const neo = pictureOf([entry('n1'), entry('n2'), itemOf('n3', x, { partnerMark: 'm-o2' }), itemOf('n4', x)])
  const twins = [...neo.items, itemOf('n5', x, { partnerMark: 'm-o3' }), itemOf('n6', x, { partnerMark: 'm-o3' })]
  const outlook = pictureOf([meeting(), itemOf('o2', x, sealed), itemOf('o3', x)])
  expect(sameMarked({ neo: pictureOf(twins), outlook })).toEqual(['n1', 'n2'])
})

test('a copy that a person makes of its entry, on the same day and left as it is, stays and is listed', async () => {
  const made = world()
  made.calendars.outlook.add(x, { sealed: true })
  await made.run()
  made.calendars.neo.add(x, { partnerMark: made.calendars.outlook.markOf(made.ids('outlook')[0] ?? '') })
  const { parked } = await made.run()
  expect([made.written(), made.list('neo'), parked.map(({ why }) => why)]).toEqual([0, ['e1x', 'e1x'], ['double']])
  await quiet(made)
})

import { describe, expect, it, test } from 'vitest'
import type { Fields, FieldName, SideName } from '../../../../lib/core/event.ts'
import { otherSide } from '../../../../lib/core/event.ts'
import { usualSays } from '../../../../lib/core/series/sayable.ts'
import { itemOf, linkOf, pictureOf, plan, rulesOf, said } from '../build.ts'
import { at, changed, fridays, regular, seriesOf, weekly } from './build.ts'

const sideNames = ['neo', 'outlook'] as const
const secret = regular(changed(fridays[2], { subject: '面談', visibility: 'private' }))
const alone = (side: SideName, fields: Fields, lacks: readonly FieldName[] = []) => ({
  [side]: pictureOf([itemOf('x', fields)]),
  [otherSide(side)]: { ...pictureOf([]), lacks },
})
const pair = (was: Fields, neo: Fields, outlook: Fields, fixed: FieldName[] = []) => ({
  neo: pictureOf([itemOf('n', neo, { fixed })]),
  outlook: pictureOf([itemOf('o', outlook, { partnerMark: 'm-n', fixed })]),
  links: [linkOf('n', 'o', was)],
})

describe.each(sideNames)('from %s', (side) => {
  const other = otherSide(side)
  it('goes nowhere where no event can be made to repeat', () => {
    const { operations, parked } = plan(alone(side, regular(), ['series']))
    expect([said(operations), parked.map(({ why }) => why)]).toEqual([[], ['series']])
  })
  it('a date that is private goes nowhere where it would be open', () => {
    const { operations, parked } = plan(alone(side, secret, ['visibility']))
    expect([said(operations), parked.map(({ why }) => why)]).toEqual([[], ['private']])
  })
  it('a date with values of its own waits where nobody knows what becomes of it, and may be given up', () => {
    const own = regular(changed(fridays[2], { subject: '面談' }))
    const mute = { ...usualSays[other], ownDates: false }
    const made = alone(side, own)
    expect(plan({ ...made, [other]: { ...made[other], says: mute } }).parked.map(({ why }) => why)).toEqual([
      'series-day',
    ])
    const sides = { neo: regular(), outlook: regular(), [side]: own }
    const pictures = pair(regular(), sides.neo, sides.outlook)
    const { operations, parked } = plan({ ...pictures, [other]: { ...pictures[other], says: mute } })
    expect([said(operations), parked.map(({ why, fields }) => [why, fields])]).toEqual([
      [],
      [['series-day', ['series']]],
    ])
    expect(parked[0]?.choices).toEqual([other, 'apart'])
    // What is there already is no news.
    const known = pair(own, own, own)
    expect(plan({ ...known, [other]: { ...known[other], says: mute } }).parked).toEqual([])
  })
  it('a date that is taken out waits where nobody knows how that is said', () => {
    const less = regular({ day: fridays[2] ?? '', is: 'cancelled' })
    const mute = { ...usualSays[other], takenDates: false }
    const made = alone(side, less)
    expect(plan({ ...made, [other]: { ...made[other], says: mute } }).parked.map(({ why }) => why)).toEqual([
      'series-day',
    ])
    const pictures = pair(regular(), ...(side === 'neo' ? ([less, regular()] as const) : ([regular(), less] as const)))
    const { operations, parked } = plan({ ...pictures, [other]: { ...pictures[other], says: mute } })
    expect([said(operations), parked.map(({ why }) => why)]).toEqual([[], ['series-day']])
    expect(
      said(plan({ ...pictures, [other]: { ...pictures[other], says: usualSays[other] } }).operations),
    ).toHaveLength(1)
  })
  it('a date that is tentative waits where that cannot be said', () => {
    const { parked } = plan(alone(side, regular(changed(fridays[2], { certainty: 'tentative' })), ['certainty']))
    expect(parked.map(({ why }) => why)).toEqual(['series'])
  })
  it('a date that has become private waits for a word where nothing can be closed', () => {
    const sides = { neo: regular(), outlook: regular(), [side]: secret }
    const { operations, parked } = plan(pair(regular(), sides.neo, sides.outlook, ['visibility']))
    expect([said(operations), parked.map(({ why, fields }) => [why, fields])]).toEqual([[], [['conflict', ['series']]]])
  })
  it('whoever says what a person wants is not given what it cannot say', () => {
    const pattern = { every: 'month', n: 1, on: { nth: 2, weekdays: [1, 2] } } as const
    const odd = {
      ...regular(),
      times: at('2026-11-03'),
      series: seriesOf({ ...weekly(5), pattern }, changed('2026-11-03', { times: at(fridays[2]) })),
    }
    const sides = { neo: regular(), outlook: regular(), [side]: odd }
    const pictures = pair(regular(), sides.neo, sides.outlook)
    const says = { ...usualSays.outlook, sets: false }
    const { operations, parked } = plan({
      ...pictures,
      [other]: { ...pictures[other], says },
      wishes: [{ id: 'w', at: 1, want: side, neo: 'n', outlook: 'o' }],
    })
    const listed = parked.map(({ why, fields }) => [why, fields])
    expect([said(operations), listed]).toEqual([[], [['series', ['times', 'series']]]])
  })
})

test('a second event in NEO that cannot be said there is listed with its pair', () => {
  const pattern = { every: 'month', n: 1, on: { nth: 2, weekdays: [1, 2] } } as const
  const odd = { ...regular(), series: seriesOf({ ...weekly(5), pattern }) }
  const wishes = [{ id: 'w', at: 1, want: 'both', neo: 'n', outlook: 'o' } as const]
  const { operations, parked } = plan({ ...pair(regular(), regular(), odd), wishes })
  expect(said(operations)).toEqual([])
  expect(parked).toMatchObject([{ why: 'series', ids: { neo: 'n', outlook: 'o' } }])
})

test('a series that never ends is never over, and one that ended is', () => {
  const rules = rulesOf({ endedBefore: '2026-11-25T00:00' })
  expect(said(plan({ ...alone('neo', regular()), rules }).operations)).toEqual(['create outlook x'])
  const ended = { ...regular(), series: seriesOf({ ...weekly(5), end: { is: 'until', day: fridays[1] } }) }
  expect(said(plan({ ...alone('neo', ended), rules }).operations)).toEqual([])
})

test('of a shared date a NEO that may not be changed keeps its own, and Outlook gets it', () => {
  const [inside, late] = [fridays[2], fridays[3]]
  const mine = regular(changed(inside, { subject: 'NEO' }))
  const theirs = regular({ day: late, is: 'cancelled' })
  const input = pair(regular(), mine, theirs)
  const { operations, parked } = plan({ ...input, neo: pictureOf([itemOf('n', mine, { readOnly: true })]) })
  expect(operations).toMatchObject([
    {
      do: 'update',
      on: 'outlook',
      fields: { series: { exceptions: [{ day: inside }, { day: late }] } },
      theirs: mine.series,
    },
  ])
  expect(parked).toMatchObject([{ why: 'read-only', fields: ['series'] }])
})

test('times that wait for a person are no change of the dates', () => {
  const moved = changed(fridays[2], { times: { kind: 'days', first: '2026-11-30', last: '2026-11-30' } })
  const series = seriesOf({ ...weekly(5), end: { is: 'until', day: fridays[4] } }, moved)
  const day = fridays[0] ?? ''
  const agreed = { ...regular(), times: { kind: 'days', first: day, last: day } as const, series }
  const input = pair(agreed, agreed, { ...agreed, times: at(day) })
  const links = input.links.map(
    (link) => ({ ...link, carried: { times: { to: 'outlook', before: 'x', turns: 20 } } }) as const,
  )
  const { operations, parked } = plan({ ...input, links })
  expect([said(operations), parked.map(({ why, fields }) => [why, fields])]).toEqual([[], [['bounced', ['times']]]])
})

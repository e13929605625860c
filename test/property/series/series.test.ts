import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { canonical, normalise } from '../../../lib/core/normal.ts'
import { exceptionsFromDates } from '../../../lib/core/series/from-dates.ts'
import { type Occurrence, occurrences, occurrencesByRule } from '../../../lib/core/series/occurrences.ts'
import { isSeries } from '../../../lib/core/series/parse.ts'
import { sayable, type Says, usualSays } from '../../../lib/core/series/sayable.ts'
import type { Short } from '../../../lib/core/series/series.ts'
import { anySeries, type Drawn, years } from './drawn.ts'
import { datesOf, textOfDate, words } from './oracle.ts'

const runs = Number(process.env['SERIES_RUNS'] ?? 600)
const options = { numRuns: runs, ...(process.env['SERIES_SEED'] && { seed: Number(process.env['SERIES_SEED']) }) }

const fieldsOf = ({ times, series }: Drawn): Fields => ({ ...words, visibility: 'open', times, series })
const plain = (drawn: Drawn): Drawn => {
  const { times, series = drawn.series } = normalise(fieldsOf(drawn))
  return { times, series }
}
const textOfOccurrence = ({ times, own }: Occurrence) =>
  textOfDate(times.kind === 'timed' ? [times.start, times.end] : [times.first, times.last], own)
const ours = ({ times, series }: Drawn) =>
  [...occurrencesByRule(times, series, years.from, years.to)].map(textOfOccurrence).toSorted()
const expected = (drawn: Drawn) => datesOf(drawn, drawn.series.rule.short, years.from, years.to)

const sides: [string, Says, Short][] = [
  ['Outlook, which takes the last day', usualSays.outlook, 'last'],
  ['a NEO that takes the last day', { ...usualSays.neo, short: 'last', weekStart: 7 }, 'last'],
  ['a NEO that skips the month', { ...usualSays.neo, short: 'skip', weekStart: 1 }, 'skip'],
]

test('the dates of a series are those of an independent library', () =>
  fc.assert(
    fc.property(anySeries, (drawn) => {
      expect(isSeries(drawn.series)).toBe(true)
      expect(ours(drawn)).toEqual(expected(drawn))
    }),
    options,
  ))

test('the plain form has the same dates, and is its own plain form', () =>
  fc.assert(
    fc.property(anySeries, (drawn) => {
      const once = plain(drawn)
      expect(ours(once)).toEqual(expected(drawn))
      expect(plain(once)).toEqual(once)
    }),
    options,
  ))

describe.each(sides)('as %s says it', (_, says, short) => {
  test('the dates are the same by its own convention, and read back it is the same series', () => {
    const how = { series: 0, exceptions: 0, singles: 0 }
    fc.assert(
      fc.property(anySeries, (drawn) => {
        const { times, series } = plain(drawn)
        const said = sayable(says, times, series)
        how[said.as]++
        if (said.as === 'singles') return
        const held = { times, series: said.series }
        expect(datesOf(held, short, years.from, years.to)).toEqual(expected(drawn))
        expect(canonical(normalise(fieldsOf(held)))).toBe(canonical(normalise(fieldsOf(drawn))))
      }),
      options,
    )
    // Most can be said, and each way is taken.
    expect(how.series).toBeGreaterThan(runs / 2)
    expect(how.exceptions).toBeGreaterThan(0)
  })
})

test('the rule and the dates that a side lists make the series again, whatever its convention', () =>
  fc.assert(
    fc.property(anySeries, fc.constantFrom<Short>('last', 'skip'), (drawn, guess) => {
      const { times, series } = plain(drawn)
      const listed = [...occurrencesByRule(times, series, years.from, years.to)].map((one) => ({
        times: one.times,
        ...(Object.keys(one.own).length > 0 && { own: one.own }),
      }))
      const read = exceptionsFromDates(times, { ...series.rule, short: guess }, listed, years)
      expect(read.extra).toEqual([])
      expect(ours({ times, series: read.series })).toEqual(expected(drawn))
    }),
    options,
  ))

test('a window shows exactly the dates that touch it', () =>
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 40 }), (drawn, at, length) => {
      const from = Temporal.PlainDate.from(years.from)
        .add({ days: at + 20 })
        .toString()
      const to = Temporal.PlainDate.from(from).add({ days: length }).toString()
      const all = [...occurrencesByRule(drawn.times, drawn.series, years.from, years.to)].filter(({ times }) =>
        times.kind === 'days'
          ? times.first <= to && times.last >= from
          : times.start.slice(0, 10) <= to && times.end.slice(0, 10) >= from,
      )
      const shown = [...occurrences(drawn.times, drawn.series, from, to)]
      expect(shown.map(textOfOccurrence).toSorted()).toEqual(all.map(textOfOccurrence).toSorted())
    }),
    options,
  ))

/** The same series said otherwise: by its plain form, by a wider rule, or moved by a day. */
const likeIt = (drawn: Drawn, way: number): Drawn => {
  const once = plain(drawn)
  const said = sayable({ ...usualSays.outlook, nth: [1, 2, 3, 4] }, once.times, once.series)
  if (way === 0) return once
  return way === 1 && said.as !== 'singles' ? { times: once.times, series: said.series } : drawn
}

test('two series that end have equal texts exactly if their dates are equal', () => {
  const met = { equal: 0, different: 0 }
  fc.assert(
    fc.property(anySeries, anySeries, fc.integer({ min: 0, max: 3 }), (a, other, way) => {
      if (a.series.rule.end.is === 'never' || other.series.rule.end.is === 'never') return
      const b = way < 3 ? likeIt(a, way) : { ...other, times: a.times }
      const [one, two] = [a, b].map((drawn) => ({
        text: canonical(normalise(fieldsOf(drawn))),
        dates: datesOf(drawn, drawn.series.rule.short, '2024-01-01', '2090-12-31').join(),
      }))
      if (one?.dates === '' && two?.dates === '') return
      met[one?.dates === two?.dates ? 'equal' : 'different']++
      expect(one?.text === two?.text).toBe(one?.dates === two?.dates)
    }),
    { ...options, numRuns: Math.ceil(runs / 3) },
  )
  expect(Math.min(met.equal, met.different)).toBeGreaterThan(runs / 60)
})

import * as fc from 'fast-check'
import type { SeedEvent as OutlookSeed } from '../emulators/graph/seed.ts'
import type { SeedEvent as NeoSeed } from '../emulators/neo/types.ts'
import { day } from '../contracts/engine-world.ts'
import { colleague, person } from '../fixtures/people.ts'

/** What people type, and what has bent texts elsewhere: separators of ours and of the services, marks, wide and odd characters. */
const bits = [
  '会議',
  '定例',
  'A',
  '7',
  '：',
  ':',
  ';',
  '；',
  ' ',
  '　',
  '…',
  '...',
  '[',
  ']',
  '【',
  '】',
  '<b>',
  '</b>',
  '&amp;',
  '&',
  '"',
  "'",
  '\\',
  '😀',
  '👩‍👩‍👧',
  'ｶﾞ',
  '㈱',
  '〜',
  '―',
  'が',
  '%',
  '+',
  '（NEO）',
]
const text = (maxLength: number) => fc.array(fc.constantFrom(...bits), { maxLength }).map((parts) => parts.join(''))
/** One line, without blanks around it: both services take those off. */
const line = (maxLength: number) => text(maxLength).map((whole) => whole.trim())
const lines = fc.array(line(8), { maxLength: 5 }).map((all) => all.join('\n').replace(/^\n+|\n+$/g, ''))

const clock = fc.integer({ min: 0, max: 287 }).map((fives) => fives * 5)
const hhmm = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`

const neoTimes = fc.oneof(
  fc
    .record({ from: clock, length: fc.integer({ min: 0, max: 300 }), on: fc.integer({ min: 1, max: 60 }) })
    .map(({ from, length, on }) => ({
      startdate: day(on),
      enddate: day(on),
      starttime: hhmm(from),
      endtime: hhmm(Math.min(from + length * 5, 30 * 60 - 5)),
    })),
  fc
    .record({ from: clock, to: clock, on: fc.integer({ min: 1, max: 60 }), days: fc.integer({ min: 1, max: 3 }) })
    .map(({ from, to, on, days }) => ({
      startdate: day(on),
      enddate: day(on + days),
      starttime: hhmm(from),
      endtime: hhmm(to),
    })),
  fc.record({ on: fc.integer({ min: 1, max: 60 }), days: fc.nat({ max: 3 }) }).map(({ on, days }) => ({
    startdate: day(on),
    enddate: day(on + days),
    starttime: '',
    endtime: '',
  })),
)

/** An entry of NEO in anything that a person can enter, but 定期. One of no text at all NEO does not take. */
export const neoEvent: fc.Arbitrary<NeoSeed> = fc
  .record({
    times: neoTimes,
    event: fc.constantFrom('', '会議', '出張'),
    detail: line(20),
    place: line(8),
    other: line(8),
    memo: lines,
    visibility: fc.constantFrom('public' as const, 'private' as const),
    tentative: fc.boolean(),
    important: fc.boolean(),
    otherto: fc.constantFrom<string[]>([person.neoUid], [person.neoUid, colleague.neoUid]),
  })
  .filter(({ event, detail, place, memo }) => [event, detail, place, memo].join('') !== '')
  .map(({ times, ...rest }) => ({ owner: person.neoUid, ...times, ...rest }))

const moment = (on: number, minutes: number) =>
  `${day(on)}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const outlookTimes = fc.oneof(
  fc
    .record({ from: clock, length: fc.integer({ min: 0, max: 600 }), on: fc.integer({ min: 1, max: 60 }) })
    .map(({ from, length, on }) => {
      const end = from + length * 5
      return { start: moment(on, from), end: moment(on + Math.floor(end / 1440), end % 1440), isAllDay: false }
    }),
  fc
    .record({ on: fc.integer({ min: 1, max: 60 }), days: fc.integer({ min: 1, max: 4 }) })
    .map(({ on, days }) => ({ start: day(on), end: day(on + days), isAllDay: true })),
)

/** An event of Outlook in anything that a person can enter, but a series. */
export const outlookEvent: fc.Arbitrary<OutlookSeed> = fc
  .record({
    times: outlookTimes,
    subject: line(20),
    body: lines,
    location: line(8),
    showAs: fc.constantFrom(
      'free' as const,
      'tentative' as const,
      'busy' as const,
      'oof' as const,
      'workingElsewhere' as const,
    ),
    sensitivity: fc.constantFrom('normal' as const, 'personal' as const, 'private' as const, 'confidential' as const),
    importance: fc.constantFrom('low' as const, 'normal' as const, 'high' as const),
    categories: fc.constantFrom<string[]>([], ['青の分類'], ['出張', '青の分類']),
    isReminderOn: fc.boolean(),
    reminderMinutesBeforeStart: fc.constantFrom(0, 15, 1440),
  })
  .map(({ times, ...rest }) => ({ ...times, ...rest }))

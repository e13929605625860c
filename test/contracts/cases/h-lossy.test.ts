import { expect } from 'vitest'
import type { SeedEvent } from '../../emulators/graph/seed.ts'
import type { EventData } from '../../emulators/graph/types.ts'
import { teamsBody, teamsMeeting, teamsText, teamsUrl } from '../../fixtures/teams.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { day, ev } from './events.ts'
import type { Stage } from './stage.ts'

const texts = ['adapters', 'in memory there is nothing beside the normal form'] as const

/** What Outlook holds of the one event there. */
const held = ({ real }: Stage): EventData => {
  const [event] = [...real().world.outlook().events.values()]
  if (!event) throw new Error('no event in Outlook')
  return event.data
}
const inOutlook =
  (more: Partial<SeedEvent>) =>
  ({ real }: Stage) =>
    void real()
      .world.outlook()
      .add({ subject: 'e1', start: `${day(1)}T12:00`, end: `${day(1)}T13:00`, body: 'x', ...more })

/** A title edit in NEO reaches Outlook, and what Outlook alone can hold is as it was. */
const untouched = (id: string, title: string, more: Partial<SeedEvent>): Case => ({
  id,
  title,
  a: 'outlook',
  only: texts,
  steps: [
    {
      does: inOutlook(more),
      expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
      check: (stage) => expect(held(stage)).toMatchObject(more),
    },
    { expect: both('e1=x'), check: (stage) => expect(held(stage)).toMatchObject(more) },
    {
      does: ({ neo }) => neo.edit('e1', { place: '7階' }),
      expect: { ...both(ev('e1=x', { place: '7階' })), writes: { a: { updated: 1 } } },
      check: (stage) => expect(held(stage)).toMatchObject(more),
    },
  ],
})

const inMeeting = {
  a: (more: { place?: string }) => ev('e1', { ...more, body: `x\n${teamsText}` }),
  b: (more: { place?: string }) => ev('e1', { ...more, body: `x\n[オンライン会議] ${teamsUrl}` }),
}

const cases: Case[] = [
  {
    id: 'H3',
    title: 'NEO has no seconds: they cost no write',
    a: 'outlook',
    only: texts,
    steps: [
      {
        does: inOutlook({
          start: { dateTime: `${day(1)}T12:00:30`, timeZone: 'Tokyo Standard Time' },
          end: { dateTime: `${day(1)}T13:00:30`, timeZone: 'Tokyo Standard Time' },
        }),
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
      },
      ...[1, 2].map(() => ({
        expect: both('e1=x'),
        check: (stage: Stage) => expect(held(stage).start.dateTime).toContain('12:00:30'),
      })),
    ],
  },
  untouched('H4', 'a state that NEO does not know is not turned back', { showAs: 'oof' }),
  untouched('H8', 'categories are not rewritten by the echo', { categories: ['赤', '青'] }),
  untouched('H9', 'a reminder is neither added nor taken away', { isReminderOn: true, reminderMinutesBeforeStart: 45 }),
  untouched('H9', 'no reminder stays none', { isReminderOn: false }),
  untouched('H5', 'formatting stays while the text of NEO is not changed', {
    body: { contentType: 'html', content: '<html><body><b>x</b></body></html>' },
  }),
  {
    id: 'H5',
    title: 'the text is changed in NEO: then it is what counts, and the formatted one is kept for taking it back',
    a: 'outlook',
    only: texts,
    steps: [
      {
        does: inOutlook({ body: { contentType: 'html', content: '<html><body><b>x</b></body></html>' } }),
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
      },
      {
        does: ({ neo }) => neo.edit('e1', { body: 'y' }),
        expect: { ...both('e1=y'), writes: { a: { updated: 1 } } },
        check: async ({ entries }) => {
          const kept = (await entries()).map(({ before = '' }) => before)
          expect(kept.some((text) => text.includes('<b>x</b>'))).toBe(true)
        },
      },
    ],
  },
  {
    id: 'H7',
    title: 'an event that is private where nobody knows how to say so on the other side is not synced; nothing bounces',
    only: ['memory', 'the emulators of NEO show what 公開方法 means'],
    steps: [
      {
        does: ({ A }) => {
          A.add('e1=x')
          A.close('e1', 'private')
        },
        expect: { a: ['e1=x'], b: [], parked: ['private e1'] },
      },
      { expect: { a: ['e1=x'], b: [], parked: ['private e1'] } },
    ],
  },
  {
    id: 'H7',
    title: 'private on A is private on B from its creation on; nothing bounces',
    agreed: ['e0=x'],
    steps: [
      {
        does: ({ A }) => void A.add(ev('e1=x', { visibility: 'private' })),
        expect: { ...both('e0=x', ev('e1=x', { visibility: 'private' })), writes: { b: { created: 1 } } },
      },
      { expect: both('e0=x', ev('e1=x', { visibility: 'private' })) },
    ],
  },
  {
    id: 'H7',
    title: 'what becomes private together with its text is written at once, and open again only where a person says so',
    agreed: ['e1=x'],
    steps: [
      {
        // NEO is closed first, and gets its text once it says so: the number of writes is its own matter.
        does: ({ A }) => A.edit('e1', { body: 'secret', visibility: 'private' }),
        expect: { ...both(ev('e1=secret', { visibility: 'private' })), writes: 'unsaid' },
      },
      {
        does: ({ B }) => B.edit('e1', { body: 'more' }),
        expect: { ...both(ev('e1=more', { visibility: 'private' })), writes: { a: { updated: 1 } } },
      },
      {
        does: ({ B }) => B.edit('e1', { visibility: 'open' }),
        expect: { ...both('e1=more'), writes: { a: { updated: 1 } } },
      },
      { expect: both('e1=more') },
    ],
  },
  {
    id: 'H4',
    title: 'L5 仮: tentative on A is tentative on B, both ways, beside a change of a text on the other side',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { certainty: 'tentative' })
          B.edit('e1', { body: 'y' })
        },
        expect: {
          ...both(ev('e1=y', { certainty: 'tentative' })),
          writes: { a: { updated: 1 }, b: { updated: 1 } },
        },
      },
      {
        does: ({ B }) => B.edit('e1', { certainty: 'firm', importance: 'high' }),
        expect: { ...both(ev('e1=y', { importance: 'high' })), writes: { a: { updated: 1 } } },
      },
      { expect: both(ev('e1=y', { importance: 'high' })) },
    ],
  },
  {
    id: 'H11',
    title: 'a Teams block is no text: it is never copied to and fro, and nothing bounces',
    a: 'outlook',
    only: texts,
    steps: [
      {
        does: inOutlook({ ...teamsMeeting, body: { contentType: 'html', content: teamsBody('<p>x</p>') } }),
        expect: { a: [inMeeting.a({})], b: [inMeeting.b({})], writes: { b: { created: 1 } } },
      },
      {
        does: ({ neo }) => neo.edit('e1', { place: '7階' }),
        expect: {
          a: [inMeeting.a({ place: '7階' })],
          b: [inMeeting.b({ place: '7階' })],
          writes: { a: { updated: 1 } },
        },
        check: (stage) => expect(held(stage).body.content).toBe(teamsBody('<p>x</p>')),
      },
      { expect: { a: [inMeeting.a({ place: '7階' })], b: [inMeeting.b({ place: '7階' })] } },
    ],
  },
  {
    id: 'H13',
    title: 'the server rewrites what is written: what it holds is the agreement, and the next run is quiet',
    a: 'neo',
    only: ['memory', 'the emulator of Outlook keeps plain texts as they are'],
    stage: { echo: (fields) => ({ ...fields, body: fields.body.toUpperCase() }) },
    steps: [
      { does: ({ A }) => void A.add('e1=x'), expect: { a: ['e1=x'], b: ['e1=X'], writes: { b: { created: 1 } } } },
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        expect: { a: ['e1=y'], b: ['e1=Y'], writes: { b: { updated: 1 } } },
      },
      ...[1, 2].map(() => ({ expect: { a: ['e1=y'], b: ['e1=Y'] } })),
    ],
  },
]
acceptance(cases)

import { neoCarried, outlookCarried } from '../fixtures/calendars.ts'
import { person } from '../fixtures/people.ts'
import type { World } from '../fixtures/world.ts'

/** `title` is the text that every screen shows of it, `whole` all that is stored. */
export type LeftAlone = {
  side: 'NEO' | 'Outlook'
  subject: string
  title: string
  why: string
  /** The reason that the extension's result page gives. */
  shownAs?: string
  whole: string
}

/** Events of kinds that this version shows as "not yet", by the emulators' own data. */
export const leftAlone = (world: World): Omit<LeftAlone, 'shownAs'>[] => [
  ...world
    .neoEvents()
    .filter((event) => !neoCarried(event, person.neoUid))
    .map((event) => ({
      side: 'NEO' as const,
      subject: [event.event, event.detail].filter(Boolean).join(' '),
      title: event.detail,
      why: 'only its owner may change it',
      whole: JSON.stringify(event),
    })),
  ...world
    .outlookEvents()
    .filter((event) => !outlookCarried(event))
    .map((event) => ({
      side: 'Outlook' as const,
      subject: event.subject,
      title: event.subject,
      why: 'series of meetings',
      // The change key moves by itself (one of the traps).
      whole: JSON.stringify({ ...event, etag: '' }),
    })),
]

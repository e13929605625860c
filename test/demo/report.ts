import type { LeftAlone } from './not-yet.ts'
import { words } from './changes.ts'
import type { Row } from './steps.ts'
import { table } from './table.ts'

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** Everything that the demo found out, as text. */
export const report = (rows: readonly Row[], events: number | undefined, alone: readonly LeftAlone[]): string => {
  const steps = rows.map(({ name, neo, outlook, requests, ms, same, wrong }, index) => [
    String(index + 1),
    name,
    words(neo),
    words(outlook),
    ...(requests ? [requests.neo, requests.graph, requests.entra].map(String) : ['–', '–', '–']),
    seconds(ms),
    same ? 'yes' : 'no',
    wrong.length === 0 ? 'ok' : 'WRONG',
  ])
  const head = ['', 'step', 'NEO', 'Outlook', 'to NEO', 'to Graph', 'to Entra', 'time', 'same', '']
  return [
    table([head, ...steps]),
    '',
    "Requests are counted while a person's hands are still: from the press of the button to the end of the run everything that reaches NEO",
    'and graph.microsoft.com ($batch = 1) is the extension\'s. In "Set up" the pages of the sign-in window are among those to Entra.',
    'Where a person works on the pages (–) nothing is counted.',
    '',
    `same events on both sides: ${events === undefined ? 'NO' : `yes (${events})`}`,
    '',
    `not yet in this version, shown as such and never written: ${alone.length}`,
    ...(alone.length > 0
      ? [
          table([
            ['side', 'subject', 'kind', 'shown as'],
            ...alone.map(({ side, subject, why, shownAs = '' }) => [side, subject, why, shownAs]),
          ]),
        ]
      : []),
  ].join('\n')
}

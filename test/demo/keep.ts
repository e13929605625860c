import { once } from 'node:events'
import { pageHost } from '../emulators/graph/page.ts'
import type { Browser } from '../e2e/stage.ts'
import { browserPath, switches } from '../e2e/stage.ts'
import { person } from '../fixtures/people.ts'
import type { World } from '../fixtures/world.ts'

type Kept = {
  world: World
  browser: Browser
  port: number
  extension: string
  headed: boolean
  say(line: string): void
}

const quoted = (word: string) => (/[^\w@%+=:,./-]/.test(word) ? `'${word}'` : word)

/** Leaves everything open, says how to play with it, and returns when it is stopped. */
export const keepOpen = async ({ world, browser, port, extension, headed, say }: Kept) => {
  const { neo } = world
  const lines = [
    'Everything stays open. Press Ctrl+C here to stop.',
    ...(headed
      ? ['The browser window is yours now; all is signed in.']
      : [
          'There is no display here, so the browser has no window. On a desktop this opens one (in this folder; a new profile, so set it up):',
          `  ${[browserPath() ?? 'chromium', '--user-data-dir=.demo/profile', ...switches(port, extension)].map(quoted).join(' ')}`,
        ]),
    '',
    `NEO        ${neo.scheduleUrl}`,
    `           ${person.neoUserId} / ${person.neoPassword}   (others: see the login page)`,
    `Outlook    https://${pageHost}/?user=${person.upn}`,
    `Sign-in    ${person.upn} / ${person.password}`,
    `Options    chrome-extension://${browser.extensionId}/options.html`,
    `           client ${person.clientId}`,
    `           tenant ${person.tenantId}`,
    `           NEO    ${neo.entryUrl}`,
    '',
    'Add, change or delete something in NEO or in Outlook, press [Outlook「予定表」と同期] on the schedule page of NEO, and load the other page again.',
  ]
  for (const line of lines) say(line)
  const closed = new Promise<void>((resolve) => browser.context.on('close', () => resolve()))
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), closed])
}

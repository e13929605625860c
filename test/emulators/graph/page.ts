import type { Hono } from 'hono'
import type { Box } from './box.ts'
import type { MailboxHandle } from './mailbox-handle.ts'
export const pageHost = 'calendar.emulator.example'
export const mountPage = (app: Hono, _mailboxes: () => { box: Box; handle: MailboxHandle }[], _clock: () => number) => {
  app.get('/', (context) => context.text('later'))
}

import type { FileSide } from '../core/files.ts'
import type { Mirror, Operation, Outcome, Side } from '../core/ports.ts'
import type { Addresses } from './addresses.ts'
import { createClient, type ReadBody } from './client.ts'
import type { Context } from './context.ts'
import { create } from './create.ts'
import { createDetails } from './details.ts'
import { neoFiles } from './files.ts'
import type { FormFrame } from './frame.ts'
import type { Profile } from './profile-schema.ts'
import { readPicture } from './read.ts'
import { createRows } from './rows.ts'
import { createSession, type SessionCookies } from './session.ts'
import { type KeepOne, remove, update } from './write.ts'
import { refused } from './write-outcome.ts'

export type NeoSideOptions = {
  /** `https://example.dn-cloud.com`, `/cgi-bin/dneo`, `cgi` */
  origin: string
  base: string
  ext: 'cgi' | 'exe'
  /** The user whose events are linked; somebody else in the session stops everything. */
  uid?: string
  profile: Profile
  fetch: typeof fetch
  cookies(): Promise<SessionCookies>
  /** Hash of scope and sid: what Outlook events carry of this event. */
  keyOf(sid: string): Promise<string>
  mirror: Mirror
  addresses: { load(): Promise<Addresses>; save(addresses: Addresses): Promise<void> }
  frame?: FormFrame
  /** Which of the listed ids are to be read although their list text is the same: saved on a page just now, or their turn to be checked. */
  reread?: (ids: readonly string[]) => readonly string[]
  /** Milliseconds since the epoch; only for Retry-After. */
  now?: () => number
  readBody?: ReadBody
}

/** The session's user, from the cookie or, where none names one, from the page that the profile names. */
const identifier = (client: ReturnType<typeof createClient>, { identity }: Profile) =>
  identity &&
  (async () => {
    const page = await client.page(client.pageUrl(identity.query))
    return page.document.querySelector(identity.selector)?.getAttribute(identity.attribute) || undefined
  })

/** desknet's NEO as a side: the logged-in user's own schedule, through the user's own session. */
export const neoSide = (options: NeoSideOptions): Side & { files: FileSide<Blob> } => {
  const { profile, frame } = options
  const client = createClient(options)
  const identify = identifier(client, profile)
  const context: Context = {
    client,
    profile,
    session: createSession({
      cookies: options.cookies,
      ...(options.uid !== undefined && { expected: options.uid }),
      ...(identify && { identify }),
    }),
    details: createDetails({ client, profile, addresses: options.addresses, ...(frame && { frame }) }),
    rows: createRows(options.mirror),
    keyOf: options.keyOf,
    ...(frame && { frame }),
    unread: new Set(),
  }
  const write = (operation: Operation, keep: KeepOne): Promise<Outcome> => {
    switch (operation.do) {
      case 'create':
        return create(context, operation)
      case 'update':
        return update(context, operation, keep)
      case 'delete':
        return remove(context, operation, keep)
      // Both are written on Outlook's events only.
      case 'stamp':
      case 'claim':
        return Promise.resolve(refused(operation.do))
    }
  }
  return {
    name: 'neo',
    files: neoFiles(context),
    chunk: 1,
    read: (request) => readPicture(context, request, options.reread ?? (() => [])),
    write: async (operations, keep) => {
      const outcomes: Outcome[] = []
      for (const [place, operation] of operations.entries()) {
        const keepOne = (before: string) => keep(operations.map((_, index) => (index === place ? before : undefined)))
        outcomes.push(await write(operation, keepOne))
      }
      return outcomes
    },
    // NEO cannot be searched by the marker line.
    seek: async () => [],
  }
}

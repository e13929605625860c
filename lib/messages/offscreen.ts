import { z } from 'zod'

/**
 * Worker ⇄ offscreen document, over one named port that the worker opens. One request at a time, one answer each; the worker closes the port when it is done, and
 * the document closes itself when the port ends, so that no document outlives its errand or its worker.
 */
export const offscreenPort = 'offscreen-sign-in'
export const offscreenPage = '/offscreen.html'

const registration = z.object({ clientId: z.string(), tenantId: z.string(), redirectUri: z.string() })

/** What Entra's token endpoint answered, opaque here: only lib/auth/tokens knows and checks it. */
const response = z.record(z.string(), z.unknown())

export const toOffscreenSchema = z.discriminatedUnion('type', [
  /** Makes the address that a browser window (or a silent attempt) has to open. Forgets an earlier attempt. */
  z.object({
    type: z.literal('begin'),
    registration,
    prompt: z.enum(['none', 'select_account']).optional(),
    loginHint: z.string().optional(),
    /** For the list of rooms, too. */
    rooms: z.literal(true).optional(),
  }),
  /** The fragment with which the browser came back from the address last made. */
  z.object({ type: z.literal('finish'), hash: z.string() }),
  /** A new access token by the refresh token of an earlier response. */
  z.object({ type: z.literal('renew'), registration, response }),
])
export type ToOffscreen = z.infer<typeof toOffscreenSchema>

export const fromOffscreenSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('address'), url: z.url() }),
  z.object({ type: z.literal('tokens'), response }),
  /** Names and numbers only: Entra's own words can hold an address of the user. */
  z.object({ type: z.literal('failed'), error: z.string().max(60), codes: z.array(z.string().max(10)).max(20) }),
])
export type FromOffscreen = z.infer<typeof fromOffscreenSchema>

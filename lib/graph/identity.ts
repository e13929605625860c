/** Whose two calendars belong together: NEO's user and Microsoft's account and calendar. Every identity depends on all of it. */
export type Scope = {
  neoOrigin: string
  neoUid: string
  tenantId: string
  objectId: string
  /** `default`, not an id, for the default calendar: calendar ids were seen changing. */
  calendar: string
}

const encoder = new TextEncoder()
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const digest = async (algorithm: 'SHA-1' | 'SHA-256', bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest(algorithm, bytes))

const textOfScope = ({ neoOrigin, neoUid, tenantId, objectId, calendar }: Scope) =>
  JSON.stringify([neoOrigin, neoUid, tenantId, objectId, calendar])

/** SHA-256 of a text, 64 hex digits. */
export const hashOf = async (text: string): Promise<string> => hex(await digest('SHA-256', encoder.encode(text)))

const shortHash = async (length: number, ...parts: string[]) => (await hashOf(JSON.stringify(parts))).slice(0, length)

/** The head of every stamp key of a scope: tells our stamps from those that travelled in from other people's events. */
export const headOf = async (scope: Scope): Promise<string> => `${await shortHash(12, 'scope', textOfScope(scope))}-`

/** Identity of a NEO event as its Outlook partner carries it: a head for the scope, then a hash of scope and `sid`. */
export const keyOf = async (scope: Scope, neoId: string): Promise<string> =>
  (await headOf(scope)) + (await shortHash(40, 'key', textOfScope(scope), neoId))

/** What an event's stamp names: its partner, or of one that is put back, which has none, the mark that it was given. */
export type Named = { partnerId: string; partnerMark?: string; undo?: string }
export const stampKeyOf = async (scope: Scope, { partnerId, partnerMark, undo }: Named): Promise<string> =>
  undo !== undefined && partnerMark !== undefined ? (await headOf(scope)) + partnerMark : keyOf(scope, partnerId)

/** The partner mark that a stamp key of our scope stands for. */
export const markOfKey = (key: string): string => /^[0-9a-f]{12}-([0-9a-f]{8})$/.exec(key)?.[1] ?? key

/** Identity of an Outlook event as its NEO partner carries it: 8 hex digits. */
export const markOf = (scope: Scope, iCalUId: string): Promise<string> =>
  shortHash(8, 'mark', textOfScope(scope), iCalUId)

// Name space of our transaction ids; made once, never to be changed.
const namespace = '60436188-32b9-4f89-bbcc-0965f1b751b3'

/** UUID version 5 (RFC 9562): the same event and generation get the same id on every device. */
export const transactionIdOf = async (scope: Scope, neoId: string, generation: number): Promise<string> => {
  const space = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const name = encoder.encode(JSON.stringify([textOfScope(scope), neoId, generation]))
  const input = new Uint8Array(space.length + name.length)
  input.set(space)
  input.set(name, space.length)
  const bytes = (await digest('SHA-1', input)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

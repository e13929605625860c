import { Buffer } from 'node:buffer'

/** What an event id says: which event, which occurrence (yyyy-MM-dd), in which of the two formats. */
export type IdParts = { key: number; date?: string; immutable: boolean; folder?: string }

// Not a secret, only a stable text per mailbox or folder.
const stamp = (text: string, length: number) => {
  let hash = 2_166_136_261
  let out = ''
  while (out.length < length) {
    for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0
    out += Buffer.from(Uint32Array.of(hash).buffer).toString('base64url').slice(0, 5)
  }
  return out.slice(0, length)
}

// Two neighbours differ only in the case of one letter: whoever compares ids without case mixes them up.
const keyText = (key: number) => {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(Math.floor(key / 2), 0, 6)
  return `${bytes.toString('base64url')}${key % 2 ? 'AAa' : 'AAA'}`
}
const keyOf = (text: string) =>
  Buffer.from(text.slice(0, 8), 'base64url').readUIntBE(0, 6) * 2 + (text.endsWith('a') ? 1 : 0)

const dateText = (date: string | undefined) => (date === undefined ? '' : `X${date.replaceAll('-', '')}`)

/** Ids of one mailbox: immutable ones, and mutable ones that also carry the folder and so change with a move. */
export const createIds = (oid: string) => {
  const head = stamp(oid, 22)
  const long = stamp(`${oid}/long`, 64)
  const immutable = (key: number, date?: string) =>
    `AAkALg${head}QDEapmEc2byACqAC-EWg0A${keyText(key)}${dateText(date)}=`
  const mutable = (key: number, folder: string, date?: string) =>
    `AAMkAD${long}BGAAAAAA${stamp(folder, 12)}AAAAAAENAAA${keyText(key)}${dateText(date)}=`

  /** `malformed` is not an id of the service at all; undefined is one that names nothing here. */
  const parse = (id: string, folderOf: (key: number) => string | undefined): IdParts | 'malformed' | undefined => {
    if (!/^AA[Mk][A-Za-z0-9_-]{40,}=*$/.test(id)) return 'malformed'
    const tail = /([A-Za-z0-9_-]{8}AA[Aa])(?:X(\d{4})(\d\d)(\d\d))?=$/.exec(id)
    if (!tail?.[1]) return undefined
    const key = keyOf(tail[1])
    const date = tail[2] ? { date: `${tail[2]}-${tail[3]}-${tail[4]}` } : {}
    const folder = folderOf(key)
    if (folder === undefined) return undefined
    if (id === immutable(key, date.date)) return { key, immutable: true, ...date }
    if (id === mutable(key, folder, date.date)) return { key, immutable: false, folder, ...date }
    return undefined
  }
  return { immutable, mutable, parse }
}
export type Ids = ReturnType<typeof createIds>

/** A calendar's id; calendars have one format only. */
export const calendarIdOf = (oid: string, number: number) =>
  `AAMkAD${stamp(`${oid}/calendar`, 64)}BGAAAAAA${stamp(`calendar ${number}`, 12)}AAAAAAEGAAA=`

/** The n-th change key of the service; looks like base64, says nothing. */
export const changeKeyOf = (count: number) => {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32BE(Math.imul(count + 1, 2_654_435_761) >>> 0, 0)
  bytes.writeUInt32BE(0x6b_37_8d_b0, 4)
  bytes.writeUIntBE(count, 16, 6)
  return bytes.toString('base64')
}
export const etagOf = (changeKey: string) => `W/"${changeKey}"`

/** An attachment's id begins with that of its event. */
export const attachmentIdOf = (eventId: string, changeKey: string) =>
  `${eventId.replace(/=+$/, '')}BEgAQ${stamp(changeKey, 22)}=`

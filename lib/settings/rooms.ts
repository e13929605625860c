import { z } from 'zod'

/** The room in Outlook that stands for a facility (利用設備) of NEO. `name`: how Outlook shows it; as the facility is called if they are the same. */
export type RoomRow = { facility: string; address: string; name: string }

const mostName = 100
const roomRow = z.object({
  facility: z.string().trim().min(1).max(mostName),
  address: z.email().max(254),
  name: z.string().trim().min(1).max(mostName),
})

/** `第1会議室=room1@example.com`, or where Outlook is to show another name `第1会議室=room1@example.com=Room 1`. */
const line = /^(.+?)=([^\s=]+@[^\s=]+)(?:=(.*))?$/

const linesOf = (text: string) => text.split('\n').filter((one) => one.trim() !== '')
const readRow = (text: string): RoomRow | undefined => {
  const [, facility = '', address = '', name = ''] = line.exec(text.trim()) ?? []
  return roomRow.safeParse({ facility, address: address.toLowerCase(), name: name.trim() || facility }).data
}

/** The table as it is stored. What is no row says nothing: a table with one such is refused before. */
export const roomRows = (text: string): RoomRow[] => linesOf(text).flatMap((one) => readRow(one) ?? [])

export const roomText = (rows: readonly RoomRow[]): string =>
  rows.map(({ facility, address, name }) => `${facility}=${address}${name === facility ? '' : `=${name}`}`).join('\n')

/** What is wrong with a row that a person types, seen among all of them. */
export const roomFaults = [
  'facility',
  'facility-long',
  'facility-twice',
  'address',
  'address-twice',
  'name-long',
] as const
export type RoomFault = (typeof roomFaults)[number]

/** A row without an address is no row yet, and nothing is wrong with it. */
export const faultOf = (row: RoomRow, rows: readonly RoomRow[]): RoomFault | undefined => {
  const facility = row.facility.trim()
  const address = row.address.trim().toLowerCase()
  if (address === '') return undefined
  if (facility === '') return 'facility'
  if (facility.length > mostName) return 'facility-long'
  if (!roomRow.shape.address.safeParse(address).success || readRow(`${facility}=${address}`)?.address !== address)
    return 'address'
  if (row.name.trim().length > mostName) return 'name-long'
  const others = rows.filter((one) => one !== row && one.address.trim() !== '')
  if (others.some((one) => one.facility.trim() === facility)) return 'facility-twice'
  return others.some((one) => one.address.trim().toLowerCase() === address) ? 'address-twice' : undefined
}

/** Whether a text is such a table: every line is a row, and no facility and no room stands there twice. */
export const isRoomTable = (text: string): boolean => {
  const rows = roomRows(text)
  return rows.length === linesOf(text).length && rows.every((row) => faultOf(row, rows) === undefined)
}

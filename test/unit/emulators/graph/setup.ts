import { afterEach, expect } from 'vitest'
import { readOpenApiOptional } from '../../../emulators/graph/openapi-file.ts'
import { createValidator } from '../../../emulators/graph/validate.ts'
import { validated } from '../../../emulators/graph/validated.ts'
import { createGraph, type GraphOptions } from '../../../emulators/graph/graph.ts'
import type { Traps } from '../../../emulators/graph/types.ts'

export const oid = '22222222-2222-4222-8222-222222222222'
export const noTraps: Traps = {
  lateEchoes: false,
  changeKeyChurn: false,
  emptyFirstPage: false,
  falseTombstones: false,
  deletedAnswer: false,
  stampMails: false,
}
export const stampId = 'String {6F1C2A34-0B1D-4E5F-8A9B-C0D1E2F3A4B5} Name key'
export const normalStampId = 'String {6f1c2a34-0b1d-4e5f-8a9b-c0d1e2f3a4b5} Name key'
export const immutable = { Prefer: 'IdType="ImmutableId"' }
export const tokyo = {
  Prefer: 'IdType="ImmutableId", outlook.timezone="Tokyo Standard Time", outlook.body-content-type="text"',
}
export const now = Date.parse('2026-11-23T03:00:00Z')
const claims = { oid, tid: 'tenant', scp: 'Calendars.ReadWrite User.Read', exp: now / 1000 + 3600 }
const people: Record<string, object> = {
  good: claims,
  old: { ...claims, exp: now / 1000 - 1 },
  reader: { ...claims, scp: 'Calendars.Read' },
  stranger: { ...claims, oid: 'nobody' },
  settings: { ...claims, scp: 'MailboxSettings.Read' },
}

export type Json = Record<string, unknown>
export type Reply = { status: number; headers: Headers; body: Json }

const document = readOpenApiOptional()
const validator = document === undefined ? undefined : createValidator(document)
const violations: (() => string[])[] = []
// Whatever a test asks for, wrong or right: the answer fits the document.
afterEach(() => {
  const found = violations.splice(0).flatMap((take) => take())
  expect(found.filter((violation) => violation.startsWith('answer'))).toEqual([])
})

/** A Graph with one empty mailbox and all traps off unless asked for. */
export const setUp = (options: Partial<GraphOptions> = {}) => {
  const clock = { now }
  const plain = createGraph({
    clock: () => clock.now,
    verify: async (token) => people[token] as never,
    mailboxes: [
      {
        oid,
        displayName: '佐藤 花子',
        userPrincipalName: 'hanako.sato@example.com',
        calendars: ['個人用'],
        events: [],
      },
    ],
    traps: noTraps,
    ...options,
  })
  const checked = validator ? validated(plain, validator) : { ...plain, violations: [] }
  violations.push(() => checked.violations)
  const graph = checked
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = immutable,
    token = 'good',
  ): Promise<Reply> => {
    const url = path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`
    const response = await graph.fetch(
      new Request(url, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Json }
  }
  const get = (path: string, headers?: Record<string, string>) => ask('GET', path, undefined, headers)
  /** Follows a delta to its deltaLink. */
  const round = async (
    start: string,
    headers: Record<string, string> = { Prefer: 'IdType="ImmutableId", odata.maxpagesize=50' },
  ) => {
    const pages: Json[] = []
    for (let link: string | undefined = start; link;) {
      const reply = await ask('GET', link, undefined, headers)
      if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
      pages.push(reply.body)
      link = reply.body['@odata.nextLink'] as string | undefined
    }
    const deltaLink = String(pages.at(-1)?.['@odata.deltaLink'])
    const value = pages.flatMap((page) => page['value'] as Json[])
    return {
      pages,
      deltaLink,
      value,
      live: value.filter((one) => !one['@removed']),
      gone: value.filter((one) => one['@removed']),
    }
  }
  return { graph, clock, ask, get, round, box: graph.mailbox(oid) }
}

export const year = '/me/calendarView/delta?startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z'
export const time = (dateTime: string, timeZone = 'Tokyo Standard Time') => ({ dateTime, timeZone })
/** A plain event of one hour, as a client creates it. */
export const draft = (more: Json = {}): Json => ({
  subject: '打ち合わせ',
  start: time('2026-11-24T10:00:00'),
  end: time('2026-11-24T11:00:00'),
  ...more,
})

import { z } from 'zod'
import { fail } from '../core/problem.ts'
import type { Profile } from './profile-schema.ts'

/** Any answer of NEO's JSON module. `status` is absent in some. */
export const answerSchema = z.looseObject({
  status: z.string().optional(),
  errorno: z.union([z.string(), z.number()]).optional(),
})
export type Answer = z.infer<typeof answerSchema>

/** Code of a refusal, for the administrator; undefined = not refused. */
export const refusalOf = (answer: Answer): string | undefined =>
  answer.status === undefined || answer.status === 'ok' ? undefined : String(answer.errorno ?? answer.status)

const text = z.union([z.string(), z.number()]).transform(String)
// One element may stand without its array, none as nothing at all.
const many = z
  .unknown()
  .transform((value): unknown[] =>
    Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value],
  )

/** One element of the list; keys that we do not know are kept in `raw`, because their change is a change too. */
export type ListItem = {
  sid: string
  detail: string
  startdate: string
  enddate: string
  starttime: string
  endtime: string
  raw: Record<string, unknown>
}

const record = z.record(z.string(), z.unknown())
/** NEO answered, but not with the list that the profile describes. */
const unexpected = (code: string, cause?: unknown) => fail('neo-changed', { side: 'neo', code }, cause)

const readItem = (value: unknown, { keys }: Profile['list']): ListItem => {
  const raw = record.safeParse(value)
  if (!raw.success) return unexpected('list-item', raw.error)
  const sid = text.safeParse(raw.data[keys.sid])
  if (!sid.success || sid.data === '') return unexpected('list-item')
  const optional = (name: string) => text.safeParse(raw.data[name]).data ?? ''
  return {
    sid: sid.data,
    detail: optional(keys.detail),
    startdate: optional(keys.startdate),
    enddate: optional(keys.enddate),
    starttime: optional(keys.starttime),
    endtime: optional(keys.endtime),
    raw: raw.data,
  }
}

/**
 * The events of one `multicmd` answer. `at` names the keys under which the listing commands were asked; every one of them must be there
 * and be ok: half a list would look like deletions.
 * @throws ProblemError neo-changed
 */
export const readList = (answer: Answer, at: readonly string[], list: Profile['list']): ListItem[] => {
  const refused = refusalOf(answer)
  if (refused !== undefined) return unexpected(refused)
  return at.flatMap((key) => {
    const part = answerSchema.safeParse(answer[key])
    if (!part.success) return unexpected('list-part', part.error)
    const code = refusalOf(part.data)
    if (code !== undefined) return unexpected(code)
    if (!(list.events.container in part.data)) return unexpected('list-container')
    const container = part.data[list.events.container]
    const inside = record.safeParse(container)
    if (!inside.success && many.parse(container).length > 0) return unexpected('list-container')
    return many.parse(inside.data?.[list.events.items]).map((value) => readItem(value, list))
  })
}

/** Looks for a sid that a write's answer may carry: at the top or one level down. */
export const sidIn = (answer: Answer, names: readonly string[]): string | undefined => {
  const levels = [answer, ...Object.values(answer)].flatMap((value) => {
    const level = record.safeParse(value)
    return level.success ? [level.data] : []
  })
  for (const level of levels)
    for (const name of names) {
      const sid = text.safeParse(level[name]).data
      if (sid) return sid
    }
  return
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  const object = record.safeParse(value)
  return object.success
    ? Object.fromEntries(
        Object.entries(object.data)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value
}

/** One text of the raw element, whatever the order of its keys. */
export const canonicalItem = (item: ListItem): string => JSON.stringify(sorted(item.raw))

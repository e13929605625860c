import { readDay } from './browser/days.ts'
import type { Neo } from './context.ts'
import { refusals, type Refusal } from './refusal.ts'
import type { EventFields, Visibility } from './types.ts'

/** Field names of the form, facts/neo-web.md §4.2 and §5. */
const TEXTS = ['tagcolor', 'iconno', 'event', 'detail', 'place', 'other'] as const
/** Kept as they come, because nobody knows what they mean. */
export const OPAQUE = [
  'topmsgid',
  'flag',
  'approvsts',
  'approvreq',
  'approv_notice_kind',
  'tvmeeting_chairs',
  'tvmeeting_members',
]
const LISTS = new Set(['otherto', 'pids', 'tvmeeting_chairs', 'tvmeeting_members'])
/** Browsers send nothing for these when nothing is ticked or chosen. */
export const OPTIONAL_IN_FORM = new Set([
  'reserve',
  'rankflg',
  'pids',
  'otherto',
  'tvmeeting_chairs',
  'tvmeeting_members',
])

/** In the order of the browser's post; `pids` only where facilities were chosen. */
export const FORM_FIELDS = `
  topmsgid schcolor tagcolor iconno repeat startdate starttime enddate endtime event detail place other memo
  outflg reserve rankflg flag otherto approvsts sendhowto public_level approvreq approv_notice_kind alarm alarmtime tvmeeting_chairs tvmeeting_members pids
`
  .trim()
  .split(/\s+/)

const START = /^([01]\d|2[0-3])[0-5]\d$/
// A 24h+ notation exists (facts §8.1); how far it goes is not known: the end of the following day here.
const END = /^([0-3]\d|4[0-7])[0-5]\d$/
export const FORM_KEY = /^\d{17}$/

export type Decoded = {
  fields: Omit<EventFields, 'recurrence' | 'changeBy' | 'deleteBy' | 'files'>
  sendhowto: number
}

/** Reads `sendhowto`, a sum of the mail bit and 4. */
export function readSendhowto(neo: Neo, written: string): number | undefined {
  const value = Number(written)
  const allowed = [0, 4, neo.drawn.values.mail, neo.drawn.values.mail + 4]
  return /^\d+$/.test(written) && allowed.includes(value) ? value : undefined
}

const stored = ({ knobs }: Neo, text: string) => {
  const { characters, dots } = knobs.textLimit ?? { characters: Number.POSITIVE_INFINITY, dots: '' }
  return text.length > characters ? text.slice(0, characters - dots.length) + dots : text
}

/** The posted form as an entry, or the first thing that is wrong with it. Knows only the fields of the form. */
export function decode(neo: Neo, body: URLSearchParams): Decoded | Refusal {
  const one = (name: string) => body.get(name) ?? ''
  for (const name of FORM_FIELDS) if (!LISTS.has(name) && body.getAll(name).length > 1) return refusals.badValue(name)
  const startdate = /^\d{4}-/.test(one('startdate')) ? readDay(one('startdate')) : undefined
  const enddate = /^\d{4}-/.test(one('enddate')) ? readDay(one('enddate')) : undefined
  if (!startdate) return refusals.badValue('startdate')
  if (!enddate) return refusals.badValue('enddate')
  const [starttime, endtime] = [one('starttime'), one('endtime')]
  if (starttime && !START.test(starttime)) return refusals.badValue('starttime')
  if (endtime && (!starttime || !END.test(endtime))) return refusals.badValue('endtime')
  if (enddate < startdate || (enddate === startdate && endtime && endtime < starttime)) return refusals.order()

  const values = neo.drawn.values
  const level = one('public_level') || values.visibility.public
  const visibility = (Object.keys(values.visibility) as Visibility[]).find((key) => values.visibility[key] === level)
  if (!visibility) return refusals.badValue('public_level')
  const outflg = one('outflg') || values.outflg.inside
  if (!Object.values(values.outflg).includes(outflg)) return refusals.badValue('outflg')
  for (const name of ['reserve', 'rankflg'] as const) {
    const on = name === 'reserve' ? values.tentative : values.important
    if (!['', '0', on].includes(one(name))) return refusals.badValue(name)
  }
  const schcolor = one('schcolor') || '1'
  if (!/^([1-9]|1[0-5])$/.test(schcolor)) return refusals.badValue('schcolor')
  if (!['', '0', '1', '2'].includes(one('alarm'))) return refusals.badValue('alarm')
  for (const name of ['alarmtime', 'tagcolor', 'iconno', 'flag'])
    if (!/^\d*$/.test(one(name))) return refusals.badValue(name)
  const sendhowto = readSendhowto(neo, one('sendhowto'))
  if (sendhowto === undefined) return refusals.badValue('sendhowto')

  const otherto = [...new Set(body.getAll('otherto'))]
  const pids = [...new Set(body.getAll('pids').filter((pid) => pid !== ''))]
  const isUser = (uid: string) => neo.users.some((user) => user.uid === uid)
  if (otherto.length === 0) return refusals.nobody()
  if (!otherto.every(isUser)) return refusals.badValue('otherto')
  for (const name of ['tvmeeting_chairs', 'tvmeeting_members'])
    if (!body.getAll(name).every((uid) => uid === '' || isUser(uid))) return refusals.badValue(name)
  if (!pids.every((pid) => neo.facilities.some((facility) => facility.pid === pid))) return refusals.badValue('pids')

  const texts = Object.fromEntries(TEXTS.map((name) => [name, stored(neo, one(name))])) as Record<
    (typeof TEXTS)[number],
    string
  >
  if (Object.values(texts).some((text) => /[\r\n]/.test(text))) return refusals.badValue('detail')
  const memo = stored(neo, one('memo').replaceAll('\r\n', '\n'))
  if (![texts.event, texts.detail, texts.place, memo].some((text) => text.trim())) return refusals.empty()
  const extra = Object.fromEntries(OPAQUE.filter((name) => body.has(name)).map((name) => [name, body.getAll(name)]))
  const fields = {
    ...texts,
    startdate,
    enddate,
    starttime,
    endtime,
    memo,
    schcolor,
    visibility,
    otherto,
    pids,
    extra,
    outside: outflg === values.outflg.outside,
    tentative: one('reserve') === values.tentative,
    important: one('rankflg') === values.important,
    alarm: one('alarm') || '0',
    alarmtime: one('alarmtime'),
  }
  return { fields, sendhowto }
}

/** Who is mailed: everybody registered when mail was asked for, the actor not if 自分には通知しない. */
export function mailedUsers(neo: Neo, sendhowto: number, actor: string, otherto: readonly string[]): string[] {
  if (!(sendhowto & neo.drawn.values.mail)) return []
  return otherto.filter((uid) => uid !== actor || !(sendhowto & 4))
}

/** Whether the decoded form says anything that the entry does not hold already. */
export function differs(event: EventFields, fields: Decoded['fields']): boolean {
  const canonical = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value)
  const { extra, ...rest } = fields
  const known = event as unknown as Record<string, unknown>
  if (Object.entries(rest).some(([name, value]) => canonical(known[name]) !== canonical(value))) return true
  // The form shows '' for what was never set.
  const opaque = (from: Record<string, string[]>) =>
    OPAQUE.map((name) =>
      (from[name] ?? [])
        .filter((value) => value !== '')
        .toSorted()
        .join(),
    )
  return canonical(opaque(event.extra)) !== canonical(opaque(extra))
}

import { browser } from 'wxt/browser'
import { z } from 'zod'
import type { Link } from '../core/ports.ts'
import type { SyncResult } from '../core/sync.ts'
import { isVisible } from '../core/operations.ts'
import { withDays } from '../core/prune.ts'
import { wants } from '../core/wish.ts'
import { reportKey as key } from '../messages/names.ts'
import { type Report, type ReportRow, reportSchema } from '../messages/protocol.ts'
import { deviceValue } from './compose.ts'
import { idOfParked, rowOfAdopted, rowOfOperation, rowOfParked } from './rows.ts'

/** Enough to read; the counts say how many there are. A question shows everything that it is about, up to what the browser can hold. */
const mostRows = 1000
const mostAsked = 5000

/** What was to be done when a guard asked: the answer goes on with just that. */
export const workSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('sync') }),
  z.object({ do: z.literal('preview') }),
  z.object({ do: z.literal('undo'), run: z.string().exactOptional(), entry: z.string().exactOptional() }),
])
export type Work = z.infer<typeof workSchema>

/** Of a row with choices: what it is about, and what the person has before the eyes. */
const decidableSchema = z.object({
  neo: z.string().exactOptional(),
  outlook: z.string().exactOptional(),
  seen: z.string(),
  days: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  choices: z.array(z.enum(wants)),
})
const keptSchema = z.object({
  report: reportSchema,
  work: workSchema,
  decidable: z.record(z.string(), decidableSchema),
})
export type Kept = z.infer<typeof keptSchema>

type About = { links: readonly Link[]; work: Work; at: number; before?: Kept; last?: Kept }
const byDay = (a: { first: string }, b: { first: string }) => (a.first < b.first ? -1 : Number(a.first > b.first))

/** What a run left to be decided. An undo looks at a few events only: what the sync before it has left stays on the list. */
const openRows = (
  result: SyncResult,
  { before, last }: Pick<About, 'before' | 'last'>,
): Pick<Kept, 'decidable'> & Pick<Report, 'rows'> => {
  const parked = result.parked.slice(0, mostRows)
  // Said until it is chosen anew, or there is nothing to choose any more: the next run may come before anybody has looked.
  const outrun = new Set(last?.report.rows.flatMap(({ id, outrun: is }) => (is && id !== undefined ? [id] : [])))
  const rows = parked
    .map(rowOfParked)
    .map((row): ReportRow => (row.id !== undefined && outrun.has(row.id) ? { ...row, outrun: true } : row))
    .toSorted(byDay)
  if (before) {
    const kept = before.report.rows.filter(({ reason }) => reason !== 'changed-since')
    return { rows: [...rows, ...kept], decidable: before.decidable }
  }
  const decidable: Kept['decidable'] = {}
  for (const one of parked)
    if (one.choices.length > 0) {
      const days = withDays([one.neo, one.outlook].flatMap((item) => item ?? []))
      decidable[idOfParked(one)] = { ...one.ids, ...days, seen: one.seen, choices: [...one.choices] }
    }
  return { rows, decidable }
}

/** What a run left to be looked at. `links`: as they were before a plan that a guard refused. `before`: what an undo leaves as it is. `last`: the report before. */
export const keptOf = (result: SyncResult, { links, work, at, before, last }: About): Kept => {
  const failed =
    result.applied?.failed.map(({ operation, problem }) => rowOfOperation(operation, 'failed', problem.kind)) ?? []
  const waiting = result.applied?.waiting.map((operation) => rowOfOperation(operation, 'waiting')) ?? []
  const { rows: open, decidable } = openRows(result, { ...(before && { before }), ...(last && { last }) })
  const rows = [...failed, ...waiting, ...open].slice(0, mostRows)
  if (!result.question) return { report: { at, rows }, work, decidable }
  const known = new Set(links.map((link) => link.outlook.id))
  const asked = [
    ...result.plan.operations.filter(isVisible).map((operation) => rowOfOperation(operation)),
    ...result.plan.put.filter((link) => !known.has(link.outlook.id)).map(rowOfAdopted),
  ].toSorted(byDay)
  return { report: { at, rows, question: { ...result.question, rows: asked.slice(0, mostAsked) } }, work, decidable }
}

/**
 * Titles are in it: it is for our own pages only, and kept in the database, because the conflict list outlives the browser. storage.session, which is
 * too small for a long one, only says that there is a new one.
 */
export const saveKept = async (kept: Kept) => {
  await deviceValue(key).save(kept)
  await browser.storage.session.set({ [key]: crypto.randomUUID() })
}
export const readKept = async (): Promise<Kept | undefined> => keptSchema.safeParse(await deviceValue(key).load()).data

export const readReport = async (): Promise<Report | null> => (await readKept())?.report ?? null

/** After a person has answered: the rows stay, the question goes. */
export const dropQuestion = async () => {
  const kept = await readKept()
  if (!kept?.report.question) return
  const { at, rows } = kept.report
  await saveKept({ ...kept, report: { at, rows }, work: { do: 'sync' } })
}

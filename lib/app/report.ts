import { browser } from 'wxt/browser'
import type { Operation } from '../core/ports.ts'
import { firstDay } from '../core/normal.ts'
import type { SyncResult } from '../core/sync.ts'
import { reportKey as key } from '../messages/names.ts'
import { type Report, type ReportRow, reportSchema } from '../messages/protocol.ts'

/** Enough to read; the counts say how many there are. */
const mostRows = 500

const whatOf = { create: 'create', update: 'update', delete: 'delete', stamp: 'update' } as const

const rowOf = (operation: Operation, what: ReportRow['what'], reason?: string): ReportRow => {
  const fields = 'seen' in operation ? operation.seen : operation.fields
  return { side: operation.on, subject: fields.subject, first: firstDay(fields.times), what, ...(reason && { reason }) }
}

/** What a run left to be looked at, with titles: for our own pages only. It lives in storage.session, which no page of NEO can read. */
export const reportOf = (result: SyncResult, at: number): Report => {
  const parked = result.parked.map(({ side, item, why }): ReportRow => ({
    side,
    subject: item.fields.subject,
    first: firstDay(item.fields.times),
    what:
      why === 'conflict' || why === 'orphan' || why === 'read-only' || why === 'deleted-at-source'
        ? 'conflict'
        : 'not-yet',
    reason: why,
  }))
  const failed = result.applied?.failed.map(({ operation, problem }) => rowOf(operation, 'failed', problem.kind)) ?? []
  const waiting = result.applied?.waiting.map((operation) => rowOf(operation, 'waiting')) ?? []
  const rows = [...failed, ...waiting, ...parked].slice(0, mostRows)
  if (!result.question) return { at, rows }
  const asked = result.plan.operations.filter((operation) => operation.do !== 'stamp').slice(0, mostRows)
  return {
    at,
    rows,
    question: { ...result.question, rows: asked.map((operation) => rowOf(operation, whatOf[operation.do])) },
  }
}

export const saveReport = async (report: Report) => browser.storage.session.set({ [key]: report })
export const readReport = async (): Promise<Report | null> =>
  reportSchema.safeParse((await browser.storage.session.get(key))[key]).data ?? null
/** After a person has answered: the rows stay, the question goes. */
export const dropQuestion = async () => {
  const report = await readReport()
  if (report) await saveReport({ at: report.at, rows: report.rows })
}

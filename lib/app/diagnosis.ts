import type { HistoryEntry, Intent, Link } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import type { Wish } from '../core/wish.ts'
import type { RunRow } from '../messages/protocol.ts'
import type { Snapshot } from '../messages/snapshot.ts'
import type { Resolved } from '../settings/resolve.ts'
import { roomRows } from '../settings/rooms.ts'

export type DiagnosisParts = {
  now: number
  version: string
  browser: string
  settings: Resolved
  snapshot: Snapshot
  links: readonly Link[]
  intents: readonly Intent[]
  wishes: readonly Wish[]
  entries: readonly HistoryEntry[]
  runs: readonly RunRow[]
  alarms: readonly { name: string; scheduledTime: number; periodInMinutes?: number | undefined }[]
  homes: readonly { base: string; ext: string; seenAt: number }[]
}

const time = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : 'unknown')

/** A server's code; anything longer or stranger could be a text, and is not handed on. */
const codeOf = (code: string) => (/^[\w.-]{1,60}$/.test(code) && !code.includes('@') ? code : 'withheld')
const problemOf = ({ kind, side, code, count, retryAt }: Problem) => ({
  kind,
  ...(side && { side }),
  ...(code !== undefined && { code: codeOf(code) }),
  ...(count !== undefined && { count }),
  ...(retryAt !== undefined && { retryAt: time(retryAt) }),
})

const countBy = <T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1
  return counts
}

const given = (value: string) => (value === '' ? 'missing' : 'given')

/**
 * What is handed on. Every value is picked by name: numbers, times, and words of our own; never a title, place, text, id, address, account or token.
 * NEO's directory is told only as the well-known one or another.
 */
export const diagnosisOf = (parts: DiagnosisParts) => {
  const { settings, snapshot, entries } = parts
  const { values, sources, refused } = settings
  return {
    at: time(parts.now),
    version: parts.version,
    browser: /(?:Edg|Chrome)\/[\d.]+/g.exec(parts.browser)?.[0] ?? 'unknown',
    settings: {
      clientId: given(values.clientId),
      tenantId: given(values.tenantId),
      neoAddress: given(values.neoAddress),
      calendar: given(values.calendar),
      direction: values.direction,
      pastDays: values.pastDays,
      futureDays: values.futureDays,
      interval: values.interval,
      conflicts: values.conflicts,
      excludedKinds: values.excludedKinds.split('\n').filter((line) => line.trim() !== '').length,
      busyKinds: values.busyKinds.split('\n').filter((line) => line.trim() !== '').length,
      privateKinds: values.privateKinds.split('\n').filter((line) => line.trim() !== '').length,
      categoryKinds: values.categoryKinds.split('\n').filter((line) => line.trim() !== '').length,
      facilityRooms: roomRows(values.facilityRooms).length,
      pastEvents: values.pastEvents,
      reminder: values.reminder,
      stopped: values.stopped,
      approveFirstRun: values.approveFirstRun,
      builtInUnused: values.builtInUnused,
      neoProfile: given(values.neoProfile),
    },
    sources,
    refusedSettings: refused.map(({ name, source }) => ({ name, source })),
    state: {
      phase: snapshot.phase,
      done: snapshot.done,
      total: snapshot.total,
      configured: snapshot.configured,
      signIn: snapshot.signIn,
      notYet: snapshot.notYet,
      conflicts: snapshot.conflicts,
      failed: snapshot.failed,
      waiting: snapshot.waiting,
      apart: snapshot.apart,
      ...(snapshot.lastGoodRunAt !== undefined && { lastGoodRunAt: time(snapshot.lastGoodRunAt) }),
      ...(snapshot.question && { question: problemOf(snapshot.question as Problem) }),
      ...(snapshot.notice && { notice: problemOf(snapshot.notice as Problem) }),
    },
    neo: parts.homes.map(({ base, ext, seenAt }) => ({
      directory: ['/cgi-bin/dneo', '/scripts/dneo'].includes(base) ? base : 'another',
      ext: ext === 'cgi' || ext === 'exe' ? ext : 'another',
      seenAt: time(seenAt),
    })),
    stored: {
      links: parts.links.length,
      openWrites: countBy(parts.intents, ({ operation }) => `${operation.do} ${operation.on}`),
      wishes: countBy(parts.wishes, ({ want, why }) => (why ? `${want} ${why}` : want)),
      history: countBy(entries, ({ operation }) => `${operation.do} ${operation.on}`),
      undone: entries.filter(({ undoneAt }) => undoneAt !== undefined).length,
    },
    alarms: parts.alarms
      .filter(({ name }) => ['sync', 'resume', 'retry'].includes(name))
      .map(({ name, scheduledTime, periodInMinutes }) => ({ name, at: time(scheduledTime), every: periodInMinutes })),
    runs: parts.runs.map(({ startedAt, endedAt, trigger, counts, conflicts, failed, problem }) => ({
      startedAt: time(startedAt),
      endedAt: time(endedAt),
      trigger,
      counts: { neo: { ...counts.neo }, outlook: { ...counts.outlook }, adopted: counts.adopted },
      conflicts,
      failed,
      ...(problem && { problem: problemOf(problem as Problem) }),
    })),
  }
}

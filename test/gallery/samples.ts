import type { OwnApi } from '../../components/own-api.ts'
import { createSource } from '../../components/use-value.ts'
import type { Answers, OwnPage, Report, Request, ResolvedForPages } from '../../lib/messages/protocol.ts'
import { emptySnapshot, noCounts, type Snapshot } from '../../lib/messages/snapshot.ts'
import { resolveSettings } from '../../lib/settings/resolve.ts'

/** Made-up states. Times stand around the moment of drawing, so that words like "today" appear. */
const now = Date.now()
const minute = 60_000

const counts = { ...noCounts(), outlook: { created: 12, updated: 3, deleted: 1 }, adopted: 4 }
const lastRun = { startedAt: now - 9 * minute, endedAt: now - 8 * minute, trigger: 'alarm' as const, counts }

export const good: Snapshot = {
  ...emptySnapshot,
  configured: true,
  signIn: 'signed-in',
  window: { from: '2026-10-26', to: '2027-05-24' },
  lastRun,
  lastGoodRunAt: lastRun.endedAt,
  nextRunAt: now + 7 * minute,
}

export const snapshots: Record<string, Snapshot> = {
  new: emptySnapshot,
  'never-synced': { ...emptySnapshot, configured: true, signIn: 'signed-in', nextRunAt: now + 15 * minute },
  good,
  quiet: { ...good, lastRun: { ...lastRun, counts: noCounts() } },
  partly: { ...good, conflicts: 2, failed: 1, waiting: 3, notYet: 14 },
  starting: { ...good, phase: 'starting' },
  reading: { ...good, phase: 'reading-outlook', done: 120, total: 480 },
  writing: { ...good, phase: 'writing', done: 23, total: 60 },
  'signed-out': { ...good, signIn: 'needs-click', nextRunAt: now + 7 * minute },
  failed: {
    ...good,
    lastRun: { ...lastRun, problem: { kind: 'neo-unreachable', side: 'neo', code: 'HTTP 504' } },
    notice: { kind: 'neo-unreachable', side: 'neo', code: 'HTTP 504', retryAt: now + 5 * minute },
    lastGoodRunAt: now - 26 * 60 * minute,
  },
  question: { ...good, question: { kind: 'guard-many-deletions', count: 18 } },
}

const settingsOf = (user: object, policy: object = {}, account?: string): ResolvedForPages => ({
  ...resolveSettings(user, policy),
  ...(account && { account: { loginHint: account } }),
  redirectUri: 'https://hmcpebhiohojgamhipbabemifaoljjgn.chromiumapp.org/',
})
const ids = { clientId: '11111111-2222-3333-4444-555555555555', tenantId: 'example.onmicrosoft.com' }
const neoAddress = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi?cmd=schindex'

export const settings = {
  empty: settingsOf({}),
  full: settingsOf({ ...ids, neoAddress }, {}, 'taro.yamada@example.com'),
  managed: settingsOf({ neoAddress }, { ...ids, direction: 'neo-to-outlook', interval: 30, pastDays: 3000 }),
}

export const report: Report = {
  at: now,
  rows: [
    {
      side: 'neo',
      subject: '打ち合わせ A社 見積もりの確認',
      first: '2026-11-26',
      what: 'conflict',
      reason: 'conflict',
    },
    { side: 'outlook', subject: '定例会議', first: '2026-11-27', what: 'not-yet', reason: 'meeting' },
    { side: 'neo', subject: '', first: '2026-12-01', what: 'not-yet', reason: 'facilities' },
    { side: 'neo', subject: '健康診断', first: '2026-12-02', what: 'failed', reason: 'neo-refused' },
    { side: 'neo', subject: '出張(大阪)', first: '2026-12-03', what: 'waiting' },
  ],
}
export const asking: Report = {
  ...report,
  question: {
    id: 'q1',
    problem: { kind: 'guard-many-deletions', side: 'outlook', count: 18 },
    rows: Array.from({ length: 18 }, (_, index) => ({
      side: 'outlook' as const,
      subject: `週次の打ち合わせ ${index + 1}`,
      first: `2026-12-${String(index + 1).padStart(2, '0')}`,
      what: 'delete' as const,
    })),
  },
}

type Made = Partial<{ [T in Request['type']]: Answers[T] }>

/** An api that answers what a scene needs and keeps nothing. */
export const madeApi = (parts: {
  page?: OwnPage
  snapshot?: Snapshot
  settings?: ResolvedForPages
  report?: Report
  answers?: Made
  allowed?: boolean
}): OwnApi => {
  const shown = parts.settings ?? settings.full
  const answers: Made = {
    'read-settings': shown,
    'save-settings': { refused: [], settings: shown },
    'sign-in': {},
    'check-neo': {},
    answer: { accepted: true },
    ...parts.answers,
  }
  return {
    ask: (request) => Promise.resolve(answers[request.type] as never),
    snapshot: createSource<Snapshot | undefined>(parts.snapshot ?? good),
    settings: createSource<ResolvedForPages | undefined>(shown),
    report: createSource<Report | null | undefined>(parts.report ?? null),
    page: createSource<OwnPage>(parts.page ?? 'settings'),
    allowHost: () => Promise.resolve(parts.allowed ?? true),
    openNeo: () => undefined,
    copy: () => Promise.resolve(),
    about: { version: '0.1.0', id: 'hmcpebhiohojgamhipbabemifaoljjgn', browser: 'Chrome/144.0.0.0' },
  }
}

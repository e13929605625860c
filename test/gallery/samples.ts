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
  partly: { ...good, conflicts: 3, failed: 1, waiting: 3, notYet: 14, apart: 1 },
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
  declined: { ...good, lastRun: { ...lastRun, counts: noCounts(), asked: true } },
  stopped: { ...good, notice: { kind: 'stopped-by-admin' } },
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
  full: settingsOf({ ...ids, neoAddress, facilityRooms: '第1会議室=room1@example.com' }, {}, 'taro.yamada@example.com'),
  managed: settingsOf(
    { neoAddress },
    {
      ...ids,
      direction: 'neo-to-outlook',
      interval: 30,
      pastDays: 3000,
      conflicts: 'ask',
      excludedKinds: '休暇\n出張',
      facilityRooms: '第1会議室=room1@example.com=会議室A\n第2会議室=room2@example.com',
      pastEvents: false,
      stopped: true,
    },
  ),
}

type Made = Partial<{ [T in Request['type']]: Answers[T] }>

/** An api that answers what a scene needs and keeps nothing. A run that it begins is over at once, or never (`endless`). */
export const madeApi = (parts: {
  page?: OwnPage
  snapshot?: Snapshot
  settings?: ResolvedForPages
  report?: Report
  answers?: Made
  fails?: readonly Request['type'][]
  endless?: boolean
  /** What a run that is begun here ends in. */
  ends?: Pick<Snapshot, 'question' | 'notice'>
  leaves?: Report
  allowed?: boolean
}): OwnApi => {
  const shown = parts.settings ?? settings.full
  const snapshot = createSource<Snapshot | undefined>(parts.snapshot ?? good)
  const report = createSource<Report | null | undefined>(parts.report ?? null)
  const page = createSource<OwnPage>(parts.page ?? 'settings')
  const answers: Made = {
    'read-settings': shown,
    'save-settings': { refused: [], settings: shown },
    'sign-in': {},
    'check-neo': {},
    answer: { accepted: true },
    wish: { accepted: true },
    history: { runs: [], entries: [] },
    'kept-files': [],
    'kept-part': { data: '' },
    preview: { started: true },
    undo: { started: true },
    export: { text: '{}' },
    calendars: { names: ['個人用', 'プロジェクト'] },
    kinds: ['会議', '休暇', '出張', '来客'],
    rooms: {
      rooms: [
        { address: 'room1@example.com', name: '第1会議室' },
        { address: 'car@example.com', name: 'Car A' },
      ],
    },
    facilities: ['第1会議室', '社用車A', '第2会議室'],
    calibration: { host: 'example.dn-cloud.com', source: 'built-in' },
    ...parts.answers,
  }
  const runOnce = () => {
    const before = snapshot.current()
    snapshot.set({ ...good, phase: 'starting' })
    if (parts.leaves) report.set(parts.leaves)
    snapshot.set(before && { ...before, ...parts.ends })
  }
  return {
    ask: (request) => {
      if (parts.fails?.includes(request.type)) return Promise.reject(new Error(request.type))
      const begins = request.type === 'undo' || request.type === 'preview'
      const started = begins && answers[request.type as 'undo' | 'preview']?.started
      if (started && !parts.endless) runOnce()
      return Promise.resolve(answers[request.type] as never)
    },
    snapshot,
    settings: createSource<ResolvedForPages | undefined>(shown),
    report,
    page,
    allowHost: () => Promise.resolve(parts.allowed ?? true),
    calibration: createSource(0),
    openNeo: () => undefined,
    openSmall: () => undefined,
    copy: () => Promise.resolve(),
    saveFile: () => undefined,
    saveBytes: () => undefined,
    go: page.set,
    about: { version: '0.1.0', id: 'hmcpebhiohojgamhipbabemifaoljjgn', browser: 'Chrome/144.0.0.0' },
  }
}

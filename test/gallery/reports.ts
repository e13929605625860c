import type { History, HistoryRow, Report, ReportRow, RunRow } from '../../lib/messages/protocol.ts'
import { noCounts } from '../../lib/messages/snapshot.ts'

/** Made-up events, plans and runs. */
const now = Date.now()
const minute = 60_000
const dayOf = (index: number) => `2026-12-${String((index % 28) + 1).padStart(2, '0')}`

const conflict: ReportRow = {
  side: 'neo',
  subject: '打ち合わせ A社 見積もりの確認',
  first: '2026-11-26',
  what: 'conflict',
  reason: 'conflict',
  id: '["n1","o1"]',
  on: ['neo', 'outlook'],
  choices: ['outlook', 'neo', 'both', 'apart'],
  fields: [
    { name: 'times', neo: '2026-11-26T10:00/2026-11-26T11:00', outlook: '2026-11-26T13:00/2026-11-27T00:00' },
    { name: 'place', neo: '第1会議室', outlook: '' },
    {
      name: 'body',
      neo: `${'議事次第をよく読んでおいてください。'.repeat(20)}資料はA社から届きます。`,
      outlook: `${'議事次第をよく読んでおいてください。'.repeat(20)}資料は田中さんが印刷します。`,
    },
  ],
}
const bounced: ReportRow = {
  ...conflict,
  subject: '棚卸し',
  first: '2026-12-03',
  reason: 'bounced',
  id: '["n5","o5"]',
  fields: [{ name: 'place', neo: '倉庫', outlook: '倉庫 (Teams)' }],
}
const alone: ReportRow = {
  side: 'outlook',
  subject: '年末調整の締め切り',
  first: '2026-12-04',
  what: 'conflict',
  reason: 'deleted-at-source',
  id: '["n2","o2"]',
  on: ['outlook'],
  choices: ['outlook', 'neo', 'apart'],
}
const apart: ReportRow = {
  side: 'neo',
  subject: '歯科',
  first: '2026-12-07',
  what: 'apart',
  reason: 'undone',
  id: '["n3","o3"]',
  on: ['neo', 'outlook'],
  choices: ['neo', 'outlook'],
  fields: [{ name: 'subject', neo: '歯科', outlook: '歯科(午後)' }],
}

export const report: Report = {
  at: now,
  rows: [
    { side: 'neo', subject: '健康診断', first: '2026-12-02', what: 'failed', reason: 'neo-refused' },
    { side: 'neo', subject: '出張(大阪)', first: '2026-12-03', what: 'waiting' },
    conflict,
    alone,
    {
      side: 'neo',
      subject: '部内の予定',
      first: '2026-12-05',
      what: 'conflict',
      reason: 'read-only',
      id: '["n4",""]',
      on: ['neo'],
      choices: ['apart'],
    },
    apart,
    { side: 'outlook', subject: '定例会議', first: '2026-11-27', what: 'not-yet', reason: 'meeting' },
    { side: 'neo', subject: '', first: '2026-12-01', what: 'not-yet', reason: 'unreadable' },
  ],
}

const pairOf = (index: number): ReportRow => ({
  ...conflict,
  subject: `打ち合わせ ${index}`,
  id: `["n1${index}","o1${index}"]`,
  fields: [{ name: 'place', neo: `第${index}会議室`, outlook: '応接室' }],
})
/** Several conflicts that either side may win, among others. */
export const conflicts: Report = { at: now, rows: [pairOf(1), alone, pairOf(2), pairOf(3), apart] }

/** A field that another program puts back again and again, and a choice that came too late. */
export const bounces: Report = { at: now, rows: [bounced, { ...alone, outrun: true }] }

const askedBy = (problem: NonNullable<Report['question']>['problem'], rows: ReportRow[] = []): Report => ({
  ...report,
  question: { id: 'q1', problem, rows },
})

const many = (count: number, what: ReportRow['what'], side: ReportRow['side'], subject: string): ReportRow[] =>
  Array.from({ length: count }, (_, index) => ({
    side,
    subject: `${subject} ${index + 1}`,
    first: dayOf(index),
    what,
  }))

const update: ReportRow = {
  side: 'neo',
  subject: '営業会議',
  first: '2026-12-10',
  what: 'update',
  fields: [
    { name: 'subject', from: '営業会議', to: '営業会議(変更)' },
    { name: 'times', from: '2026-12-10/2026-12-10', to: '2026-12-10T09:00/2026-12-10T10:30' },
    { name: 'place', from: '', to: '応接室' },
  ],
}

export const questions: Record<string, Report> = {
  deletions: askedBy(
    { kind: 'guard-many-deletions', side: 'outlook', count: 18 },
    many(18, 'delete', 'outlook', '週次の打ち合わせ'),
  ),
  first: askedBy({ kind: 'guard-first-run', count: 262 }, [
    ...many(230, 'create', 'outlook', '面談'),
    ...many(30, 'create', 'neo', '電話'),
    update,
    ...many(3, 'adopt', 'neo', '定例会議'),
  ]),
  preview: askedBy({ kind: 'guard-preview', count: 3 }, [update, ...many(2, 'create', 'outlook', '面談')]),
  'preview-none': { ...askedBy({ kind: 'guard-preview', count: 0 }), rows: [] },
  undo: {
    ...askedBy({ kind: 'guard-undo', count: 3 }, [update, ...many(2, 'delete', 'outlook', '面談')]),
    rows: [
      {
        side: 'outlook',
        subject: '朝会',
        first: '2026-12-11',
        what: 'conflict',
        reason: 'changed-since',
        on: ['outlook'],
      },
    ],
  },
  scope: { ...askedBy({ kind: 'guard-scope-changed' }), rows: [] },
  'built-in': { ...askedBy({ kind: 'guard-built-in' }), rows: [] },
}

const entry = (id: string, run: string, more: Partial<HistoryRow>): HistoryRow => ({
  id,
  run,
  at: now - 9 * minute,
  side: 'outlook',
  what: 'create',
  subject: '面談',
  first: '2026-12-01',
  fields: [],
  whole: true,
  sure: true,
  ...more,
})
const run = (id: string, ago: number, more: Partial<RunRow> = {}): RunRow => ({
  id,
  startedAt: now - ago * minute,
  endedAt: now - ago * minute + 4000,
  trigger: 'alarm',
  counts: noCounts(),
  conflicts: 0,
  failed: 0,
  ...more,
})

export const history: History = {
  runs: [
    run('r4', 5),
    run('r3', 20, {
      trigger: 'button',
      conflicts: 2,
      counts: {
        neo: { created: 0, updated: 1, deleted: 0 },
        outlook: { created: 1, updated: 0, deleted: 1 },
        adopted: 4,
      },
    }),
    run('r2', 95, { problem: { kind: 'neo-unreachable', side: 'neo', code: 'HTTP 504' } }),
    run('r1', 1700, {
      trigger: 'save',
      counts: { ...noCounts(), outlook: { created: 140, updated: 0, deleted: 0 } },
    }),
  ],
  entries: [
    entry('e1', 'r3', {
      side: 'neo',
      what: 'update',
      subject: '営業会議(変更)',
      fields: [{ name: 'subject', from: '営業会議', to: '営業会議(変更)' }],
      whole: false,
    }),
    entry('e2', 'r3', { sure: false }),
    entry('e3', 'r3', { what: 'delete', subject: '', undoneAt: now - 2 * minute }),
    ...Array.from({ length: 130 }, (_, index) =>
      entry(`f${index}`, 'r1', { subject: `面談 ${index + 1}`, first: dayOf(index), at: now - 1700 * minute }),
    ),
    entry('g1', 'r0', { subject: '古い予定', at: now - 9000 * minute }),
  ],
}

/** What others share: deleted in Outlook, and one from which the user was taken off. */
export const shared: Report = {
  at: now,
  rows: [
    {
      side: 'neo',
      subject: '予算会議',
      first: '2026-12-04',
      what: 'conflict',
      reason: 'shared-deletion',
      id: '["n5","o5"]',
      on: ['neo'],
      shared: true,
      choices: ['neo', 'outlook', 'apart'],
    },
    {
      side: 'outlook',
      subject: '採用面談',
      first: '2026-12-07',
      what: 'conflict',
      reason: 'unlisted',
      id: '["n6","o6"]',
      on: ['outlook'],
      choices: ['neo', 'apart'],
    },
  ],
}

/** Cases that no case of this folder shows: another test does, or what they are about is not part of this version. */
export type Elsewhere = { ids: readonly string[]; because: string; file?: string }

export const notHere: readonly Elsewhere[] = [
  {
    ids: ['B6'],
    because: 'store: the upgrade of what an older version has stored',
    file: 'test/contracts/store-upgrade.test.ts',
  },
  { ids: ['B11'], because: 'store: ids are unique', file: 'test/contracts/store-suite.ts' },
  { ids: ['B14'], because: 'store: what is stored comes back', file: 'test/contracts/store-random.test.ts' },
  { ids: ['C18'], because: 'scope: links of other accounts are hints', file: 'test/unit/core/recovery.test.ts' },
  { ids: ['D17'], because: 'store: a write that is interrupted', file: 'test/contracts/store-faults.test.ts' },
  { ids: ['D22'], because: 'sign-in: one renewal for all who ask', file: 'test/unit/app/sign-in.test.ts' },
  { ids: ['D23'], because: 'app: one notice until a click', file: 'test/e2e/trouble.spec.ts' },
  { ids: ['E5'], because: 'app: the lock of a run', file: 'test/contracts/cases/e-lock.test.ts' },
  { ids: ['F9'], because: 'store: scopes know nothing of each other', file: 'test/contracts/store-suite.ts' },
  {
    ids: ['G1'],
    because: 'settings: there is no direction that writes nowhere',
    file: 'test/unit/settings/resolve.test.ts',
  },
  { ids: ['G12'], because: 'app: what was saved on a page starts a whole run', file: 'test/e2e/save-starts.spec.ts' },
  { ids: ['K5'], because: 'app: what is handed on', file: 'test/unit/app/diagnosis.test.ts' },
  { ids: ['M8'], because: 'NEO: every kind of its pages', file: 'test/contracts/engine.test.ts' },
  { ids: ['N1'], because: 'app: the report of a run', file: 'test/unit/app/report.test.ts' },
  { ids: ['N7'], because: 'Outlook: the daily audit', file: 'test/contracts/graph-audit.test.ts' },
]

import type { Problem, ProblemKind } from '../lib/core/problem.ts'
import { t } from '../lib/i18n/t.ts'
import { whenWords } from './when.ts'

/** A problem as it arrives in a message, where what is optional may also be undefined. */
export type ShownProblem = Pick<Problem, 'kind'> & { [K in keyof Omit<Problem, 'kind'>]?: Problem[K] | undefined }

/** The one thing that a person can do about it. */
export type ProblemAction = 'settings' | 'calibration' | 'sign-in' | 'open-neo' | 'retry' | 'question' | 'none'

/** THE table of problems: what helps. The words of each kind are `problem.<kind>` in lib/i18n. */
export const problemActions: Record<ProblemKind, ProblemAction> = {
  'not-configured': 'settings',
  'neo-address-missing': 'settings',
  'neo-permission-missing': 'settings',
  'neo-not-neo': 'settings',
  'neo-signed-out': 'open-neo',
  'neo-user-changed': 'open-neo',
  'neo-page-needed': 'open-neo',
  'neo-unexpected-answer': 'retry',
  'neo-changed': 'calibration',
  'neo-profile': 'calibration',
  'neo-refused': 'open-neo',
  'neo-facility': 'open-neo',
  'neo-busy': 'retry',
  'neo-unreachable': 'retry',
  'microsoft-signed-out': 'sign-in',
  'microsoft-cancelled': 'sign-in',
  'microsoft-wrong-client': 'settings',
  'microsoft-wrong-tenant': 'settings',
  'microsoft-wrong-redirect': 'settings',
  'microsoft-consent-needed': 'sign-in',
  'microsoft-not-allowed': 'none',
  'microsoft-unreachable': 'retry',
  'microsoft-unexpected-answer': 'sign-in',
  'graph-denied': 'sign-in',
  'graph-no-mailbox': 'settings',
  'calendar-missing': 'settings',
  'graph-throttled': 'retry',
  'graph-unavailable': 'retry',
  'graph-unreachable': 'retry',
  'graph-unexpected-answer': 'retry',
  'graph-refused': 'retry',
  'guard-side-empty': 'question',
  'guard-many-deletions': 'question',
  'guard-mass-change': 'question',
  'guard-scope-changed': 'question',
  'guard-built-in': 'question',
  'guard-first-run': 'question',
  'guard-preview': 'question',
  'guard-undo': 'question',
  'stopped-by-admin': 'none',
  'storage-failed': 'retry',
  'storage-full': 'retry',
  internal: 'retry',
}

export const actionWords = (action: Exclude<ProblemAction, 'none'>): string =>
  ({
    settings: t('action.open-settings'),
    calibration: t('action.open-calibration'),
    'sign-in': t('action.sign-in'),
    'open-neo': t('action.open-neo'),
    retry: t('action.retry'),
    question: t('action.open-question'),
  })[action]

/** What happened and why, the next step, and what may help somebody else to help. */
export const problemWords = (problem: ShownProblem, now: number) => {
  const params = { count: problem.count ?? 0, side: t(`side.${problem.side ?? 'neo'}`) }
  const notes = [
    ...(problem.retryAt && problem.retryAt > now
      ? [t('problem.retry-at', { when: whenWords(problem.retryAt, now) })]
      : []),
    ...(problem.code ? [t('problem.code', { code: problem.code })] : []),
  ]
  return {
    title: t(`problem.${problem.kind}.title`, params),
    help: t(`problem.${problem.kind}.help`, params),
    notes,
    action: problemActions[problem.kind],
  }
}

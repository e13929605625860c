import { type ProblemKind, problemKinds } from '../lib/core/problem.ts'
import type { Why } from '../lib/core/parked.ts'
import { t } from '../lib/i18n/t.ts'

const reasons = {
  series: () => t('reason.series'),
  meeting: () => t('reason.meeting'),
  private: () => t('reason.private'),
  unreadable: () => t('reason.unreadable'),
  conflict: () => t('reason.conflict'),
  bounced: () => t('reason.bounced'),
  'read-only': () => t('reason.read-only'),
  orphan: () => t('reason.orphan'),
  'deleted-at-source': () => t('reason.deleted-at-source'),
  'deleted-there': () => t('reason.deleted-there'),
  undone: () => t('reason.undone'),
  chosen: () => t('reason.chosen'),
  claimed: () => t('reason.claimed'),
  'changed-since': () => t('reason.changed-since'),
  'shared-deletion': () => t('reason.shared-deletion'),
  unlisted: () => t('reason.unlisted'),
} satisfies Record<Why, () => string>

const isProblem = (reason: string): reason is ProblemKind => (problemKinds as readonly string[]).includes(reason)

/** Why an event stands on the list: the report's reason is the planner's `why` or the kind of a problem. */
export const reasonWords = (reason: string | undefined, what: string): string => {
  if (reason !== undefined && Object.hasOwn(reasons, reason)) return reasons[reason as keyof typeof reasons]()
  if (reason !== undefined && isProblem(reason)) return t(`problem.${reason}.title`)
  return what === 'waiting' ? t('reason.waiting') : t('reason.unknown')
}

import { type ProblemKind, problemKinds } from '../lib/core/problem.ts'
import type { LeftReason } from '../lib/core/files.ts'
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
  sealed: () => t('reason.sealed'),
  double: () => t('reason.double'),
  orphan: () => t('reason.orphan'),
  'deleted-at-source': () => t('reason.deleted-at-source'),
  'deleted-there': () => t('reason.deleted-there'),
  undone: () => t('reason.undone'),
  chosen: () => t('reason.chosen'),
  claimed: () => t('reason.claimed'),
  'changed-since': () => t('reason.changed-since'),
  'shared-deletion': () => t('reason.shared-deletion'),
  'series-day': () => t('reason.series-day'),
  irregular: () => t('reason.irregular'),
  unlisted: () => t('reason.unlisted'),
} satisfies Record<Why, () => string>

const fileReasons = {
  kind: () => t('reason.file-kind'),
  'too-large': () => t('reason.file-too-large'),
  total: () => t('reason.file-total'),
  refused: () => t('reason.file-refused'),
  permission: () => t('reason.file-permission'),
  'page-needed': () => t('reason.file-page-needed'),
  shared: () => t('reason.file-shared'),
  private: () => t('reason.file-private'),
  withheld: () => t('reason.file-withheld'),
  series: () => t('reason.file-series'),
  'read-only': () => t('reason.file-read-only'),
  unproven: () => t('reason.file-unproven'),
  'not-understood': () => t('reason.file-not-understood'),
} satisfies Record<LeftReason, () => string>

const isProblem = (reason: string): reason is ProblemKind => (problemKinds as readonly string[]).includes(reason)

/** Why an event stands on the list: the report's reason is the planner's `why` or the kind of a problem. */
export const reasonWords = (reason: string | undefined, what: string): string => {
  if (reason !== undefined && Object.hasOwn(reasons, reason)) return reasons[reason as keyof typeof reasons]()
  const ofFile = what === 'file' ? reason?.replace(/^file-/, '') : undefined
  if (ofFile !== undefined && Object.hasOwn(fileReasons, ofFile)) return fileReasons[ofFile as LeftReason]()
  if (reason !== undefined && isProblem(reason)) return t(`problem.${reason}.title`)
  return what === 'waiting' ? t('reason.waiting') : t('reason.unknown')
}

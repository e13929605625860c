import type { SideName, Window } from './event.ts'
import { fieldNames } from './event.ts'
import type { Plan } from './draft.ts'
import { isIn } from './normal.ts'
import { isVisible } from './operations.ts'
import type { Picture } from './ports.ts'
import type { Problem } from './problem.ts'

/** Numbers of the guards; parameters, so that a policy may tighten them. */
export type GuardLimits = {
  /** G1: from so many linked events on an empty side stops the run. */
  linkedForEmpty: number
  /** G2: from so many deletions on, if they are also more than this share of the links in the window. */
  deletions: number
  deletionShare: number
  /** G2: from so many changes of one field on, if they are also more than this share of the links: a clock or zone shift. */
  changes: number
  changeShare: number
}
export const guardLimits: GuardLimits = {
  linkedForEmpty: 2,
  deletions: 5,
  deletionShare: 0.1,
  changes: 5,
  changeShare: 0.5,
}

/**
 * What a person wants to see before anything is written. first: nothing was ever synced here (G5). preview: asked for. undo: earlier writes are taken
 * back.
 */
export type Occasion = 'first' | 'preview' | 'undo'
const askOf = { first: 'guard-first-run', preview: 'guard-preview', undo: 'guard-undo' } as const

const lists = (picture: Picture, window: Window) => picture.items.some((item) => isIn(item.fields, window))

/** Why this plan must not be applied without a person's word; undefined = it may. A refused plan changes nothing, not even links. */
export const guard = (
  plan: Plan,
  pictures: Record<SideName, Picture>,
  window: Window,
  limits: GuardLimits = guardLimits,
  occasion?: Occasion,
): Problem | undefined => {
  const visible = plan.operations.filter(isVisible).length
  if (occasion === 'preview' || (occasion && visible > 0)) return { kind: askOf[occasion], count: visible }

  for (const side of ['neo', 'outlook'] as const)
    if (plan.linkedInWindow >= limits.linkedForEmpty && !lists(pictures[side], window))
      return { kind: 'guard-side-empty', side, count: plan.linkedInWindow }

  for (const side of ['neo', 'outlook'] as const) {
    const deletions = plan.operations.filter((o) => o.do === 'delete' && o.on === side).length
    const all = plan.operations.filter((o) => o.do === 'delete').length
    if (deletions > 0 && all >= limits.deletions && all > plan.linkedInWindow * limits.deletionShare)
      return { kind: 'guard-many-deletions', side, count: all }
  }

  for (const side of ['neo', 'outlook'] as const)
    for (const name of fieldNames) {
      const changes = plan.operations.filter(
        (o) => o.do === 'update' && o.on === side && o.changed.includes(name) && !plan.fills.has(o),
      ).length
      if (changes >= limits.changes && changes > (plan.linkedInWindow + plan.adopted) * limits.changeShare)
        return { kind: 'guard-mass-change', side, count: changes }
    }
  return
}

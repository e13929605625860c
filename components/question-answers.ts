import type { ProblemKind } from '../lib/core/problem.ts'
import { t } from '../lib/i18n/t.ts'

/** One way to answer. `look`: which button stands out; where a guard suspects a mistake, it is the one that does nothing. */
export type Answer = { words: string; help?: string; accept: boolean; anew?: boolean; look: 'main' | 'risk' | 'plain' }

const refuse = (look: Answer['look'], help?: string): Answer => ({
  words: t('question.refuse'),
  ...(help && { help }),
  accept: false,
  look,
})

/** What a person asked for; everything else was stopped because it may be a mistake. */
const wanted: ReadonlySet<ProblemKind> = new Set(['guard-first-run', 'guard-preview', 'guard-undo'])

/** `changes`: whether there is anything to be done. */
export const answersTo = (kind: ProblemKind, changes: boolean): Answer[] => {
  if (kind === 'guard-scope-changed')
    return [
      { words: t('question.relink'), help: t('question.relink-help'), accept: true, look: 'plain' },
      { words: t('question.anew'), help: t('question.anew-help'), accept: true, anew: true, look: 'plain' },
      refuse('plain', t('question.stay-help')),
    ]
  if (kind === 'guard-built-in') return [refuse('main'), { words: t('question.unused'), accept: true, look: 'plain' }]
  if (kind === 'guard-preview' && !changes) return [{ words: t('question.close'), accept: false, look: 'main' }]
  if (wanted.has(kind)) return [{ words: t('question.accept'), accept: true, look: 'main' }, refuse('plain')]
  return [refuse('main'), { words: t('question.accept'), accept: true, look: 'risk' }]
}

/** What else is good to know before answering. */
export const noteFor = (kind: ProblemKind): string => {
  if (kind === 'guard-first-run') return t('question.note-first')
  if (kind === 'guard-preview') return t('question.note-preview')
  if (kind === 'guard-undo') return t('question.note-undo')
  if (kind === 'guard-built-in') return t('question.note-built-in')
  return kind === 'guard-scope-changed' ? t('question.safe') : ''
}

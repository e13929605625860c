import type { Settings } from './schema.ts'

/** How events of one kind (予定) are treated. A kind that is named nowhere is synced as it is. */
export const kindRules = ['as-is', 'excluded', 'busy', 'private', 'category'] as const
export type KindRule = (typeof kindRules)[number]
/** `category`: its name in Outlook; '' where the rule is another. */
export type KindRow = { kind: string; rule: KindRule; category: string }

/** The setting in which a rule is stored. */
export const settingOfRule = {
  excluded: 'excludedKinds',
  busy: 'busyKinds',
  private: 'privateKinds',
  category: 'categoryKinds',
} as const satisfies Partial<Record<KindRule, keyof Settings>>
const stored = ['excluded', 'busy', 'private', 'category'] as const
export type KindSettings = Record<(typeof settingOfRule)[(typeof stored)[number]], string>

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `会議=赤の分類`, or of a category that is called as the kind only `会議`. */
export const categoriesOf = (text: string): { kind: string; category: string }[] =>
  linesOf(text).flatMap((line) => {
    const at = line.indexOf('=')
    const [kind, category] = at === -1 ? [line, line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    return kind === '' || category === '' ? [] : [{ kind, category }]
  })

/** The kinds that have a rule. Of several rules for one the strictest counts, as in a run. */
export const kindRows = (settings: KindSettings): KindRow[] => {
  const rows = stored.flatMap((rule): KindRow[] =>
    rule === 'category'
      ? categoriesOf(settings.categoryKinds).map((one) => ({ ...one, rule }))
      : linesOf(settings[settingOfRule[rule]]).map((kind) => ({ kind, rule, category: '' })),
  )
  return rows.filter(({ kind }, index) => rows.findIndex((one) => one.kind === kind) === index)
}

/** The same as it is stored. */
export const kindSettings = (rows: readonly KindRow[]): KindSettings => {
  const of = (rule: KindRule) => rows.filter((row) => row.rule === rule && row.kind !== '')
  const names = (rule: KindRule) =>
    of(rule)
      .map(({ kind }) => kind)
      .join('\n')
  return {
    excludedKinds: names('excluded'),
    busyKinds: names('busy'),
    privateKinds: names('private'),
    categoryKinds: of('category')
      .map(({ kind, category }) => (category === '' || category === kind ? kind : `${kind}=${category}`))
      .join('\n'),
  }
}

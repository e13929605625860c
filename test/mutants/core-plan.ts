import type { Mutant } from './mutant.ts'

const tests = ['test/unit/core', 'test/property/machine.test.ts']
const at = (file: string, name: string, find: string, replace: string): Mutant => ({
  name,
  file: `lib/core/${file}.ts`,
  find,
  replace,
  tests,
})

/** What is decided, and what stops it. */
export const planMutants: readonly Mutant[] = [
  at('guard', 'G1 an empty side', 'if (plan.linkedInWindow >= limits.linkedForEmpty &&', 'if (false &&'),
  at('guard', 'G2 many deletions', 'if (deletions > 0 && all >= limits.deletions &&', 'if (false &&'),
  at('guard', 'G2 one field of most events', 'if (changes >= limits.changes &&', 'if (false &&'),
  at(
    'guard',
    'G5 a first run is asked about',
    "if (occasion === 'preview' || (occasion && visible > 0))",
    "if (occasion === 'preview')",
  ),
  at(
    'guard',
    'a preview writes nothing',
    "if (occasion === 'preview' || (occasion && visible > 0))",
    "if (occasion && occasion !== 'preview' && visible > 0)",
  ),
  at(
    'sync',
    'a word is good for one plan',
    'if (problem && id !== undefined && request.confirmed !== id)',
    'if (problem && id !== undefined && request.confirmed === undefined)',
  ),
  at('decide', 'only a proof makes an event gone', "return missing === 'gone' ? 'gone' : undefined", "return 'gone'"),
  at(
    'decide',
    'an edit in NEO beats a deletion in Outlook',
    "modified: 'merge', gone: 'create-on-outlook' }",
    "modified: 'merge', gone: 'delete-on-neo' }",
  ),
  at(
    'decide',
    'an edit in Outlook beats a deletion in NEO',
    "created: 'create-on-neo', modified: 'create-on-neo'",
    "created: 'create-on-neo', modified: 'delete-on-outlook'",
  ),
  at(
    'merge',
    'the same edit on both sides is no conflict',
    'if (sameField(neo.fields, outlook.fields, name)) {',
    'if (false) {',
  ),
  at(
    'merge',
    'the time of our own write is no person’s',
    "if (outlook.version !== '' && outlook.version === link.outlook.version) return",
    '',
  ),
  at('merge', 'nobody can tell: both stay', "return byRule ?? 'unknown'", "return byRule ?? 'neo'"),
  at('merge', 'in one direction the source wins', "if (direction !== 'both') {", 'if (false) {'),
  at(
    'merge',
    'a read-only event is not written',
    'else (neo.readOnly ? merged.refused : merged.toNeo).push(name)',
    'else merged.toNeo.push(name)',
  ),
  at('draft', 'a read-only event is not deleted', "if (item.readOnly) return park('read-only', pairOf(on, item))", ''),
  at(
    'draft',
    'a creation on the source of one direction',
    '    if (!allowed(on)) return\n    const { claim } = source',
    '    const { claim } = source',
  ),
  at('draft', 'the claim', "if (on === 'neo' && !(isFresh && claim.device === rules.device)) {", 'if (false) {'),
  at('draft', 'the claim of another device', "if (isFresh) return park('claimed', { outlook: source })", ''),
  at('draft', 'a claim ends', 'now - claim.at < claimLife', 'now >= claim.at'),
  at(
    'draft',
    'a word is about what was seen',
    "if (wished.want === 'apart' || (wished.seen !== undefined && wished.seen !== seenText(left, right))) return false",
    "if (wished.want === 'apart') return false",
  ),
  at(
    'draft',
    'a lost stamp comes back',
    'if (right.partnerMark !== left.mark && merged.toOutlook.length === 0 && !right.readOnly)',
    'if (false)',
  ),
  at(
    'draft',
    'K1 a meeting is never stamped',
    'item.notYet ? [] : [[item.id, item.version] as const]',
    '[[item.id, item.version] as const]',
  ),
  at(
    'plan',
    'a pair of which one is not ours to write',
    'const blocked = left?.notYet ? left : right?.notYet ? right : undefined',
    'const blocked = undefined as typeof left',
  ),
  at('plan', 'a single that is not ours to carry', 'if (item.notYet) return draft.park(item.notYet, pair)', ''),
  at(
    'plan',
    'a pair outside the window',
    'if (!dates.some((fields) => fields && touches(fields.times, window))) return false',
    '',
  ),
  at(
    'plan',
    'a single outside the window',
    '  if (!touches(item.fields.times, input.window)) return\n  const pair',
    '  const pair',
  ),
  at('plan', 'an excluded pair', 'if (isExcluded(rules, { link, neo: left, outlook: right })) return true', ''),
  at('plan', 'an excluded single', '  if (isExcluded(input.rules, pair)) return\n', ''),
  at('plan', 'C15 an orphan is not new', 'if (!isOrphan) return draft.create(', 'return draft.create('),
  at('plan', 'what stands apart stays apart', "if (wished?.want === 'apart' && (left || right)) {", 'if (false) {'),
  at(
    'match',
    'a copied mark counts for nothing',
    'mark !== undefined && !linkedMarks.has(mark) ? mark : undefined',
    'mark',
  ),
  at(
    'match',
    'a copy is no orphan',
    'const known = new Set([...linkedMarks, ...partners',
    'const known = new Set([...partners',
  ),
  at('match', 'the agreement in the stamp', 'const [faithful] = recalled', 'const faithful = recalled.at(9)'),
  at(
    'match',
    'an adopted pair that differs was never agreed',
    'sameField(pair.neo.fields, pair.outlook.fields, name) ? pair.neo.fields[name] : never[name]',
    'pair.neo.fields[name]',
  ),
]

import type { Random } from './random.ts'
import type { Holiday } from './types.ts'

export type RuleKind = 'day' | 'week' | 'month' | 'year' | 'date'
export type EndKind = 'never' | 'until' | 'count'
export type ScopeKind = 'one' | 'later' | 'all'

/** Codes that nobody knows, different from each other; `from`: what a server may use. */
const codes = <K extends string>(random: Random, keys: readonly K[], from: readonly string[]): Record<K, string> => {
  const shuffled = random.shuffle(from)
  return Object.fromEntries(keys.map((key, index) => [key, shuffled[index] ?? key])) as Record<K, string>
}

/** Names and codes of 定期 in the entry form, and of the question which days of a series are meant. */
export function drawSeries(random: Random) {
  const word = () => `rep${random.word()}`
  const digits = ['1', '2', '3', '4', '5', '6', '7']
  return {
    kind: codes(random, ['day', 'week', 'month', 'year', 'date'], digits),
    interval: word(),
    weekday: { name: word(), codes: codes(random, ['0', '1', '2', '3', '4', '5', '6'], digits) },
    monthBy: { name: word(), codes: codes(random, ['day', 'nth'], ['0', '1', '2']) },
    nth: { name: word(), codes: codes(random, ['1', '2', '3', '4', '5', '-1'], [...digits, '9']) },
    nthDay: { name: word(), codes: codes(random, ['0', '1', '2', '3', '4', '5', '6'], digits) },
    end: { name: word(), codes: codes<EndKind>(random, ['never', 'until', 'count'], ['0', '1', '2', '3']) },
    until: word(),
    count: word(),
    holiday: { name: word(), codes: codes<Holiday>(random, ['keep', 'skip', 'before', 'after'], digits) },
    dates: word(),
    scope: codes<ScopeKind>(random, ['one', 'later', 'all'], ['1', '2', '3', '4']),
    /** Parameter of the edit page that names a day of a series (variant). */
    editDay: word(),
  }
}

export type DrawnSeries = ReturnType<typeof drawSeries>

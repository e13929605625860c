/** Everything that a seed decides comes from here, so the same seed gives the same NEO. */
export type Random = {
  /** 0 ≤ n < below */
  int(below: number): number
  pick<T>(from: readonly T[]): T
  shuffle<T>(from: readonly T[]): T[]
  /** A made-up word of Japanese syllables, never the same twice. */
  word(): string
  digits(count: number): string
  hex(count: number): string
  base36(count: number): string
}

const SYLLABLES =
  'ka ki ku ke ko sa su se so ta te to na ni nu ne no ha hi fu ho ma mi mu me mo ya yu yo ra ri ru re ro'.split(' ')

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const used = new Set<string>()
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => from[int(from.length)] as T
  const of = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet.charAt(int(alphabet.length))).join('')
  const word = (): string => {
    const made = Array.from({ length: 3 }, () => pick(SYLLABLES)).join('')
    if (used.has(made)) return word()
    used.add(made)
    return made
  }
  return {
    int,
    pick,
    word,
    shuffle: (from) => {
      const left = [...from]
      return from.map(() => left.splice(int(left.length), 1)[0] as (typeof from)[number])
    },
    digits: (count) => of('0123456789', count),
    hex: (count) => of('0123456789abcdef', count),
    base36: (count) => of('0123456789abcdefghijklmnopqrstuvwxyz', count),
  }
}

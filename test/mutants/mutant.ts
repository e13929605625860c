/**
 * One safety step taken out: `find` stands exactly once in the file and becomes `replace`. `tests`: files of which at least one test has to turn red.
 * Production holds no switch for any of this: mutants are applied to a copy.
 */
export type Mutant = { name: string; file: string; find: string; replace: string; tests: readonly string[] }

const places = (text: string, part: string) => text.split(part).length - 1

/** @throws if the mutant does not fit the text (any more) */
export const applyMutant = ({ name, find, replace }: Mutant, text: string): string => {
  const count = places(text, find)
  if (count !== 1) throw new Error(`${name}: what it takes out stands ${count} times`)
  if (find === replace) throw new Error(`${name}: changes nothing`)
  return text.replace(find, () => replace)
}

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Step } from './steps.ts'

/** One safety step taken out of the production code. It is applied to a copy only: the product itself has no switch. */
export type Mutant = {
  /** The promise that it breaks. */
  step: Step
  /** What the code does no longer, in one sentence. */
  removes: string
  file: string
  /** Stands in the file exactly once. */
  find: string
  replace: string
  /** The tests most likely to turn red; if they stay green, all are asked. */
  tests: readonly string[]
}
export type NamedMutant = Mutant & { name: string }

/** Every mutant, by folder and name. */
export const readMutants = async (): Promise<NamedMutant[]> => {
  const here = new URL('.', import.meta.url)
  const files = readdirSync(fileURLToPath(here), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^\w[\w-]*\/[\w-]+\.ts$/.test(file))
    .toSorted()
  return await Promise.all(
    files.map(async (file) => {
      const { mutant } = (await import(new URL(file, here).href)) as { mutant: Mutant }
      return { ...mutant, name: file.replace(/\.ts$/, '') }
    }),
  )
}

/** Tests that say something about the product: those of the repository itself would turn red because its text has changed. */
export const isTestOfProduct = (file: string) => /^test\/(unit|contracts)\//.test(file) && !file.includes('/repo/')

/** The mutated text; undefined if the place is not there, or not there once only. */
export const mutated = (text: string, { find, replace }: Pick<Mutant, 'find' | 'replace'>): string | undefined => {
  const [before, after, ...more] = text.split(find)
  return before === undefined || after === undefined || more.length > 0 ? undefined : before + replace + after
}

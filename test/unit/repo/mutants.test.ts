import { existsSync, readFileSync } from 'node:fs'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { expect, test } from 'vitest'
import { isTestOfProduct, mutated, readMutants } from '../../mutants/mutant.ts'
import { steps } from '../../mutants/steps.ts'

const mutants = await readMutants()

// Whether each turns a test red takes "npm run mutants" many minutes. That each still takes something out does not.
test.each(mutants)('$name still takes out what it names, and leaves code that can be read', (mutant) => {
  const text = readFileSync(mutant.file, 'utf8')
  const changed = mutated(text, mutant)
  expect(changed).toBeTypeOf('string')
  expect(changed).not.toBe(text)
  const { diagnostics } = transpileModule(changed ?? '', {
    reportDiagnostics: true,
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  })
  expect(diagnostics).toEqual([])
  expect(mutant.tests.filter((file) => !isTestOfProduct(file) || !existsSync(file))).toEqual([])
  expect(mutant.tests).not.toEqual([])
})

test('every safety step has a mutant', () => {
  const broken = new Set(mutants.map(({ step }) => step))
  expect(steps.filter((step) => !broken.has(step))).toEqual([])
})

test('no two mutants are the same', () => {
  const texts = mutants.map(({ file, find, replace }) => `${file}\n${find}\n${replace}`)
  expect(new Set(texts).size).toBe(texts.length)
})

test('a place that is not there, or there twice, is no place', () => {
  expect(mutated('a b a', { find: 'b', replace: 'c' })).toBe('a c a')
  expect(mutated('a b a', { find: 'a', replace: 'c' })).toBeUndefined()
  expect(mutated('a b a', { find: 'd', replace: 'c' })).toBeUndefined()
})

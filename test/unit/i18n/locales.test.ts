import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chromeMessages } from '../../../lib/i18n/catalog.ts'
import { catalog } from './words.ts'

const ja = catalog('ja')
const en = catalog('en')
const placeholders = (words = '') => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

const sources = ['components', 'entrypoints', 'lib']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.tsx?$/.test(file))
/** Keys in the source: 'a.b' as they are, `a.${…}.b` as a pattern. */
const used = sources.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/\bt\(\s*(['`])([^'`]+)\1/g)].map(([, , key = '']) => ({ file, key }))
})

const patternOf = (key: string) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '.+')}$`)

describe('the locales', () => {
  it('have the same keys, with words and the same placeholders in each', () => {
    expect(Object.keys(en)).toEqual(Object.keys(ja))
    for (const [key, words] of Object.entries(ja)) {
      expect(words, key).not.toBe('')
      expect(en[key], key).not.toBe('')
      expect(placeholders(en[key]), key).toEqual(placeholders(words))
    }
  })
  it('hold every key that the source asks for', () => {
    expect(used.length).toBeGreaterThan(40)
    for (const { file, key } of used) {
      const pattern = new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '.+')}$`)
      expect(
        Object.keys(ja).some((one) => pattern.test(one)),
        `${file}: ${key}`,
      ).toBe(true)
    }
  })
  it('hold no key that nobody asks for', () => {
    const patterns = [...used.map(({ key }) => patternOf(key)), /^extension\./]
    expect(Object.keys(ja).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([])
  })
  it('become messages of the browser', () => {
    expect(chromeMessages({ 'a.b-c': 'costs $5, {count}' })).toEqual({ a_b_c: { message: 'costs $$5, {count}' } })
    expect(() => chromeMessages({ 'a.b': 'x', 'A-b': 'y' })).toThrow('two keys')
    expect(Object.keys(chromeMessages(ja))).toHaveLength(Object.keys(ja).length)
  })
})

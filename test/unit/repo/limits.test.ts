import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The limits of the built-in feature (facts: neo-microsoft365, L1–L31) that an extension cannot beat, and why. */
const unbeaten = new Map([['L14', 'an extension lives in a browser on a PC too; the phone sees the Outlook side']])

/** Titles of tests begin with the limits that they show. The case table has numbers of its own that look the same. */
const titled = new Set(
  globSync('test/**/*.{test,spec}.ts')
    .filter((file) => !file.includes('contracts/cases'))
    .flatMap((file) => readFileSync(file, 'utf8').match(/['"`][A-Z0-9, ]*\bL\d+\b[^'"`\n]{10}/g) ?? [])
    .flatMap((title) => title.match(/\bL\d+\b/g) ?? []),
)

test.each(Array.from({ length: 31 }, (_, index) => `L${index + 1}`))(
  '%s: a test is named after it, or it is said why there is none',
  (limit) => {
    expect(titled.has(limit)).toBe(!unbeaten.has(limit))
  },
)

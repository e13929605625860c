import { useWords } from '../../../lib/i18n/t.ts'
import { catalog } from '../i18n/words.ts'

/** Draws the words from the locale files, as the built extension does from the browser. A missing key fails the test. */
export const speak = (language: 'ja' | 'en') => {
  const words = catalog(language)
  useWords((key) => {
    const found = words[key]
    if (found === undefined) throw new Error(`no words for ${key}`)
    return found
  })
}

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { flatten, type Tree } from '../../../lib/i18n/catalog.ts'

/** A locale file as written, with dotted keys. */
export const catalog = (language: 'ja' | 'en') =>
  flatten(parse(readFileSync(`lib/i18n/${language}.yml`, 'utf8')) as Tree)

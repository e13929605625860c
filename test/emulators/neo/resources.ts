import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

const FOLDER = new URL('./browser/', import.meta.url)
const files = new Set(readdirSync(FOLDER))
const made = new Map<string, string>()

/** A script or the style of the pages; TypeScript goes out with its types stripped. */
export function resource(name: string): Response | undefined {
  if (!files.has(name)) return undefined
  const source = readFileSync(new URL(name, FOLDER), 'utf8')
  const script = name.endsWith('.ts')
  const text = made.get(name) ?? (script ? stripTypeScriptTypes(source) : source)
  made.set(name, text)
  const type = script ? 'text/javascript' : 'text/css'
  return new Response(text, { headers: { 'content-type': `${type}; charset=UTF-8`, 'cache-control': 'max-age=60' } })
}

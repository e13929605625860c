// What must not be in the content script, which runs in every NEO page: the validator, the database, the sign-in, or any word about tokens.
import { readFileSync } from 'node:fs'

const script = readFileSync('.output/chrome-mv3/content-scripts/neo.js', 'utf8')
const forbidden = { zod: 'ZodError', dexie: 'DexieError', msal: 'msal.', 'the Graph adapter': 'graph.microsoft.com' }
const found = Object.entries(forbidden).filter(([, trace]) => script.includes(trace))
for (const [name] of found)
  console.log(`The content script carries ${name}: import only types of the modules that use it.`)
process.exitCode = found.length === 0 ? 0 : 1

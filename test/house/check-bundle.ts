// What must not be in the scripts that run in NEO's pages: the validator, the database, the sign-in, or any word about tokens.
import { readFileSync } from 'node:fs'

const scripts = ['content-scripts/neo.js', 'calibration-observer.js', 'calibration-relay.js']
const forbidden = { zod: 'ZodError', dexie: 'DexieError', msal: 'msal.', 'the Graph adapter': 'graph.microsoft.com' }
const found = scripts.flatMap((file) => {
  const script = readFileSync(`.output/chrome-mv3/${file}`, 'utf8')
  return Object.entries(forbidden).flatMap(([name, trace]) => (script.includes(trace) ? [{ file, name }] : []))
})
for (const { file, name } of found)
  console.log(`${file} carries ${name}: import only types of the modules that use it.`)
process.exitCode = found.length === 0 ? 0 : 1

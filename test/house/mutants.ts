// Takes one safety step out at a time, in a copy, and asks which tests see it: "npm run mutants [-- words of a name …]". Ends with 1 if one is not seen, if
// one does not fit the text any more, or if the tests are red without any.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { allMutants } from '../mutants/all.ts'
import { applyMutant, type Mutant } from '../mutants/mutant.ts'

const words = process.argv.slice(2).map((word) => word.toLowerCase())
const chosen = allMutants.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
if (chosen.length === 0) throw new Error('no mutant has such a name')

const root = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
const left = new Set(['node_modules', '.git', '.output', '.test', 'docs'])
cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path)) })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

type Report = {
  testResults: { name: string; message: string; assertionResults: { fullName: string; status: string }[] }[]
}

/** Names of the tests that are red, and of files that could not be run at all. */
const redOf = (tests: readonly string[]): { tests: string[]; broken: string[] } => {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  spawnSync(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile=${report}`, ...tests],
    {
      cwd: copy,
      // The same histories every time, and few: what needs luck to be seen is not seen.
      env: { ...process.env, CONVERGENCE_RUNS: '400', CONVERGENCE_SEED: '20261126' },
      stdio: 'ignore',
    },
  )
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  return {
    tests: testResults.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ fullName, status }) => (status === 'failed' ? [fullName.trim()] : [])),
    ),
    broken: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.length === 0 ? [relative(copy, name)] : [],
    ),
  }
}

/** @returns whether a test saw it */
const judge = (mutant: Mutant): boolean => {
  const file = join(copy, mutant.file)
  const text = readFileSync(file, 'utf8')
  try {
    writeFileSync(file, applyMutant(mutant, text))
    const { tests, broken } = redOf(mutant.tests)
    const [first, second, ...more] = tests
    const shown = [first, second].filter((name) => name !== undefined).map((name) => name.slice(0, 100))
    // A file that cannot even be loaded sees nothing.
    const isSeen = tests.length > 0 && broken.length === 0
    const by = shown.join(' | ') + (more.length > 0 ? ` | and ${more.length} more` : '')
    console.log(
      isSeen
        ? `${mutant.name} · caught by: ${by}`
        : `${mutant.name} · NOT CAUGHT${broken.length > 0 ? ` (could not be run: ${broken.join()})` : ''}`,
    )
    return isSeen
  } catch (error) {
    console.log(`${mutant.name} · DOES NOT APPLY: ${error instanceof Error ? error.message : error}`)
    return false
  } finally {
    writeFileSync(file, text)
  }
}

try {
  const { tests, broken } = redOf([...new Set(chosen.flatMap(({ tests: files }) => files))])
  for (const name of [...tests, ...broken]) console.log(`red without any mutant: ${name}`)
  const survivors = tests.length + broken.length > 0 ? chosen : chosen.filter((mutant) => !judge(mutant))
  console.log(`${chosen.length} mutants, ${chosen.length - survivors.length} caught`)
  process.exitCode = survivors.length === 0 ? 0 : 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}

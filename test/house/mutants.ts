// Takes one safety step after another out of a copy of the code and shows which tests notice: "npm run mutants [-- name or folder …]". With --own only the
// tests that a mutant names are asked. Ends with 1 if one is not noticed, does not apply any more, or cannot run.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { isTestOfProduct, mutated, type NamedMutant, readMutants } from '../mutants/mutant.ts'

const atOnce = Math.min(2, availableParallelism())
/** A mutant may make a loop endless: whoever hangs so long is not said to be noticed. */
const longest = { named: 180_000, all: 1_800_000 }

type Failure = { file: string; test: string; message: string }
type Verdict = { is: 'caught' | 'survives' | 'broken'; say: string }

const isQuick = process.argv.includes('--own')
const wanted = process.argv.slice(2).filter((name) => name !== '--own')
const mutants = (await readMutants()).filter(
  ({ name }) => wanted.length === 0 || wanted.some((one) => name === one || name.startsWith(`${one}/`)),
)
if (mutants.length === 0) {
  console.error(`No mutant is called ${wanted.join(' or ')}.`)
  process.exit(1)
}

const root = resolve(import.meta.dirname, '../..')
const place = mkdtempSync(join(tmpdir(), 'mutants-'))
const running = new Set<ChildProcess>()
/** The runner has workers of its own. */
const endGroup = ({ pid }: ChildProcess) => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
process.on('exit', () => {
  for (const child of running) endGroup(child)
  rmSync(place, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

/** The working state as it is now, committed or not. */
const copyTree = (name: string): string => {
  const to = join(place, name)
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (listed.status !== 0) throw new Error('Only in a git checkout it is known which files belong to the project.')
  for (const file of listed.stdout.split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(join(root, file), join(to, file))
  }
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'))
  return to
}

type Report = {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** What is red in a copy. undefined: it did not come to an end. */
const redIn = async (
  copy: string,
  files: readonly string[],
  options: { bail: boolean; workers: number; within: number },
): Promise<Failure[] | undefined> => {
  const report = join(copy, '.report.json')
  rmSync(report, { force: true })
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'unit', '--project', 'contract', ...files]
  args.push(`--maxWorkers=${options.workers}`, '--exclude', 'test/unit/repo/**')
  args.push('--reporter=json', `--outputFile.json=${report}`, ...(options.bail ? ['--bail=1'] : []))
  const child = spawn(join(copy, 'node_modules/.bin/vitest'), args, { cwd: copy, stdio: 'ignore', detached: true })
  running.add(child)
  const timer = setTimeout(() => endGroup(child), options.within)
  await new Promise((done) => child.once('close', done).once('error', done))
  clearTimeout(timer)
  running.delete(child)
  if (!existsSync(report)) return undefined
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  if (testResults.length === 0) return [{ file: '', test: '', message: 'no test was found' }]
  return testResults.flatMap(({ name, status, message, assertionResults }): Failure[] => {
    const file = relative(copy, name)
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (failed.length > 0)
      return failed.map((one) => ({ file, test: one.fullName.trim(), message: one.failureMessages.join('\n') }))
    return status === 'failed' && assertionResults.length === 0 ? [{ file, test: '', message }] : []
  })
}

/** A test that is red because the code cannot run at all has noticed nothing. */
const tells = ({ test, message }: Failure) => test !== '' && !/\b(ReferenceError|SyntaxError)\b/.test(message)
const isSlow = ({ message }: Failure) => message.includes('Test timed out')
const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''
const namesOf = (failures: readonly Failure[]) => {
  const names = failures.slice(0, 3).map(({ file, test }) => `${file} › ${test}`)
  return names.join(' · ') + (failures.length > 3 ? ` · and ${failures.length - 3} more` : '')
}

let redAnyway: Promise<ReadonlySet<string>> | undefined
/** Tests that are red without any mutant say nothing about one. Asked only if a mutant gets past its own tests. */
const knownRed = () =>
  (redAnyway ??= (async () => {
    const failures = await redIn(copyTree('whole'), [], { bail: false, workers: 1, within: longest.all })
    if (!failures) throw new Error('The tests do not come to an end.')
    return new Set(failures.map(({ file, test }) => `${file} ${test}`))
  })())

const judge = async (copy: string, mutant: NamedMutant): Promise<Verdict> => {
  const path = join(copy, mutant.file)
  const text = readFileSync(path, 'utf8')
  const changed = mutated(text, mutant)
  if (changed === undefined) return { is: 'broken', say: `does not apply to ${mutant.file}` }
  writeFileSync(path, changed)
  try {
    const ask = () => redIn(copy, mutant.tests, { bail: true, workers: 1, within: longest.named })
    const once = await ask()
    // On a busy machine a test may be too slow without any reason: what hangs has to hang twice.
    const own = once?.length && once.every(isSlow) ? await ask() : once
    const caught = own?.filter(tells) ?? []
    if (caught.length > 0) return { is: 'caught', say: `caught by: ${namesOf(caught)}` }
    const [failure] = own ?? []
    if (failure) return { is: 'broken', say: `cannot run: ${firstLine(failure.message)}` }
    if (isQuick) return { is: 'survives', say: own ? 'its own tests do not notice' : 'its own tests hang' }
    const red = await knownRed()
    const all = await redIn(copy, [], { bail: false, workers: 1, within: longest.all })
    const elsewhere = all?.filter((one) => tells(one) && !red.has(`${one.file} ${one.test}`)) ?? []
    if (elsewhere.length > 0) return { is: 'caught', say: `caught by (not its own tests): ${namesOf(elsewhere)}` }
    return { is: 'survives', say: all && own ? 'SURVIVES: no test notices' : 'SURVIVES: the tests hang' }
  } finally {
    writeFileSync(path, text)
  }
}

const copies = Array.from({ length: atOnce }, (_, index) => copyTree(`copy-${index}`))
const [first = ''] = copies
const named = [...new Set(mutants.flatMap(({ tests }) => tests))].toSorted()
const strangers = named.filter((file) => !isTestOfProduct(file) || !existsSync(join(first, file)))
if (strangers.length > 0) {
  console.error(`No tests of the product: ${strangers.join(', ')}`)
  process.exit(1)
}
const started = performance.now()
const check = (files: readonly string[]) => redIn(first, files, { bail: false, workers: atOnce, within: longest.all })
let red = await check(named)
if (red?.length && red.every(isSlow)) red = await check(red.map(({ file }) => file))
if (!red || red.length > 0) {
  console.error(`Without any mutant these are not green: ${red ? namesOf(red) : 'they do not come to an end'}`)
  process.exit(1)
}
console.log(`${mutants.length} mutants; their ${named.length} test files are green without them.`)

const verdicts: Verdict[] = []
const queue = [...mutants]
const work = async (copy: string) => {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const verdict = await judge(copy, mutant)
    verdicts.push(verdict)
    console.log(`${mutant.name} · ${verdict.say}`)
  }
}
await Promise.all(copies.map(work))

const count = (is: Verdict['is']) => verdicts.filter((one) => one.is === is).length
const minutes = ((performance.now() - started) / 60_000).toFixed(1)
console.log(
  `\n${count('caught')} of ${verdicts.length} mutants are caught, ${count('survives')} survive, ` +
    `${count('broken')} do not work (${minutes} minutes).`,
)
process.exitCode = count('caught') === mutants.length ? 0 : 1

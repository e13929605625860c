// The product doing its job on real pages: `npm run demo [-- --keep] [--variant cloud|windows|alias] [--pictures docs/pictures]`
import { parseArgs } from 'node:util'
import { variantNames } from '../emulators/neo/variants.ts'
import { buildExtension, openBrowser } from '../e2e/stage.ts'
import { createWorld } from '../fixtures/world.ts'
import { changeAndSync, firstSync, lookAtNotYet, quietSync, setUp } from './acts.ts'
import { keepOpen } from './keep.ts'
import { type LeftAlone, leftAlone } from './not-yet.ts'
import { mondayOf, outlookWeek } from './outlook-week.ts'
import { createPictures } from './pictures.ts'
import { report } from './report.ts'
import { createSteps } from './steps.ts'

const { values: asked } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    variant: { type: 'string', default: 'cloud' },
    /** Folder that gets copies of the pictures that the README shows. */
    pictures: { type: 'string' },
  },
})
const variant = variantNames.find((name) => name === asked.variant)
if (!variant) throw new Error(`--variant is one of ${variantNames.join(', ')}`)

const say = (line: string) => console.log(`[demo] ${line}`)
const monday = mondayOf(Date.now())

const world = createWorld({ variant, outlookEvents: outlookWeek(monday) })
const training = world.outlookEvents().find(({ subject }) => subject === '研修（オンライン）')
world.outlook().attach(training?.id ?? '', { name: '受講案内.txt', bytes: new TextEncoder().encode('持ち物：社員証') })
const customer = variant !== 'cloud'
say(customer ? `builds the extension for ${world.neo.origin} (NEO_ORIGINS)` : 'builds the extension')
const extension = await buildExtension(customer ? [world.neo.origin] : [])
const server = await world.bench.serve()
say(`emulators of NEO (${variant}), Entra and Graph on 127.0.0.1:${server.port}`)

const headed = asked.keep && Boolean(process.env['DISPLAY'])
const browser = await openBrowser({ port: server.port, extension, headless: !headed, ownCtrlC: asked.keep })
world.entra.register(`https://${browser.extensionId}.chromiumapp.org/`)
browser.context.setDefaultTimeout(15_000)

const shownInReadme = {
  settings: 'settings',
  preview: 'preview',
  'second-sync-panel': 'panel',
  'second-sync-neo': 'neo',
  'second-sync-outlook': 'outlook',
  'not-yet': 'not-yet',
}
const steps = createSteps(world, say)
const pictures = createPictures('.demo')
let failure: unknown
let notYet: LeftAlone[] = leftAlone(world)
try {
  const [neo = await browser.context.newPage()] = browser.context.pages()
  const cast = { world, browser, steps, pictures, monday, neo, outlook: await browser.context.newPage() }
  const options = await setUp(cast)
  await firstSync(cast, options)
  await changeAndSync(cast, options)
  await quietSync(cast, options)
  notYet = await lookAtNotYet(cast, options)
} catch (error) {
  failure = error
  for (const [index, page] of browser.context.pages().entries())
    await pictures.take(page, `failure-${index + 1}`).catch(() => undefined)
}

console.log(`\n${report(steps.rows, steps.same() ? world.neoLines().length : undefined, notYet)}\n`)
const wrong = steps.rows.flatMap(({ name, wrong: found }) => found.map((line) => `${name}: ${line}`))
for (const line of wrong) console.error(`WRONG  ${line}`)
if (failure) console.error('FAILED ', failure)
console.log(`pictures: ${pictures.taken.join('  ')}`)

const good = !failure && wrong.length === 0 && steps.same()
// Only a run that went as it should is worth showing.
if (asked.pictures && good) pictures.copyTo(asked.pictures, shownInReadme)
if (asked.keep) await keepOpen({ world, browser, port: server.port, extension, headed, say })
await browser.close()
await server.close()
console.log(good ? 'The demo ran as it should.' : 'The demo did NOT run as it should.')
process.exitCode = good ? 0 : 1

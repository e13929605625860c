// What happens on the stage, act by act: a person's hands on both calendars, and the button.
import type { Page } from '@playwright/test'
import { addDays } from '../emulators/neo/browser/days.ts'
import type { Browser } from '../e2e/stage.ts'
import {
  acceptQuestion,
  connectNeo,
  fillRegistration,
  neoFound,
  openOptions,
  openQuestion,
  openReport,
  pressSync,
  reportRow,
  syncFiles,
  signIn,
  syncButton,
  waitForRun,
} from '../fixtures/hands-extension.ts'
import { neoAdd, neoDelete, neoDeleteDay, neoEdit, neoLogIn, neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { outlookAdd, outlookDelete, outlookEdit, outlookOpen } from '../fixtures/hands-outlook.ts'
import { person } from '../fixtures/people.ts'
import type { World } from '../fixtures/world.ts'
import { expectedLines, none } from './changes.ts'
import { type LeftAlone, leftAlone } from './not-yet.ts'
import type { Pictures } from './pictures.ts'
import type { Row, Steps } from './steps.ts'

export type Cast = {
  world: World
  browser: Browser
  steps: Steps
  pictures: Pictures
  monday: string
  neo: Page
  outlook: Page
}

const look = async ({ neo, outlook, pictures, monday }: Cast, name: string) => {
  await neoOpenSchedule(neo, '組織週間', monday)
  await syncButton(neo).waitFor()
  await pictures.take(neo, `${name}-neo`)
  await outlookOpen(outlook)
  await pictures.take(outlook, `${name}-outlook`)
}

/** What the button's own panel says right after a run, on the page as it was. */
const lookAtPanel = async ({ neo, pictures }: Cast, name: string) => {
  await pictures.take(neo, `${name}-panel`)
  await neo.keyboard.press('Escape')
}

/** Signs in on both sides as a person would; gives the options page. */
export const setUp = async (cast: Cast): Promise<Page> => {
  const { world, browser, steps, pictures, neo } = cast
  await steps.play('Log in to NEO', 'person', { neo: none, outlook: none }, async () => {
    await neoLogIn(neo, world)
    await neoOpenSchedule(neo)
  })
  const options = await openOptions(browser)
  await steps.play(
    'Set up: ids, sign in to Microsoft 365, allow NEO',
    'extension',
    { neo: none, outlook: none },
    async () => {
      await fillRegistration(options)
      await signIn(browser.context, options, {
        beforePassword: async (window) => void (await pictures.take(window, 'sign-in')),
      })
      await options.getByText(person.upn).waitFor()
      await connectNeo(options, world.neo.entryUrl)
      await neoFound(options)
      await syncFiles(options)
    },
  )
  await pictures.take(options, 'settings', true)
  await look(cast, 'before')
  return options
}

/** Starts a run, by default with the button; what the screens say must agree with what the emulators see. */
const sync = async (
  cast: Cast,
  options: Page,
  name: string,
  common: readonly string[],
  changes: Parameters<Steps['play']>[2],
  start: () => Promise<void> = () => pressSync(cast.neo),
) => {
  const { world, steps, neo } = cast
  const expected = expectedLines(common, [world.neoLines(), world.outlookLines()])
  const alone = JSON.stringify(leftAlone(world))
  await neo.bringToFront()
  const said: string[] = []
  const row = await steps.play(name, 'extension', changes, async () => {
    const since = Date.now()
    await start()
    const shown = await waitForRun(options, since)
    const { problem, counts } = shown.lastRun
    const trouble = problem ?? shown.question ?? shown.notice
    if (trouble) said.push(`the screen shows ${JSON.stringify(trouble)}`)
    for (const kind of ['failed', 'conflicts', 'waiting'] as const)
      if (shown[kind] > 0) said.push(`the screen shows ${kind}: ${shown[kind]}`)
    if (shown.notYet !== leftAlone(world).length)
      said.push(`the screen shows ${shown.notYet} events as not yet, not ${leftAlone(world).length}`)
    for (const side of ['neo', 'outlook'] as const) {
      const { created, updated, deleted } = counts[side]
      const { added, changed, removed } = changes[side]
      if (created !== added || updated !== changed || deleted !== removed)
        said.push(`the screen says of ${side}: ${JSON.stringify(counts[side])}`)
    }
  })
  row.wrong.push(...said)
  steps.checkLines(row, expected)
  if (JSON.stringify(leftAlone(world)) !== alone) row.wrong.push('an event that is not carried yet was changed')
  if (world.graph.mailCount() > 0) row.wrong.push(`Exchange would have sent ${world.graph.mailCount()} mails`)
  if (world.neo.mailsSent().length > 0) row.wrong.push(`NEO has sent ${world.neo.mailsSent().length} mails`)
  for (const crash of world.bench.crashes) row.wrong.push(`an emulator broke: ${String(crash)}`)
  return row
}

const all = (added: number) => ({ ...none, added })

/** Before the very first run nothing is written: it shows what it would do, and asks. */
const lookAtPreview = async (cast: Cast, options: Page) => {
  const name = 'Press [Outlook「予定表」と同期]: a preview, nothing is written yet'
  await cast.neo.bringToFront()
  const asked: (string | undefined)[] = []
  const row = await cast.steps.play(name, 'extension', { neo: none, outlook: none }, async () => {
    const since = Date.now()
    await pressSync(cast.neo)
    asked.push((await waitForRun(options, since)).question?.kind)
  })
  if (asked[0] !== 'guard-first-run') row.wrong.push(`the screen asks ${asked[0]}, not whether to begin`)
  await openQuestion(options)
  await cast.pictures.take(options, 'preview', true)
}

export const firstSync = async (cast: Cast, options: Page) => {
  const [neo, outlook] = [cast.world.neoLines(), cast.world.outlookLines()]
  const lacking = (of: string[], from: string[]) => all(from.filter((line) => !of.includes(line)).length)
  await lookAtPreview(cast, options)
  const changes = { neo: lacking(neo, outlook), outlook: lacking(outlook, neo) }
  await sync(cast, options, 'Press [実行] under the preview: first sync', [], changes, async () => {
    await acceptQuestion(options)
    await cast.neo.bringToFront()
  })
  await lookAtPanel(cast, 'first-sync')
  await look(cast, 'first-sync')
}

/** Both calendars are the same, and nobody has asked NEO or Graph for anything for a while: no run is still to come. */
const untilCarriedOver = async ({ world, steps }: Cast) => {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const quietFor = () => Date.now() - (world.bench.log.at(-1)?.at ?? 0)
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(100))
    if (steps.same() && quietFor() > 5000) return
}

/** Adds, edits and deletes on both sides, each also an event that was born on the other side; then presses again. */
export const changeAndSync = async (cast: Cast, options: Page) => {
  const { world, steps, pictures, monday, neo, outlook } = cast
  const hands = { added: 1, changed: 2, removed: 1 }
  // The series that has lost a date is one event more.
  const handsInNeo = { ...hands, changed: 3 }
  const byItself =
    'By hand in NEO: add 1, change 2, take a date out of a series, delete 1; the saves start a sync by themselves'
  const row = await steps.play(byItself, 'person', { neo: handsInNeo, outlook: handsInNeo }, async () => {
    await neo.bringToFront()
    await neoOpenSchedule(neo, '組織週間', monday)
    const day = addDays(monday, 3)
    await neoAdd(neo, {
      subject: '製品説明会',
      day,
      start: '10:00',
      end: '11:30',
      place: '東京支社',
      memo: '30名\n投影あり',
      file: { name: '式次第.txt', text: '開会の挨拶' },
    })
    await neoEdit(neo, '作業 見積書の作成', { start: '16:00', end: '17:30' })
    await neoEdit(neo, '歯科', { place: '駅前' })
    await neoDeleteDay(neo, '会議 朝礼')
    await neoDelete(neo, '経費の締め')
    await untilCarriedOver(cast)
  })
  steps.checkLines(row, world.neoLines())
  const common = world.neoLines()
  await steps.play(
    'By hand in Outlook: add 1, change 2, delete 1',
    'person',
    { neo: none, outlook: hands },
    async () => {
      await outlook.bringToFront()
      await outlookOpen(outlook)
      await outlookAdd(outlook, { subject: '代休', day: addDays(monday, 0), lastDay: addDays(monday, 1) })
      await outlookEdit(outlook, '会議：営業定例', { subject: '会議：営業定例（資料あり）', memo: '議題を事前に送る' })
      await outlookEdit(outlook, '研修（オンライン）', { start: '14:00', end: '16:00' })
      await outlookDelete(outlook, '締切：月次報告')
    },
  )
  await look(cast, 'by-hand')
  await sync(cast, options, 'Press again', common, { neo: hands, outlook: none })
  await lookAtPanel(cast, 'second-sync')
  await look(cast, 'second-sync')
  // The months, in which the series stand with the date that is gone.
  await neoOpenSchedule(neo, '個人月間')
  await pictures.take(neo, 'months-neo')
  await outlookOpen(outlook, '月')
  await pictures.take(outlook, 'months-outlook')
}

const mostEchoRuns = 6
/** Graph shows own writes again, late and more than once (a trap of the emulator). When that is over a run is one request to each side. */
export const quietSync = async (cast: Cast, options: Page) => {
  const isQuiet = ({ requests }: Row) => requests?.neo === 1 && requests.graph === 1 && requests.entra === 0
  const nothing = { neo: none, outlook: none }
  // Late echoes, and versions that Exchange moves without an edit: the files of such an event are listed once more.
  for (let run = 1; run <= mostEchoRuns; run++)
    if (isQuiet(await sync(cast, options, 'Press again: nothing to do', cast.world.neoLines(), nothing))) break
  const name = 'Quiet run: one request to each side'
  for (let run = 1; ; run++) {
    const row = await sync(cast, options, name, cast.world.neoLines(), nothing)
    if (isQuiet(row)) return
    if (run < mostEchoRuns) continue
    row.wrong.push('a quiet run is one request to NEO, one to Graph, none to Entra')
    return
  }
}

/** What was left alone stands on the extension's own page, with its title and the reason. */
export const lookAtNotYet = async ({ world, steps, pictures }: Cast, options: Page): Promise<LeftAlone[]> => {
  const nothing = { neo: none, outlook: none }
  const row = await steps.play('Look at the result page: what is not yet', 'person', nothing, () => openReport(options))
  const found: LeftAlone[] = []
  for (const event of leftAlone(world)) {
    const line = reportRow(options, event.title)
    if ((await line.count()) === 1) found.push({ ...event, shownAs: await line.getByRole('cell').last().innerText() })
    else row.wrong.push(`the result page does not name ${event.side}: ${event.title}`)
  }
  await pictures.take(options, 'not-yet', true)
  return found
}

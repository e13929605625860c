// What the content script tells the worker when a person saves on NEO's page: by NEO's scripts, by a form that loads a page anew, by dragging; and nothing of what a person only looks at.
import { expect, test } from '@playwright/test'
import { variantNames } from '../emulators/neo/variants.ts'
import { neoAdd, neoDelete, neoEdit, neoItem, neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { type Play, startPlay } from './play.ts'

type Seen = { type: string; path?: string }
type Listening = {
  seen?: Seen[]
  chrome: { runtime: { onConnect: { addListener(listener: (port: Port) => void): void } } }
}
type Port = { onMessage: { addListener(listener: (message: Seen) => void): void } }

/** Hears, in the worker, what pages say on ports that are opened from now on. */
const listen = async (play: Play) => {
  const [worker] = play.browser.context.serviceWorkers()
  if (!worker) throw new Error('no worker')
  await worker.evaluate(() => {
    const here = globalThis as unknown as Listening
    const seen: Seen[] = (here.seen = [])
    here.chrome.runtime.onConnect.addListener((port) =>
      port.onMessage.addListener((message) => void seen.push(message)),
    )
  })
  const all = () => worker.evaluate(() => (globalThis as unknown as Listening).seen ?? [])
  return { all, paths: async () => (await all()).flatMap(({ type, path }) => (type === 'seen' ? [path] : [])) }
}

const tomorrow = (today: string) => new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
const paths = (heard: Awaited<ReturnType<typeof listen>>) => expect.poll(heard.paths, { timeout: 8000 })

for (const variant of variantNames)
  test(`${variant}: add, change, drag and delete by hand are seen, looking is not`, async () => {
    const play = await startPlay({ variant, customer: variant !== 'cloud', signIn: false })
    const { page, world } = play
    const { drawn } = world.neo
    const heard = await listen(play)
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)

    await play.openSchedule()
    for (const view of ['個人月間', '組織週間', '個人月間'] as const) await neoOpenSchedule(page, view)
    await expect.poll(async () => (await heard.all()).some(({ type }) => type === 'hello')).toBe(true)
    expect((await heard.all()).find(({ type }) => type === 'hello')).toMatchObject({ builtIn: false })
    await page.waitForTimeout(2500)
    expect(await heard.paths()).toEqual([])

    await neoAdd(page, { day: today, start: '09:00', end: '10:00', subject: '秘密の会議', place: '', memo: '' })
    await paths(heard).toContain('schcmdentry/')

    const from = (await heard.paths()).length
    await neoEdit(page, '秘密の会議', { place: '本社' })
    await expect
      .poll(async () => (await heard.paths()).slice(from), { timeout: 8000 })
      .toContain(variant === 'windows' ? '' : `${drawn.update.cmd}/`)

    await neoOpenSchedule(page, '個人月間')
    const item = neoItem(page, '秘密の会議')
    const target = page.locator(`#jsch-schmonth td[data-day="${tomorrow(today)}"]`)
    await item.scrollIntoViewIfNeeded()
    await item.dragTo(target)
    await paths(heard).toContain(`${drawn.move.cmd}/`)
    const moved = () => [...world.neo.events.values()].find(({ detail }) => detail === '秘密の会議')?.startdate
    await expect.poll(moved).toBe(tomorrow(today))

    await neoOpenSchedule(page, '個人月間')
    await neoDelete(page, '秘密の会議')
    await paths(heard).toContain('schdel/')
    expect(moved()).toBeUndefined()

    // Nothing of what was written leaves the page.
    expect(JSON.stringify(await heard.all())).not.toContain('秘密')
    await play.end()
  })

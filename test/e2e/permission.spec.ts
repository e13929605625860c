// The browser's own permission prompt, pressed as a person does, on a virtual display. Production build, on-premises host.
import { expect, test } from '@playwright/test'
import { connectNeo, openOptions } from '../fixtures/hands-extension.ts'
import { neoLogIn } from '../fixtures/hands-neo.ts'
import { displayMissing, openDisplay } from './display.ts'
import { expectSame, startPlay } from './play.ts'

test('an on-premises NEO is allowed by a click on the prompt; refused, the words say what to do', async () => {
  test.skip(displayMissing !== '', displayMissing)
  const display = await openDisplay()
  process.env.DISPLAY = display.display
  const play = await startPlay({ variant: 'windows', headless: false, neoLogIn: false, settings: { neoAddress: '' } })
  try {
    const options = await openOptions(play.browser)
    await options.bringToFront()
    await connectNeo(options, play.world.neo.entryUrl)
    await options.waitForTimeout(1500)
    await display.press('Escape')
    await expect(options.getByText('NEOへの接続が許可されていません').first()).toBeVisible()
    await options.screenshot({ path: '.test/pictures/refused-permission.png' })
    expect((await play.sync()).notice?.kind).toBe('neo-permission-missing')

    await options.bringToFront()
    await connectNeo(options, play.world.neo.entryUrl)
    await options.waitForTimeout(1500)
    await display.press('Tab', 'Return')
    await expect(options.getByText(/NEOが見つかりました/).first()).toBeVisible()

    // The content script was registered for the new host: the page teaches the addresses, and the job is done.
    await neoLogIn(play.page, play.world)
    await play.openSchedule()
    await expect(play.page.getByRole('button', { name: /^Outlook「予定表」と同期/ })).toBeVisible()
    await play.idle()
    expect((await play.sync()).notice).toBeUndefined()
    expectSame(play.world, 7)
  } finally {
    await play.end()
    display.close()
  }
})

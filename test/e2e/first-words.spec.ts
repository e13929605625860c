// What the screen says when something is wrong from the start, and how to mend it.
import { expect, test } from '@playwright/test'
import { connectNeo, fillRegistration, openOptions, openSignInWindow } from '../fixtures/hands-extension.ts'
import { person } from '../fixtures/people.ts'
import { startPlay } from './play.ts'

const bare = { signIn: false, neoLogIn: false, settings: { clientId: '', tenantId: '', neoAddress: '' } } as const
const unknown = '99999999-9999-4999-8999-999999999999'

test('a wrong client id: the words name the application id and where to find the right one', async () => {
  const play = await startPlay(bare)
  const options = await openOptions(play.browser)
  await fillRegistration(options, { clientId: unknown })
  await options.getByRole('button', { name: 'サインイン', exact: true }).first().click()
  await expect(options.getByText('アプリケーション ID が正しくありません').first()).toBeVisible()
  await expect(options.getByText(/「アプリケーション \(クライアント\) ID」を確認し/).first()).toBeVisible()
  await options.screenshot({ path: '.test/pictures/wrong-client.png' })
  // The right one mends it.
  await fillRegistration(options)
  const window = await openSignInWindow(play.browser.context, options)
  await expect(window.getByLabel('メールアドレス')).toBeVisible()
  await window.close()
  await expect(options.getByText('サインインが途中で終わりました').first()).toBeVisible()
  await play.end()
})

test('a wrong tenant: the words name the tenant id', async () => {
  const play = await startPlay(bare)
  const options = await openOptions(play.browser)
  await fillRegistration(options, { tenantId: unknown })
  await options.getByRole('button', { name: 'サインイン', exact: true }).first().click()
  await expect(options.getByText('テナント ID が正しくありません').first()).toBeVisible()
  await expect(options.getByText(/「ディレクトリ \(テナント\) ID」を確認し/).first()).toBeVisible()
  await options.screenshot({ path: '.test/pictures/wrong-tenant.png' })
  await play.end()
})

test('L17 an id that is no id is refused beside its field and not stored', async () => {
  const play = await startPlay(bare)
  const options = await openOptions(play.browser)
  await fillRegistration(options, { clientId: 'abc' })
  await expect(options.getByText(/英数字とハイフンの36文字/)).toBeVisible()
  expect((await play.ask({ type: 'read-settings' })).values.clientId).toBe('')
  await play.end()
})

test('an address without NEO: the words say that NEO is not there and what to paste', async () => {
  const play = await startPlay({ ...bare, settings: { clientId: person.clientId, tenantId: person.tenantId } })
  const options = await openOptions(play.browser)
  await connectNeo(options, 'https://nothing.dn-cloud.com/cgi-bin/dneo/dneo.cgi')
  await expect(options.getByText('このアドレスにNEOが見つかりません').first()).toBeVisible()
  await options.screenshot({ path: '.test/pictures/not-neo.png' })
  await connectNeo(options, `${play.world.neo.origin}/portal/`)
  await expect(options.getByText(/アドレスバーの内容/).first()).toBeVisible()
  await connectNeo(options, play.world.neo.entryUrl)
  await expect(options.getByText(/NEOが見つかりました/).first()).toBeVisible()
  await play.end()
})

test('nobody logged in to NEO: the words say so, and the run starts by itself after the login', async () => {
  const play = await startPlay({ neoLogIn: false })
  const { notice } = await play.sync()
  expect(notice?.kind).toBe('neo-signed-out')
  const popup = await play.browser.openOwn('popup.html')
  await expect(popup.getByText('NEOにログインしていません')).toBeVisible()
  await popup.screenshot({ path: '.test/pictures/popup-signed-out.png' })
  await play.end()
})

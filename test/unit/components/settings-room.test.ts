import '../../fakes/browser.ts'
import { describe, expect, it } from 'vitest'
import { resolveSettings } from '../../../lib/settings/resolve.ts'
import { settings, snapshots } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

describe('個人設定', () => {
  it('saves the conflict rule, excluded kinds and past events at once', async () => {
    const page = await openPage({})
    await page.change('input[name="conflicts"][value="ask"]', { checked: true })
    await page.change('#excludedKinds', { value: '休暇\n出張' })
    await page.change('#busyKinds', { value: '通院' })
    await page.change('#privateKinds', { value: '面談' })
    await page.change('input[type="checkbox"]', { checked: false })
    expect(page.asked('save-settings').map(({ change }) => change)).toEqual([
      { conflicts: 'ask' },
      { excludedKinds: '休暇\n出張' },
      { busyKinds: '通院' },
      { privateKinds: '面談' },
      { pastEvents: false },
    ])
    expect(page.said().filter((words) => words === '保存しました')).toHaveLength(5)
  })
  it('A10 the default reminder: each side keeps its own until a person chooses; saved at once, locked by a policy', async () => {
    const page = await openPage({})
    const options = page.all('#reminder option')
    expect(options.map((one) => one.textContent)).toEqual([
      'それぞれの側のまま(Outlookの既定)',
      'なし',
      '開始時刻',
      '5 分前',
      '10 分前',
      '15 分前',
      '30 分前',
      '1 時間前',
      '2 時間前',
      '1日前',
    ])
    expect(options.map((one) => one.hasAttribute('selected')).indexOf(true)).toBe(0)
    await page.change('#reminder', { value: '30' })
    expect(page.asked('save-settings').map(({ change }) => change)).toEqual([{ reminder: '30' }])
    const managed = await openPage({ settings: { ...settings.full, ...resolveSettings({}, { reminder: 'none' }) } })
    expect(managed.all('#reminder')[0]?.hasAttribute('disabled')).toBe(true)
  })
  it('every rule says what it does', async () => {
    const page = await openPage({})
    for (const rule of ['newest', 'neo', 'outlook', 'ask'])
      expect(page.all(`#conflicts-${rule}`)[0]?.textContent).toMatch(/。$/)
  })
  it('shows what a policy fixes, locked, and that the administrator has stopped the sync', async () => {
    const page = await openPage({ settings: settings.managed })
    expect(page.all('input[name="conflicts"]').map((one) => one.hasAttribute('disabled'))).toEqual(
      Array.from({ length: 4 }, () => true),
    )
    expect(page.all('#excludedKinds')[0]?.hasAttribute('readOnly')).toBe(true)
    expect(page.all('input[type="checkbox"]')[0]?.hasAttribute('disabled')).toBe(true)
    expect(page.text()).toContain('管理者が同期を止めています')
    expect((await openPage({})).text()).not.toContain('管理者が同期を止めています')
  })
  it('leads to the preview once everything else is set up', async () => {
    const link = async (parts: Parameters<typeof openPage>[0]) =>
      (await openPage(parts)).all('a[href="#preview"]').length
    expect(await link({ settings: settings.full, snapshot: snapshots['never-synced']! })).toBe(1)
    expect(await link({ settings: settings.empty, snapshot: snapshots['new']! })).toBe(0)
    expect(await link({})).toBe(0)
  })
})

describe('rooms', () => {
  it('the focus goes to the heading of the room that was opened, not at the first drawing', async () => {
    const page = await openPage({})
    expect(page.focused()).toBe('body')
    for (const [room, title] of [
      ['preview', 'プレビュー'],
      ['report', '前回の同期の結果'],
      ['history', '履歴'],
      ['diagnosis', '診断'],
      ['settings', 'Microsoft 365'],
    ] as const) {
      page.api.go(room)
      await page.settled()
      expect(page.focused()).toBe(title)
    }
  })
})

describe('診断', () => {
  it('hands the export on, to the clipboard or into a file', async () => {
    const page = await openPage({ page: 'diagnosis', answers: { export: { text: '{"at":1}' } } })
    expect(page.text()).toContain('予定の件名・場所・内容、アドレス、アカウント、パスワードは含みません。')
    await page.press('診断情報をコピー')
    await page.press('ファイルに保存')
    expect(page.handed).toEqual([
      'copy {"at":1}',
      expect.stringMatching(/^neo-outlook-sync-\d{4}-\d{2}-\d{2}\.json \{"at":1\}$/),
    ])
    expect(page.buttons()).toEqual(['コピーしました', '保存しました'])
  })
  it('says when it could not be made', async () => {
    const page = await openPage({ page: 'diagnosis', fails: ['export'] })
    await page.press('診断情報をコピー')
    expect(page.said()).toContain('診断情報を作れませんでした。もう一度試してください。')
    expect(page.handed).toEqual([])
  })
})

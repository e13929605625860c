import '../../fakes/browser.ts'
import { describe, expect, it } from 'vitest'
import { resolveSettings } from '../../../lib/settings/resolve.ts'
import { settings, snapshots } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

describe('個人設定', () => {
  it('saves the conflict rule and past events at once', async () => {
    const page = await openPage({})
    await page.change('input[name="conflicts"][value="ask"]', { checked: true })
    await page.change('input[type="checkbox"]', { checked: false })
    expect(page.asked('save-settings').map(({ change }) => change)).toEqual([
      { conflicts: 'ask' },
      { pastEvents: false },
    ])
    expect(page.said().filter((words) => words === '保存しました')).toHaveLength(2)
  })
  it('A7 one table of kinds: those with a rule, those seen in NEO, and one to type; each is saved at once', async () => {
    const user = { excludedKinds: '休暇', busyKinds: '通院', categoryKinds: '会議=社内' }
    const page = await openPage({ settings: { ...settings.full, ...resolveSettings(user, {}) } })
    expect(page.all('.kinds tbody tr td:first-child').map((one) => one.textContent)).toEqual([
      '休暇',
      '通院',
      '会議',
      '出張',
      '来客',
      '',
    ])
    expect(page.all('.kinds option[selected]').map((one) => one.textContent)).toEqual([
      '同期しない',
      '日時だけを送る',
      '分類を付ける',
      'そのまま同期する',
      'そのまま同期する',
      'そのまま同期する',
    ])
    await page.change('#rule-3', { value: 'private' })
    await page.change('#category-2', { value: '赤' })
    await page.change('#rule-0', { value: 'as-is' })
    await page.change('#kind-5', { value: '研修' })
    await page.change('#rule-5', { value: 'category' })
    // The page of this test is answered with the values of before, so that later saves name all that differs from them.
    const asked = page.asked('save-settings').map(({ change }) => change)
    expect(asked.slice(0, 3)).toEqual([
      { privateKinds: '出張' },
      { privateKinds: '出張', categoryKinds: '会議=赤' },
      { privateKinds: '出張', categoryKinds: '会議=赤', excludedKinds: '' },
    ])
    expect(asked.at(-1)).toEqual({ privateKinds: '出張', categoryKinds: '会議=赤\n研修', excludedKinds: '' })
  })
  it('a table that was refused says which of its rules were too long', async () => {
    const answers = { 'save-settings': { refused: ['categoryKinds' as const], settings: settings.full } }
    const page = await openPage({ answers })
    await page.change('#rule-0', { value: 'category' })
    expect(page.text()).toContain('分類を付ける種別は、全体で 4000 文字以内にしてください。')
    expect(page.said()).not.toContain('保存しました')
  })
  describe('A12 the table of facilities and rooms', () => {
    const cells = (page: Awaited<ReturnType<typeof openPage>>) =>
      page
        .all('.rooms tbody tr:not(.fault)')
        .map((row) => [
          row.querySelector('td')?.textContent,
          ...[...row.querySelectorAll('input')].map((field) => field.getAttribute('value') ?? ''),
        ])
    const faults = (page: Awaited<ReturnType<typeof openPage>>) =>
      page
        .all('.rooms .fault:not([hidden])')
        .map(({ textContent }) =>
          textContent.replace(' この行の変更は、直すまで保存されません。ほかの行は保存されています。', ''),
        )
    const saved = (page: Awaited<ReturnType<typeof openPage>>) =>
      page.asked('save-settings').map(({ change }) => change['facilityRooms'])
    const first = '第1会議室=room1@example.com'

    it('has a row for those that have a room, those seen in NEO, and one to type; each is saved at once', async () => {
      const page = await openPage({})
      expect(cells(page)).toEqual([
        ['第1会議室', 'room1@example.com', ''],
        ['社用車A', '', ''],
        ['第2会議室', '', ''],
        ['', '', '', ''],
      ])
      await page.change('#room-address-2', { value: ' Room2@Example.com ' })
      await page.change('#room-name-2', { value: '会議室2' })
      await page.change('#room-facility-3', { value: '応接室' })
      await page.change('#room-address-3', { value: 'reception@example.com' })
      await page.change('#room-address-0', { value: '' })
      expect(saved(page)).toEqual([
        `${first}\n第2会議室=room2@example.com`,
        `${first}\n第2会議室=room2@example.com=会議室2`,
        // The page of this test is answered with the values of before.
        `${first}\n第2会議室=room2@example.com=会議室2`,
        `${first}\n第2会議室=room2@example.com=会議室2\n応接室=reception@example.com`,
        '第2会議室=room2@example.com=会議室2\n応接室=reception@example.com',
      ])
      expect(faults(page)).toEqual([])
    })
    it('a row that is wrong says why, and is not saved; what was stored of it stays, and so do the others', async () => {
      const page = await openPage({})
      await page.change('#room-address-0', { value: 'room1' })
      expect(faults(page)).toEqual(['メールアドレスとして読み取れません(例: room1@example.com)。'])
      expect(page.all('#room-address-0')[0]?.getAttribute('aria-invalid')).toBe('true')
      await page.change('#room-address-1', { value: 'car@example.com' })
      expect(saved(page)).toEqual([`社用車A=car@example.com\n${first}`])
      await page.change('#room-address-2', { value: 'CAR@example.com' })
      expect(faults(page)).toContain(
        'このメールアドレスは、すでに別の行にあります。1つの会議室に登録できる設備は1つです。',
      )
      await page.change('#room-address-2', { value: '' })
      await page.change('#room-facility-3', { value: '社用車A' })
      await page.change('#room-address-3', { value: 'other@example.com' })
      expect(faults(page)).toContain('この利用設備は、すでに別の行にあります。1つの設備に登録できる会議室は1つです。')
    })
    it('says that nobody is invited and nothing is booked; one of a policy is shown and cannot be changed', async () => {
      const page = await openPage({ settings: settings.managed })
      expect(page.text()).toContain('だれにもメールは届かず、Outlookで会議室を予約することもありません。')
      expect(cells(page)).toEqual([
        ['第1会議室', 'room1@example.com', '会議室A'],
        ['第2会議室', 'room2@example.com', ''],
      ])
      expect(page.all('.rooms input').every((field) => field.hasAttribute('readOnly'))).toBe(true)
      const broken = await openPage({ settings: { ...settings.full, ...resolveSettings({}, { facilityRooms: 'x' }) } })
      expect(broken.said()).toContain('組織の設定値が正しくないため、使っていません。管理者に連絡してください。')
    })
    it('a table that is too long is refused with a word', async () => {
      const answers = { 'save-settings': { refused: ['facilityRooms' as const], settings: settings.full } }
      const page = await openPage({ answers })
      await page.change('#room-address-1', { value: 'car@example.com' })
      expect(page.said()).toContain('保存できませんでした。表全体で 20000 文字以内にしてください。')
    })
    it('rooms of Microsoft 365 are read at a click only, and can be chosen; a name comes with the address', async () => {
      const page = await openPage({})
      expect([page.asked('rooms').length, page.all('#rooms-found').length]).toEqual([0, 0])
      await page.press('Microsoft 365 の会議室から選ぶ')
      expect(page.asked('rooms')).toHaveLength(1)
      expect(page.said()).toContain(
        '2 件の会議室を読み込みました。アドレスの欄をクリックして選ぶか、名前の一部を入力してください。',
      )
      expect(page.all('#rooms-found option').map((one) => [one.getAttribute('value'), one.textContent])).toEqual([
        ['room1@example.com', '第1会議室'],
        ['car@example.com', 'Car A'],
      ])
      expect(page.all('#room-address-1')[0]?.getAttribute('list')).toBe('rooms-found')
      await page.change('#room-address-1', { value: 'car@example.com' })
      expect(saved(page)).toEqual([`${first}\n社用車A=car@example.com=Car A`])
    })
    it.each([
      ['microsoft-consent-needed', 'AADSTS90094', '会議室の一覧を読む許可(Place.Read.All)がありません。管理者に'],
      ['graph-denied', 'erroraccessdenied', '会議室の一覧を読む許可(Place.Read.All)がありません。管理者に'],
      ['microsoft-cancelled', undefined, 'Microsoftの画面で同意しなかったか、画面を閉じたため'],
      ['microsoft-signed-out', 'other_account', '同期に使うアカウントでサインインしていないため'],
      ['graph-unreachable', undefined, '一覧を読み込めませんでした。'],
    ] as const)('%s: the list is not there, the page says why, and typing goes on', async (kind, code, words) => {
      const page = await openPage({ answers: { rooms: { problem: { kind, ...(code && { code }) } } } })
      await page.press('Microsoft 365 の会議室から選ぶ')
      const said = page.said().find((one) => one.startsWith(words))
      expect(said).toContain('一覧がなくても、アドレスの入力と保存はできます。')
      if (code) expect(said).toContain(`(コード: ${code})`)
      await page.change('#room-address-1', { value: 'car@example.com' })
      expect(saved(page)).toEqual([`${first}\n社用車A=car@example.com`])
    })
    it('an organisation without rooms, and a worker that does not answer', async () => {
      const page = await openPage({ answers: { rooms: { rooms: [] } } })
      await page.press('Microsoft 365 の会議室から選ぶ')
      expect(page.said().join()).toContain('一覧に会議室がありませんでした。')
      const broken = await openPage({ fails: ['rooms'] })
      await broken.press('Microsoft 365 の会議室から選ぶ')
      expect(broken.said().join()).toContain('一覧を読み込めませんでした。')
    })
  })
  it('C7 the calendar: those that may be written into, the chosen one also where it is not there any more', async () => {
    const page = await openPage({})
    const words = () => page.all('#calendar option').map((one) => one.textContent)
    expect(words()).toEqual(['既定の予定表', '個人用', 'プロジェクト'])
    await page.change('#calendar', { value: '個人用' })
    expect(page.asked('save-settings').map(({ change }) => change)).toEqual([{ calendar: '個人用' }])
    const lost = await openPage({ settings: { ...settings.full, ...resolveSettings({}, { calendar: '前の予定表' }) } })
    expect(lost.all('#calendar option[selected]').map((one) => one.textContent)).toEqual(['前の予定表'])
    expect(lost.all('#calendar')[0]?.hasAttribute('disabled')).toBe(true)
    expect(lost.text()).toContain('この名前の、書き込める予定表がありません。')
    const offline = await openPage({ fails: ['calendars'] })
    expect(offline.text()).toContain('予定表の一覧を読み込めませんでした。')
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
    // 休暇 and 出張 come from the policy; nothing else can be left out.
    expect(page.all('.kinds select').map((one) => one.hasAttribute('disabled'))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(page.all('#rule-2 option[disabled]').map((one) => one.textContent)).toEqual(['同期しない'])
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

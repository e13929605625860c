import '../../fakes/browser.ts'
import { expect, it } from 'vitest'
import { report } from '../../gallery/reports.ts'
import { good } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

const snapshot = { ...good, conflicts: 3, failed: 1, waiting: 1, notYet: 2, apart: 1 }
const open = (more: Parameters<typeof openPage>[0] = {}) => openPage({ page: 'report', report, snapshot, ...more })

it('what a person has to decide stands first, with both versions; everything else has its row', async () => {
  const page = await open()
  expect(page.all('h3').map(({ textContent }) => textContent)).toEqual([
    '競合・確認が必要な予定 3 件',
    'そのままにしている予定 1 件',
  ])
  expect(page.all('h4').map(({ textContent }) => textContent)).toEqual([
    '打ち合わせ A社 見積もりの確認 2026年11月26日(木)',
    '年末調整の締め切り 2026年12月4日(金)',
    '部内の予定 2026年12月5日(土)',
    '歯科 2026年12月7日(月)',
  ])
  const cells = page.all('.versions')[0]!.querySelectorAll('tbody tr')
  expect([...cells].slice(0, 2).map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['日時', '2026年11月26日(木) 10:00 ～ 11:00', '2026年11月26日(木) 13:00 ～ 2026年11月27日(金) 00:00'],
    ['場所', '第1会議室', '(空)'],
  ])
  expect(page.all('.rows tbody tr').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('健康診断'),
    expect.stringContaining('出張(大阪)'),
    expect.stringContaining('定例会議'),
    expect.stringContaining('(件名なし)'),
  ])
  expect(page.text()).not.toContain('ほかにもあります')
})

it('the buttons say what will happen, the words afterwards what was chosen, and it can be chosen anew', async () => {
  const page = await open()
  expect(page.buttons()).toEqual([
    'NEOを採用',
    'Outlookを採用',
    '両方残す',
    'このままにする',
    'NEOにも作る',
    'Outlookの予定を削除する',
    'このままにする',
    'このままにする',
    'NEOを採用',
    'Outlookを採用',
  ])
  await page.press('両方残す')
  expect(page.said()).toEqual(['「両方残す」を選びました。次の同期で反映します。'])
  await page.press('このままにする')
  expect(page.said()).toEqual(['「このままにする」を選びました。次の同期から変更しません。'])
  await page.press('NEOにも作る')
  await page.press('Outlookの予定を削除する')
  await page.press('Outlookを採用', 1)
  expect(page.asked('wish').map(({ row, want }) => [row, want])).toEqual([
    ['["n1","o1"]', 'both'],
    ['["n1","o1"]', 'apart'],
    ['["n2","o2"]', 'outlook'],
    ['["n2","o2"]', 'neo'],
    ['["n3","o3"]', 'outlook'],
  ])
})

it('a choice that came too late is told, and one that did not arrive, too', async () => {
  for (const more of [{ answers: { wish: { accepted: false } } }, { fails: ['wish'] as const }]) {
    const page = await open(more)
    await page.press('NEOを採用')
    expect(page.said()).toEqual(['この予定は、表示したあとで変わりました。もう一度同期してから選んでください。'])
    expect(page.isDisabled('NEOを採用')).toBe(false)
  }
})

it('what was said about an older run is gone with the next one', async () => {
  const page = await open()
  await page.press('NEOを採用')
  const source = page.api.report as unknown as { set(value: typeof report): void }
  source.set({ ...report, at: report.at + 1 })
  await page.settled()
  expect(page.said()).toEqual([])
})

it('says when there are more events than rows', async () => {
  const page = await open({ snapshot: { ...snapshot, notYet: 3 } })
  expect(page.text()).toContain('ほかにもあります')
})

import '../../fakes/browser.ts'
import { describe, expect, it } from 'vitest'
import { bounces, conflicts, report, shared } from '../../gallery/reports.ts'
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

it('a field that is put back again and again is told with its cause and what to do', async () => {
  const page = await open({ report: bounces })
  expect(page.all('.decision p')[0]?.textContent).toBe(
    '要確認 ほかのソフトやサーバーがくり返し元に戻すか書き換えるため、この項目の同期を止めました。残す方を選んでください',
  )
  expect(page.buttons().slice(0, 4)).toEqual(['NEOを採用', 'Outlookを採用', '両方残す', 'このままにする'])
})

it('of an event that has changed since it was decided about it is said that it has to be chosen again', async () => {
  const page = await open({ report: bounces })
  const again = '選んだあとに予定が変わったため、もう一度選んでください。'
  expect(page.all('.decision').map(({ textContent }) => textContent?.includes(again))).toEqual([false, true])
})

it('an event that others share says for whom it would be deleted; of one without the user it is not said that it is in Outlook only', async () => {
  const page = await open({ report: shared })
  expect(page.buttons()).toEqual([
    'Outlookにも作る',
    'NEOで全員の予定から削除する(ほかの登録先と設備からも消えます)',
    'このままにする',
    'Outlookの予定を削除する',
    'このままにする',
  ])
  expect(page.text()).toContain('ほかの登録先や設備がある予定です')
  expect(page.text()).toContain('NEOにだけあります。')
  expect(page.text()).not.toContain('Outlookにだけあります。')
  await page.press('NEOで全員の予定から削除する(ほかの登録先と設備からも消えます)')
  expect(page.said()).toEqual([
    '「NEOで全員の予定から削除する(ほかの登録先と設備からも消えます)」を選びました。次の同期で反映します。',
  ])
  expect(page.asked('wish')).toMatchObject([{ row: '["n5","o5"]', want: 'outlook' }])
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

it('a wish names the report that was seen; the focus stays on the pressed button', async () => {
  const page = await open()
  await page.press('両方残す')
  expect(page.asked('wish')).toEqual([{ type: 'wish', row: '["n1","o1"]', want: 'both', at: report.at }])
  expect(page.focused()).toBe('両方残す')
})

it('while a choice is under way no other can be made, and its button is not taken away', async () => {
  const page = await open()
  const ask = page.api.ask
  page.api.ask = (request) => (request.type === 'wish' ? new Promise(() => undefined) : ask(request))
  await page.press('両方残す')
  const group = page.all('.decision .actions')[0]!
  expect([...group.children].map((button) => button.getAttribute('aria-disabled'))).toEqual(Array(4).fill('true'))
  expect(page.isDisabled('両方残す')).toBe(false)
  expect(page.focused()).toBe('両方残す')
})

it('a decided row keeps its place and its words, also through another room, until another report comes', async () => {
  const page = await open()
  await page.press('NEOを採用')
  const setReport = (page.api.report as unknown as { set(value: typeof report): void }).set
  setReport({ ...report, rows: report.rows.filter(({ id }) => id !== '["n1","o1"]') })
  page.api.go('history')
  await page.settled()
  page.api.go('report')
  await page.settled()
  expect(page.all('.decision')[0]?.textContent).toContain('打ち合わせ A社')
  expect(page.said()).toEqual(['「NEOを採用」を選びました。次の同期で反映します。'])
})

it('when the row goes, the focus goes to the next decision, and to the room where there is none', async () => {
  const page = await open()
  const setReport = (page.api.report as unknown as { set(value: typeof report): void }).set
  const rows = report.rows.filter(({ id }) => id !== '["n1","o1"]')
  await page.press('NEOを採用')
  setReport({ at: report.at + 1, rows })
  await page.settled()
  expect(page.focused()).toBe('年末調整の締め切り 2026年12月4日(金)')
  setReport({ at: report.at + 2, rows: [] })
  await page.settled()
  expect(page.focused()).toBe('前回の同期の結果')
})

describe('one side for all conflicts', () => {
  const all = 'すべてNEOを採用'
  const openAll = (more: Parameters<typeof openPage>[0] = {}) => open({ report: conflicts, ...more })
  const both = ['["n11","o11"]', '["n12","o12"]', '["n13","o13"]']

  it('is offered from two on, and not for what stands on one side only or is left alone', async () => {
    expect((await openAll()).buttons().slice(0, 2)).toEqual(['すべてNEOを採用', 'すべてOutlookを採用'])
    expect((await open()).buttons()).not.toContain(all)
  })
  it('asks once more and sends nothing before; やめる leaves everything and the focus where it began', async () => {
    const page = await openAll()
    await page.press(all)
    expect(page.focused()).toBe('3 件すべてでNEOの内容を採用し、次の同期でOutlookに反映します。')
    await page.press('やめる')
    expect(page.focused()).toBe(all)
    expect(page.asked('wish')).toEqual([])
  })
  it('sends one after the other, and never about an event that it would delete', async () => {
    const page = await openAll()
    await page.press('Outlookを採用')
    await page.press(all)
    expect(page.text()).toContain('すでに選んである 1 件も、この選び方に変わります。')
    await page.press('実行')
    const sent = page.asked('wish').slice(1)
    expect(sent).toEqual(both.map((row) => ({ type: 'wish', row, want: 'neo', at: conflicts.at })))
    expect(page.said()).toEqual(['3 件で「NEOを採用」を選びました。次の同期で反映します。'])
    expect(page.all('.decision .decision-said').filter(({ textContent }) => textContent)).toHaveLength(3)
    expect(page.focused()).toBe(all)
  })
  it('says how many had changed meanwhile', async () => {
    const page = await openAll({ answers: { wish: { accepted: false } } })
    await page.press(all)
    await page.press('実行')
    expect(page.said()).toEqual([
      '3 件は、表示したあとで変わったため選べませんでした。もう一度同期してから選んでください。',
    ])
  })
  it('ends when a newer report comes in between, and says what is left', async () => {
    const page = await openAll()
    const ask = page.api.ask
    const setReport = (page.api.report as unknown as { set(value: typeof report): void }).set
    page.api.ask = async (request) => {
      if (request.type === 'wish') setReport({ ...conflicts, at: conflicts.at + 1 })
      return await ask(request)
    }
    await page.press(all)
    await page.press('実行')
    expect(page.asked('wish')).toHaveLength(1)
    expect(page.said()).toEqual([
      '1 件で「NEOを採用」を選びました。次の同期で反映します。 途中で新しい結果になったため、2 件はまだ選んでいません。',
    ])
  })
  it('what was asked about an older report is not asked about the next', async () => {
    const page = await openAll()
    await page.press(all)
    const setReport = (page.api.report as unknown as { set(value: typeof report): void }).set
    setReport({ ...conflicts, at: conflicts.at + 1 })
    await page.settled()
    expect(page.buttons()).not.toContain('実行')
  })
})

it('says when there are more events than rows', async () => {
  const page = await open({ snapshot: { ...snapshot, notYet: 3 } })
  expect(page.text()).toContain('ほかにもあります')
})

import '../../fakes/browser.ts'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../lib/messages/protocol.ts'
import { questions } from '../../gallery/reports.ts'
import { good } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

const open = (name: string, more: Parameters<typeof openPage>[0] = {}) =>
  openPage({ page: 'question', report: questions[name]!, ...more })
const setReport = (page: Awaited<ReturnType<typeof open>>, report: Report) =>
  (page.api.report as unknown as { set(value: Report): void }).set(report)

describe('the answers of each guard', () => {
  it('a suspected mistake: doing nothing stands out', async () => {
    const page = await open('deletions')
    expect(page.buttons()).toEqual(['やめる', '実行'])
    expect(page.all('.button-main').map(({ textContent }) => textContent)).toEqual(['やめる'])
    await page.press('実行')
    expect(page.asked('answer')).toEqual([{ type: 'answer', question: 'q1', accept: true }])
  })
  it('another pair of accounts: match, start anew or stop, each with what it means', async () => {
    const page = await open('scope')
    expect(page.buttons()).toEqual(['予定を照合して続ける', '新しく始める', 'やめる'])
    expect(page.all('.answers .help')).toHaveLength(3)
    expect(page.text()).toContain('どれを選んでも、それだけで予定が削除されることはありません。')
    const said = [
      ['予定を照合して続ける', { accept: true }],
      ['新しく始める', { accept: true, anew: true }],
      ['やめる', { accept: false }],
    ] as const
    for (const [words, answer] of said) {
      const again = await open('scope')
      await again.press(words)
      expect(again.asked('answer')).toEqual([{ type: 'answer', question: 'q1', ...answer }])
    }
  })
  it("NEO's own feature: why it asks, and going on because it is not in use", async () => {
    const page = await open('built-in')
    expect(page.text()).toContain('予定が二重になります')
    await page.press('使っていないので続ける')
    expect(page.asked('answer')).toEqual([{ type: 'answer', question: 'q1', accept: true }])
  })
  it('a preview without changes can only be closed', async () => {
    const page = await open('preview-none')
    expect(page.text()).toContain('NEOとOutlookはすでに一致しています')
    await page.press('閉じる')
    expect(page.asked('answer')).toEqual([{ type: 'answer', question: 'q1', accept: false }])
  })
})

describe('what the plan would do', () => {
  it('in numbers per side, then every event by side and kind, a page at a time', async () => {
    const page = await open('first')
    expect(page.all('.sums p').map(({ textContent }) => textContent)).toEqual([
      'Outlookに反映: 追加 230',
      'NEOに反映: 追加 30 / 変更 1',
      '同じ予定の組み合わせ 3 件',
    ])
    expect(page.all('caption').map(({ textContent }) => textContent)).toEqual([
      'NEOで変更する予定 1 件',
      'Outlookに追加する予定 230 件',
      'NEOに追加する予定 30 件',
      '同じ予定として組み合わせる予定(変更はしません) 3 件',
    ])
    const rows = () => page.all('tbody')[1]!.querySelectorAll('tr').length
    expect(rows()).toBe(100)
    await page.press('さらに表示(残り 130 件)')
    expect(rows()).toBe(200)
    await page.press('さらに表示(残り 30 件)')
    expect(rows()).toBe(230)
    expect(page.buttons()).toEqual(['実行', 'やめる'])
  })
  it('field by field of a change, and what an undo leaves alone', async () => {
    const page = await open('undo')
    expect(page.all('.changes dd').map(({ textContent }) => textContent)).toEqual([
      '変更前: 営業会議 → 変更後: 営業会議(変更)',
      '変更前: 2026年12月10日(木)(終日・時刻なし) → 変更後: 2026年12月10日(木) 09:00 ～ 10:30',
      '変更前: (空) → 変更後: 応接室',
    ])
    expect(page.all('caption').at(-1)?.textContent).toBe('そのままにする予定 1 件')
    expect(page.all('tbody').at(-1)?.textContent).toContain('朝会')
  })
})

describe('after the answer', () => {
  it('says what became of it, and the focus goes there', async () => {
    const page = await open('preview')
    await page.press('実行')
    expect(page.said()).toEqual(['実行しています。'])
    expect(page.buttons()).toEqual([])
    expect(page.focused()).toBe('実行してよいか確認してください')
    const stale = await open('preview', { answers: { answer: { accepted: false } } })
    await stale.press('実行')
    expect(stale.said()).toEqual(['この確認は古くなりました。もう一度同期してください。'])
    const no = await open('preview', { answers: { answer: { accepted: false } } })
    await no.press('やめる')
    expect(no.said()).toEqual(['実行しませんでした。'])
  })
  it('tells the end of what was begun', async () => {
    const page = await open('preview')
    await page.press('実行')
    const { question: _, ...rest } = questions['preview']!
    setReport(page, rest)
    const snapshot = page.api.snapshot as unknown as { set(value: typeof good): void }
    snapshot.set({ ...good, lastRun: { ...good.lastRun!, startedAt: Date.now(), endedAt: Date.now() } })
    await page.settled()
    expect(page.said()).toEqual(['終わりました。結果は「現在の状態」に出ています。'])
  })
  it('the same question of a later run is asked again', async () => {
    const page = await open('deletions')
    await page.press('やめる')
    const { question: _, ...rest } = questions['deletions']!
    setReport(page, rest)
    await page.settled()
    expect(page.said()).toEqual(['実行しませんでした。'])
    setReport(page, { ...questions['deletions']!, at: Date.now() + 1 })
    await page.settled()
    expect(page.buttons()).toEqual(['やめる', '実行'])
    expect(page.said()).toEqual([])
  })
})

it('nobody can answer while a run is under way: the answer would be lost', async () => {
  const page = await open('deletions', { snapshot: { ...good, phase: 'reading-neo' } })
  expect([page.isDisabled('実行'), page.isDisabled('やめる')]).toEqual([true, true])
  expect(page.text()).toContain('終わるまで選べません')
})

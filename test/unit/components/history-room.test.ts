import '../../fakes/browser.ts'
import { describe, expect, it } from 'vitest'
import { isQuiet, pastRuns } from '../../../components/history-groups.ts'
import { history, questions } from '../../gallery/reports.ts'
import { good } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

const open = (more: Parameters<typeof openPage>[0] = {}) => openPage({ page: 'history', answers: { history }, ...more })

describe('pastRuns', () => {
  it('has every write, newest run first; of a run that the log has forgotten its writes tell', () => {
    const runs = pastRuns(history)
    expect(runs.map(({ id, entries }) => [id, entries.length])).toEqual([
      ['r4', 0],
      ['r3', 3],
      ['r2', 0],
      ['r1', 130],
      ['r0', 1],
    ])
    expect(runs.flatMap(({ entries }) => entries)).toHaveLength(history.entries.length)
    expect(runs.filter(isQuiet).map(({ id }) => id)).toEqual(['r4'])
    expect(runs.filter(({ hasMore }) => hasMore).map(({ id }) => id)).toEqual(['r1'])
  })
})

describe('履歴', () => {
  it('shows runs that did something, the others when asked for', async () => {
    const page = await open()
    expect(page.all('.run')).toHaveLength(4)
    await page.change('.choice input', { checked: true })
    expect(page.all('.run summary').map(({ textContent }) => textContent.includes('変更はありませんでした'))).toContain(
      true,
    )
  })
  it('says before the press what cannot be put back, and what is not certain', async () => {
    const page = await open()
    const rows = page.all('.run')[0]!.querySelectorAll('tbody tr')
    expect(rows[0]?.textContent).toContain('元に戻せるのは、件名・日時・場所・内容だけです。')
    expect(rows[1]?.textContent).toContain('反映されたかどうかを確認できていません。')
    expect(rows[1]?.textContent).not.toContain('元に戻せるのは')
    expect(rows[2]?.textContent).toContain('元に戻しました(')
    expect(rows[2]?.querySelector('button')).toBeNull()
    expect(page.all('.run')[0]!.textContent).toContain('元に戻すとき、1 件は')
  })
  it('takes back one write or a whole run; the plan is asked about in the question room', async () => {
    const question = { kind: 'guard-undo', count: 3 } as const
    const page = await open({ ends: { question }, report: questions['undo']! })
    await page.press('元に戻す', 1)
    expect(page.asked('undo')).toEqual([{ type: 'undo', entry: 'e2' }])
    expect(page.api.page.current()).toBe('question')
    expect(page.focused()).toBe('実行してよいか確認してください')
    const other = await open({ ends: { question } })
    await other.press('この実行をすべて元に戻す', 1)
    expect(other.asked('undo')).toEqual([{ type: 'undo', run: 'r1' }])
  })
  it('says when nothing can be taken back, when another run is in the way, and when it went wrong', async () => {
    const cases = [
      [{}, '元に戻せる変更はありませんでした。'],
      [{ answers: { history, undo: { started: false } } }, '別の同期が動いています。'],
      [{ ends: { notice: { kind: 'neo-signed-out' } } }, 'NEOにログインしていません'],
      [{ fails: ['undo'] }, '拡張機能の中で問題が起きました'],
    ] as const
    for (const [more, words] of cases) {
      const page = await open(more)
      await page.press('元に戻す')
      expect(page.said().join(), words).toContain(words)
      expect(page.api.page.current()).toBe('history')
    }
  })
  it('is asked for again after every run, and says when it cannot be read', async () => {
    const page = await open()
    expect(page.asked('history')).toHaveLength(1)
    const snapshot = page.api.snapshot as unknown as { set(value: typeof good): void }
    snapshot.set({ ...good, lastRun: { ...good.lastRun!, endedAt: Date.now() } })
    await page.settled()
    expect(page.asked('history')).toHaveLength(2)
    expect((await open({ fails: ['history'] })).said()).toEqual([
      '履歴を読み込めませんでした。ページを再読み込みしてください。',
    ])
  })
})

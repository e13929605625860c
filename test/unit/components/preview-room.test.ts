import '../../fakes/browser.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSource } from '../../../components/use-value.ts'
import { throughRun } from '../../../components/use-run.ts'
import type { Snapshot } from '../../../lib/messages/snapshot.ts'
import { questions } from '../../gallery/reports.ts'
import { good } from '../../gallery/samples.ts'
import { openPage } from './own-page.tsx'

describe('プレビュー', () => {
  it('is made by a press, then asks; the focus goes to what is new', async () => {
    const page = await openPage({ page: 'preview', leaves: questions['preview']! })
    expect(page.buttons()).toEqual(['プレビューを作成'])
    await page.press('プレビューを作成')
    expect(page.asked('preview')).toEqual([{ type: 'preview' }])
    expect(page.buttons()).toEqual(['プレビューを作成', '実行', 'やめる'])
    expect(page.focused()).toBe('実行してよいか確認してください')
  })
  it('tells that it is being made, and hides the old question meanwhile', async () => {
    const page = await openPage({ page: 'preview', endless: true, report: questions['preview']! })
    await page.press('プレビューを作成')
    expect(page.said()).toEqual(['予定を読み込んで比べています。まだ何も変更しません。'])
    expect(page.buttons()).toEqual(['プレビューを作成'])
    expect(page.isDisabled('プレビューを作成')).toBe(true)
  })
  it('tells what was in the way', async () => {
    const page = await openPage({ page: 'preview', ends: { notice: { kind: 'neo-unreachable' } } })
    await page.press('プレビューを作成')
    expect(page.said()).toEqual(['NEOに接続できません'])
  })
})

describe('throughRun', () => {
  afterEach(() => void vi.useRealTimers())
  const busy: Snapshot = { ...good, phase: 'writing' }
  it('ends with the run, also where that is over before the answer arrives', async () => {
    const snapshot = createSource<Snapshot | undefined>(good)
    const begin = () => {
      snapshot.set(busy)
      snapshot.set(good)
      return Promise.resolve({ started: true })
    }
    expect(await throughRun(snapshot, begin)).toBe(true)
  })
  it('the end of somebody else’s run is not its own', async () => {
    const snapshot = createSource<Snapshot | undefined>(busy)
    const begin = () => {
      snapshot.set(busy)
      snapshot.set(good)
      return Promise.resolve({ started: false })
    }
    expect(await throughRun(snapshot, begin)).toBe(false)
  })
  it('does not wait for ever for a run that never begins, and does for a long one', async () => {
    vi.useFakeTimers()
    const snapshot = createSource<Snapshot | undefined>(good)
    const never = throughRun(snapshot, () => Promise.resolve({ started: true }))
    await vi.advanceTimersByTimeAsync(11_000)
    expect(await never).toBe(false)
    const long = throughRun(snapshot, () => Promise.resolve({ started: true }))
    await vi.advanceTimersByTimeAsync(1000)
    snapshot.set(busy)
    await vi.advanceTimersByTimeAsync(600_000)
    snapshot.set(good)
    expect(await long).toBe(true)
  })
})

import '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { needsAttention, stateWords } from '../../../components/state-words.ts'
import { emptySnapshot, noCounts, type Snapshot, snapshotSchema } from '../../../lib/messages/snapshot.ts'
import { speak } from './words.ts'

const run = { startedAt: 1, endedAt: 2, trigger: 'button' as const, counts: noCounts() }
const well: Snapshot = { ...emptySnapshot, configured: true, signIn: 'signed-in', lastRun: run }
const said = (change: Partial<Snapshot>) => stateWords({ ...well, ...change }).text

beforeEach(() => speak('ja'))

describe('stateWords', () => {
  it('says what happens now before anything else', () => {
    expect(said({ phase: 'writing', notice: { kind: 'internal' }, configured: false })).toBe('変更を反映しています')
    for (const phase of snapshotSchema.shape.phase.options) expect(said({ phase })).not.toBe('')
  })
  it('then what waits for a person, from the nearest to the farthest', () => {
    const all = { question: { kind: 'guard-mass-change' }, configured: false, signIn: 'none' } as const
    expect(said(all)).toBe('確認をお待ちしています')
    expect(said({ ...all, question: undefined })).toBe('初期設定が必要です')
    expect(said({ signIn: 'needs-click', notice: { kind: 'internal' } })).toBe('Microsoft 365 へのサインインが必要です')
    expect(said({ notice: { kind: 'neo-busy' } })).toBe('同期できませんでした')
  })
  it('then how the last run ended; "not yet" and "waiting" are no fault', () => {
    expect(said({})).toBe('同期済みです')
    expect(said({ notYet: 5, waiting: 2 })).toBe('同期済みです')
    expect(said({ conflicts: 1 })).toBe('同期しました。確認してほしい予定があります')
    expect(said({ lastRun: undefined })).toBe('まだ同期していません')
    expect(stateWords(undefined).text).toBe('状態を確認しています')
  })
  it('a refused question is no sync: calm words, and no mark unless something is open', () => {
    const declined = { lastRun: { ...run, asked: true } }
    expect(stateWords({ ...well, ...declined })).toEqual({ tone: 'calm', text: '実行を見送りました' })
    expect(said({ ...declined, question: { kind: 'guard-first-run' } })).toBe('確認をお待ちしています')
    expect(stateWords({ ...well, ...declined, conflicts: 1 })).toEqual({ tone: 'look', text: '実行を見送りました' })
  })
})

it('the button carries a mark only when somebody must act', () => {
  expect(needsAttention(well)).toBe(false)
  expect(needsAttention(undefined)).toBe(false)
  expect(needsAttention({ ...well, phase: 'reading-neo', notice: { kind: 'internal' } })).toBe(false)
  expect(needsAttention({ ...well, notice: { kind: 'internal' } })).toBe(true)
  expect(needsAttention({ ...well, failed: 1 })).toBe(true)
})

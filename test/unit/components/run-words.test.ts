import '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { reasonWords } from '../../../components/reason-words.ts'
import { countWords, runLines, tooltipWords } from '../../../components/run-words.ts'
import { dayWords, whenWords } from '../../../components/when.ts'
import { emptySnapshot, noCounts } from '../../../lib/messages/snapshot.ts'
import { speak } from './words.ts'

/** Local time: people see the browser's zone. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()

beforeEach(() => speak('ja'))

describe('times', () => {
  it('are said as people say them', () => {
    expect(whenWords(at(25, 9, 5), at(25, 23))).toBe('今日 09:05')
    expect(whenWords(at(25, 0), at(25, 0))).toBe('今日 00:00')
    expect(whenWords(at(24, 23, 59), at(25, 0))).toBe('昨日 23:59')
    expect(whenWords(at(26, 0, 1), at(25, 23, 59))).toBe('明日 00:01')
    expect(whenWords(at(20, 8), at(25, 8))).toBe('11月20日(金) 08:00')
  })
  it('follow the language', () => {
    speak('en')
    expect(whenWords(at(25, 9, 5), at(25, 23))).toBe('today 09:05')
    expect(dayWords('2026-11-25')).toBe('Wed, 25 Nov 2026')
  })
  it('days are exact', () => expect(dayWords('2026-11-25')).toBe('2026年11月25日(水)'))
})

describe('what a run did', () => {
  it('is a line per side that was written to', () => {
    const counts = { ...noCounts(), outlook: { created: 3, updated: 0, deleted: 1 }, adopted: 2 }
    expect(countWords(counts)).toEqual(['Outlookに反映: 追加 3 / 削除 1', '同じ予定の組み合わせ 2 件'])
  })
  it('is said, too, when it was nothing', () => expect(countWords(noCounts())).toEqual(['変更はありませんでした']))
  it('is told apart from what only asked: still open, refused, or a refused undo, which no sync brings back', () => {
    const run = { startedAt: 1, endedAt: 2, trigger: 'button' as const, counts: noCounts() }
    expect(runLines(run, false)).toEqual(['変更はありませんでした'])
    expect(runLines({ ...run, asked: true }, true)).toEqual(['確認を待っています。まだ何も変更していません'])
    expect(runLines({ ...run, asked: true }, false)).toEqual([
      '変更はまだ反映していません。もう一度同期すると確認できます',
    ])
    expect(runLines({ ...run, trigger: 'undo', asked: true }, false)).toEqual(['何も変更していません'])
  })
  it('L27 stands in the tooltip with the exact range', () => {
    const window = { from: '2026-10-26', to: '2027-05-24' }
    const lastRun = { startedAt: 1, endedAt: at(25, 9), trigger: 'alarm' as const, counts: noCounts() }
    expect(tooltipWords({ ...emptySnapshot, window, lastRun }, at(25, 10))).toBe(
      '同期する範囲: 2026年10月26日(月) ～ 2027年5月24日(月)\n前回の同期: 今日 09:00',
    )
    expect(tooltipWords(emptySnapshot, 0)).toBe('まだ同期していません')
    expect(tooltipWords(undefined, 0)).toBe('')
  })
})

describe('why an event stands on the list', () => {
  it("is the planner's reason, or the words of a problem", () => {
    expect(reasonWords('series', 'not-yet')).toBe(
      'このくり返し方は、読み取れないか、反対側で同じように登録できないため、同期しません',
    )
    expect(reasonWords('neo-refused', 'failed')).toBe('NEOが変更を受け付けませんでした')
  })
  it('is never a raw code', () => {
    expect(reasonWords(undefined, 'waiting')).toBe('NEOを開いたときに反映します')
    expect(reasonWords('toString', 'failed')).toBe('くわしい理由はわかりません')
  })
})

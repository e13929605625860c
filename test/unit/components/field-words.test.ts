import '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { choiceWords, deletes, inOrder } from '../../../components/choice-words.ts'
import { bothWords, fieldWords, nearDifference } from '../../../components/field-words.ts'
import { speak } from './words.ts'

beforeEach(() => speak('ja'))

describe('fieldWords', () => {
  it('says times as people do', () => {
    const said = (text: string) => fieldWords('times', text)
    expect(said('2026-11-26T09:00/2026-11-26T10:30')).toBe('2026年11月26日(木) 09:00 ～ 10:30')
    expect(said('2026-11-26T22:00/2026-11-27T01:00')).toBe('2026年11月26日(木) 22:00 ～ 2026年11月27日(金) 01:00')
    expect(said('2026-11-26T09:00/2026-11-26T09:00')).toBe('2026年11月26日(木) 09:00')
    expect(said('2026-11-26/2026-11-26')).toBe('2026年11月26日(木)(終日・時刻なし)')
    expect(said('2026-11-26/2026-11-28')).toBe('2026年11月26日(木) ～ 2026年11月28日(土)(終日・時刻なし)')
  })
  it('shows a text that is no time as it is', () => expect(fieldWords('times', 'later')).toBe('later'))
  it('tells an empty field from an event that is not there', () => {
    expect(fieldWords('place', '')).toBe('(空)')
    expect(fieldWords('place', undefined)).toBe('なし')
  })
})

describe('nearDifference', () => {
  it('leaves short texts whole', () => expect(nearDifference('abc', 'abd')).toEqual(['abc', 'abd']))
  it('cuts long ones down to what differs, with some text around it', () => {
    const [head, tail] = ['あ'.repeat(300), 'う'.repeat(300)]
    const [a, b] = nearDifference(`${head}旧${tail}`, `${head}新版${tail}`)
    expect(a).toBe(`…${'あ'.repeat(60)}旧${'う'.repeat(60)}…`)
    expect(b).toBe(`…${'あ'.repeat(60)}新版${'う'.repeat(60)}…`)
  })
  it('shows everything where one is empty or nothing is common', () => {
    const long = 'か'.repeat(400)
    expect(nearDifference(long, '')).toEqual([long, ''])
    expect(nearDifference(long, 'き'.repeat(400))).toEqual([long, 'き'.repeat(400)])
  })
  it('never counts the same text for head and tail', () => {
    const [a, b] = nearDifference('x'.repeat(400), 'x'.repeat(500))
    expect(a.replaceAll('…', '').length).toBeLessThan(b.replaceAll('…', '').length)
  })
})

it('an empty field beside a long text is named', () => {
  expect(bothWords('body', 'か'.repeat(400), '')[1]).toBe('(空)')
})

describe('choiceWords', () => {
  const both = ['neo', 'outlook'] as const
  it('of a pair: which version to take', () => {
    expect(inOrder(['outlook', 'neo', 'both', 'apart'], [...both]).map((want) => choiceWords(want, [...both]))).toEqual(
      ['NEOを採用', 'Outlookを採用', '両方残す', 'このままにする'],
    )
    expect(deletes('neo', [...both])).toBe(false)
  })
  it('of a single event: what happens to it; what deletes never stands first', () => {
    for (const [on, make, remove] of [
      ['neo', 'Outlookにも作る', 'NEOの予定を削除する'],
      ['outlook', 'NEOにも作る', 'Outlookの予定を削除する'],
    ] as const) {
      const shown = inOrder(['outlook', 'neo', 'apart'], [on])
      expect(shown.map((want) => choiceWords(want, [on]))).toEqual([make, remove, 'このままにする'])
      expect(shown.map((want) => deletes(want, [on]))).toEqual([false, true, false])
    }
  })
})

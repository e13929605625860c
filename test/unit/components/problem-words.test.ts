import '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { actionWords, problemActions, problemWords } from '../../../components/problem-words.ts'
import { problemKinds } from '../../../lib/core/problem.ts'
import { speak } from './words.ts'

const now = Date.UTC(2026, 10, 25, 3)

describe('the table of problems', () => {
  it('has every kind and no other', () => {
    expect(Object.keys(problemActions).sort()).toEqual([...problemKinds].sort())
  })
  for (const language of ['ja', 'en'] as const)
    it(`says cause and next step of every kind (${language})`, () => {
      speak(language)
      const titles = new Set<string>()
      for (const kind of problemKinds) {
        const { title, help, action } = problemWords({ kind, side: 'outlook', count: 7 }, now)
        titles.add(title)
        expect(`${title}${help}`, kind).not.toMatch(/[{}]|undefined/)
        if (language === 'ja') {
          expect(help, kind).toMatch(/ください。|ます。/)
          expect(help.endsWith('。'), kind).toBe(true)
          expect(title, kind).toMatch(/(ん|ん?した|です|ます)$/)
        } else expect(help, kind).toMatch(/\.$/)
        if (action !== 'none') expect(actionWords(action)).not.toBe('')
      }
      expect(titles.size).toBe(problemKinds.length)
    })
})

describe('problemWords', () => {
  beforeEach(() => speak('ja'))
  it('names the side and how many', () => {
    expect(problemWords({ kind: 'guard-side-empty', side: 'outlook', count: 7 }, now)).toMatchObject({
      title: 'Outlookの予定が1件も見つかりませんでした',
      help: expect.stringContaining('7 件') as string,
      action: 'question',
    })
  })
  it('adds the code for the administrator, and the time of the next attempt while it lies ahead', () => {
    const problem = { kind: 'graph-throttled', code: 'HTTP 429', retryAt: now + 60_000 } as const
    expect(problemWords(problem, now).notes).toEqual([
      expect.stringMatching(/^今日 \d\d:\d\d 以降に/) as string,
      'コード: HTTP 429',
    ])
    expect(problemWords(problem, now + 120_000).notes).toEqual(['コード: HTTP 429'])
  })
})

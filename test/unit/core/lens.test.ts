import { describe, expect, test } from 'vitest'
import { bodyLens, markerLine, markOf, placeLens, subjectLens } from '../../../lib/core/lens.ts'

describe('subject', () => {
  test.each([
    [['会議', '営業定例'], '会議：営業定例'],
    [['', '通院'], '通院'],
    [['休暇', ''], '休暇'],
    [['', ''], ''],
  ] as const)('%j reads %s', (raw, view) => expect(subjectLens.get(raw)).toBe(view))

  test('an edit behind the prefix keeps 予定', () =>
    expect(subjectLens.put('会議：予算', ['会議', '営業定例'])).toEqual(['会議', '予算']))
  test('an edit that takes the prefix away leaves only 予定詳細', () =>
    expect(subjectLens.put('予算', ['会議', '営業定例'])).toEqual(['', '予算']))
  test('taking the detail away keeps 予定', () =>
    expect(subjectLens.put('会議', ['会議', '定例'])).toEqual(['会議', '']))
  test('a bare joint at the end is not lost', () =>
    expect(subjectLens.put('会議：', ['会議', '定例'])).toEqual(['', '会議：']))
  test('what nobody edited stays as it is, to the last blank', () => {
    const raw = ['会議 ', ' 定例 '] as const
    expect(subjectLens.put(subjectLens.get(raw), raw)).toBe(raw)
  })
  test('a long text is read and written whole', () => {
    const raw = ['会議', 'あ'.repeat(300)] as const
    expect(subjectLens.put(`会議：い${'あ'.repeat(299)}`, raw)).toEqual(['会議', `い${'あ'.repeat(299)}`])
    expect(subjectLens.put(`会議：${'あ'.repeat(299)}`, raw)).toEqual(['会議', 'あ'.repeat(299)])
  })
})

describe('place', () => {
  test('an edit behind the prefix keeps 場所', () =>
    expect(placeLens.put('本社：8階', ['本社', '7階'])).toEqual(['本社', '8階']))
  test('another place goes to 場所', () => expect(placeLens.put('大阪', ['本社', '7階'])).toEqual(['大阪', '']))
  test('L2: a semicolon never splits', () => {
    expect(placeLens.put('A; B', ['', ''])).toEqual(['A; B', ''])
    expect(placeLens.put('A; B：7階; 奥', ['A; B', '8階'])).toEqual(['A; B', '7階; 奥'])
  })
  test('L3: 場所 that says the same as 場所詳細 stays', () => {
    expect(placeLens.get(['本社', '本社'])).toBe('本社：本社')
    expect(placeLens.put('本社：本社', ['本社', '本社'])).toEqual(['本社', '本社'])
    expect(placeLens.put('本社：別館', ['本社', '本社'])).toEqual(['本社', '別館'])
  })
})

describe('body', () => {
  const marked = `前\n${markerLine('1a2b3c4d')}\n後`
  test('the marker is read and not shown', () => {
    expect(markOf(marked)).toBe('1a2b3c4d')
    expect(bodyLens.get(marked)).toBe('前\n後')
  })
  test('an edit keeps the marker and the text after it', () =>
    expect(bodyLens.put('前\n後\n新', marked)).toBe(`前\n後\n新\n${markerLine('1a2b3c4d')}`))
  test('an emptied body leaves the marker alone', () => expect(bodyLens.put('', marked)).toBe(markerLine('1a2b3c4d')))
  test('a line from Outlook that looks like a marker does not become one', () => {
    const put = bodyLens.put(markerLine('00000000'), 'x')
    expect(markOf(put)).toBeUndefined()
    expect(bodyLens.get(put)).toBe(markerLine('00000000'))
  })
  test('what nobody edited stays as it is, to the last blank', () => {
    const memo = '\r\n一行目  \r\n\r\n[Outlook同期 1a2b3c4d]\r\n二行目\t\r\n\r\n'
    expect(bodyLens.put(bodyLens.get(memo), memo)).toBe(memo)
  })
  test('no marker, no change', () => expect(bodyLens.get('a\r\nb  \r\n')).toBe('a\nb'))
})

test('the marker of a long text stands first, where a NEO that has no room for the end cannot lose it', () => {
  const [short, long] = ['あ'.repeat(200), 'あ'.repeat(201)]
  const only = markerLine('1a2b3c4d')
  expect(bodyLens.put(short, only)).toBe(`${short}\n${only}`)
  expect(bodyLens.put(long, only)).toBe(`${only}\n${long}`)
  expect([short, long].map((text) => bodyLens.get(bodyLens.put(text, only)))).toEqual([short, long])
  expect(markOf(bodyLens.put(long, only).slice(0, 100))).toBe('1a2b3c4d')
})

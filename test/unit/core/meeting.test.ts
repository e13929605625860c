import { describe, expect, test } from 'vitest'
import { bodyLens, markerLine, meetingLens } from '../../../lib/core/lens.ts'
import { takeJoinBlock, takeMeeting } from '../../../lib/core/meeting.ts'
import { merge } from '../../../lib/core/merge.ts'
import { canonical, changedFields } from '../../../lib/core/normal.ts'
import type { Fields, Item } from '../../../lib/core/event.ts'
import type { Direction } from '../../../lib/core/rules.ts'
import { fieldsOf, itemOf, linkOf } from './build.ts'

const url = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d'
const other = 'https://teams.microsoft.com/meet/123?p=x'
const rule = '_'.repeat(80)
const block = [rule, 'Microsoft Teams 会議', `会議に参加<${url}>`, '会議 ID: 123', rule].join('\n')

describe('the block by which people join', () => {
  test.each([
    ['below a text', `議題\n\n${block}\n`, '議題\n\n', url],
    ['alone', block, '', url],
    ['text on both sides', `議題\n${block}\n資料`, '議題\n資料', url],
    ['a rule of a person before it', `${rule}\n議題\n${block}`, `${rule}\n議題`, url],
    ['no closing rule', `議題\n${rule}\n<${url}>`, `議題\n${rule}\n<${url}>`, ''],
    ['rules without a meeting', `${rule}\n議題\n${rule}`, `${rule}\n議題\n${rule}`, ''],
    ['another host', block.replace('teams.microsoft.com', 'example.com'), undefined, ''],
  ])('%s', (_, text, rest, found) => {
    expect(takeJoinBlock(text)).toEqual({
      text: rest ?? text.replace('teams.microsoft.com', 'example.com'),
      url: found,
    })
  })
  test.each(['teams.cloud.microsoft', 'teams.live.com', 'gov.teams.microsoft.us'])('%s', (host) => {
    const at = (text: string) => text.replace('teams.microsoft.com', host)
    expect(takeJoinBlock(at(block))).toEqual({ text: '', url: at(url) })
  })
})

describe('the line in 内容', () => {
  const marker = markerLine('1a2b3c4d')
  test.each([
    ['empty', '', `[オンライン会議] ${url}`],
    ['a text', '議題', `議題\n\n[オンライン会議] ${url}`],
    ['a text of ours', `議題\n${marker}`, `議題\n[オンライン会議] ${url}\n${marker}`],
    ['the marker first', `${marker}\n議題`, `${marker}\n[オンライン会議] ${url}\n議題`],
    ['another address', `a\n[オンライン会議] ${other}\nb`, `a\n[オンライン会議] ${url}\nb`],
  ])('%s', (_, memo, put) => {
    expect(meetingLens.put(url, memo)).toBe(put)
    expect([meetingLens.get(put), bodyLens.get(put)]).toEqual([url, bodyLens.get(memo)])
  })
  test('it stands before a long text, of which NEO may cut the end', () =>
    expect(meetingLens.put(url, 'あ'.repeat(300)).startsWith('[オンライン会議]')).toBe(true))
  test('taken away, it leaves other lines that look like it as they are; the next that names a meeting is told apart', () => {
    const [twice, deep] = [`[オンライン会議] ${other}`, `[[[オンライン会議]]] ${other}`]
    const put = meetingLens.put('', [`[オンライン会議] ${url}`, twice, deep].join('\n'))
    expect(put).toBe([`[${twice.replace('] ', ']] ')}`, deep].join('\n'))
    expect([meetingLens.get(put), bodyLens.get(put)]).toEqual(['', `${twice}\n[[オンライン会議]] ${other}`])
  })
  test('it goes as it came; only the first such line is one', () => {
    const memo = `a\n[オンライン会議] ${url}\nb\n[オンライン会議] ${other}`
    expect(takeMeeting(memo)).toEqual({ text: `a\nb\n[オンライン会議] ${other}`, url })
    const without = meetingLens.put('', memo)
    expect([meetingLens.get(without), bodyLens.get(without)]).toEqual(['', bodyLens.get(memo)])
  })
  test('an edit of the text around it leaves it alone', () => {
    const memo = `議題\n[オンライン会議] ${url}\n${marker}`
    const edited = bodyLens.put('議題2', memo)
    expect([bodyLens.get(edited), meetingLens.get(edited)]).toEqual(['議題2', url])
    expect(edited.endsWith(marker)).toBe(true)
  })
})

test('it takes no part in comparisons', () => {
  const [a, b] = [fieldsOf('x', { meeting: url }), fieldsOf('x', { meeting: other })]
  expect([changedFields(a, b), canonical(a) === canonical(fieldsOf('x'))]).toEqual([[], true])
})

describe('it goes from Outlook to NEO, and never back', () => {
  const nothing = { toOutlook: [], toNeo: [], agreed: [], conflicts: [], refused: [], bounced: [] }
  const merged = (
    was: string | undefined,
    neo: Partial<Fields>,
    outlook: Partial<Fields>,
    direction: Direction = 'both',
    more: Partial<Item> = {},
  ) => {
    const agreed = fieldsOf('定例', was === undefined ? {} : { meeting: was })
    return merge(
      linkOf('n1', 'o1', agreed),
      itemOf('n1', fieldsOf('定例', neo), more),
      itemOf('o1', fieldsOf('定例', outlook)),
      { direction, conflicts: 'ask' },
    )
  }
  test.each<[string, Parameters<typeof merged>, object]>([
    ['a meeting was made of it', ['', { meeting: '' }, { meeting: url }], { toNeo: ['meeting'] }],
    ['it has another address', [url, { meeting: url }, { meeting: other }], { toNeo: ['meeting'] }],
    ['nobody knew', [undefined, {}, { meeting: url }], { toNeo: ['meeting'] }],
    ['nobody knew, and others would read it', [undefined, {}, { meeting: url }, 'both', { shared: true }], {}],
    ['it has come meanwhile', ['', { meeting: url }, { meeting: url }], { agreed: ['meeting'] }],
    ['a person took the line away in NEO', [url, { meeting: '' }, { meeting: url }], {}],
    ['a person edited the line in NEO', [url, { meeting: other }, { meeting: url }], {}],
    ['a person wrote one in NEO', ['', { meeting: other }, { meeting: '' }], {}],
    ['only NEO may write', ['', { meeting: '' }, { meeting: url }, 'neo-to-outlook'], {}],
    ['it may not be changed there', ['', { meeting: '' }, { meeting: url }, 'both', { readOnly: true }], {}],
    [
      'a private one',
      [
        '',
        { meeting: '', visibility: 'open' },
        { meeting: url, visibility: 'private' },
        'both',
        { fixed: ['visibility'] },
      ],
      { refused: ['visibility'] },
    ],
  ])('%s', (_, args, expected) => expect(merged(...args)).toEqual({ ...nothing, ...expected }))
})

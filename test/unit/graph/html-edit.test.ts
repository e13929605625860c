import { describe, expect, test } from 'vitest'
import { editedHtmlOptional } from '../../../lib/graph/html-edit.ts'
import { linesOfHtml } from '../../../lib/graph/html-lines.ts'
import { fieldsOf } from '../core/build.ts'

const edit = (html: string, was: string, now: string, block: readonly [string, string] = ['', '']) =>
  editedHtmlOptional(
    html,
    'e',
    fieldsOf('e', { body: was, block: block[0] }),
    fieldsOf('e', { body: now, block: block[1] }),
  )
const document = (inner: string) =>
  `<html><head><style>p {color: red}</style></head><body>\r\n${inner}\r\n</body></html>\r\n`

describe('a text with formatting is edited line by line', () => {
  test.each([
    [
      'one paragraph',
      '<p><b>一</b></p><p><i>二</i></p><p>三</p>',
      '一\n二\n三',
      '一\n弐\n三',
      '<p><b>一</b></p><p><i>弐</i></p><p>三</p>',
    ],
    ['a wide blank for a narrow one', '<p>A B</p><p>C</p>', 'A B\nC', 'A　B\nC', '<p>A　B</p><p>C</p>'],
    ['a line that is indented by one', '<p>A</p>', 'A', 'A\n　B', '<p>A<br>　B</p>'],
    [
      'half of one that is bold',
      '<p>a <b>b</b> c</p><p>d</p>',
      'a b c\nd',
      'x & y\nd',
      '<p>x &amp; y<b></b></p><p>d</p>',
    ],
    ['one more at the end', '<div><b>一</b></div>', '一', '一\n<二>', '<div><b>一<br>&lt;二&gt;</b></div>'],
    ['one more after an empty line', '<p>一</p><p>三</p>', '一\n三', '一\n\n二\n三', '<p>一<br><br>二</p><p>三</p>'],
    ['one more in front', '<p><b>二</b></p>', '二', '一\n二', '<p><b>一<br>二</b></p>'],
    ['one less', '<p>一</p><p><b>二</b></p><p>三</p>', '一\n二\n三', '一\n三', '<p>一</p><p>三</p>'],
    ['one less between breaks', '<div>一<br>二<br>三</div>', '一\n二\n三', '一\n三', '<div>一<br>三</div>'],
    ['two less that share a break', '<div>一<br>二<br>三</div>', '一\n二\n三', '一', '<div>一<br></div>'],
    ['nothing left', '<p><b>一</b></p>', '一', '', ''],
    [
      'after a link',
      '<p><a href="https://a.example/?x=1&amp;y=2">資料</a></p>',
      '資料<https://a.example/?x=1&y=2>',
      '資料<https://a.example/?x=1&y=2>\n二',
      '<p><a href="https://a.example/?x=1&amp;y=2">資料</a><br>二</p>',
    ],
    [
      'entities and blanks',
      '<p>a&nbsp;&nbsp;b &#26085; &#x672C;</p><p>c</p>',
      'a b 日 本\nc',
      'a b 日 本\nd',
      '<p>a&nbsp;&nbsp;b &#26085; &#x672C;</p><p>d</p>',
    ],
    ['a list', '<ul><li>一</li><li>二</li></ul>', '一\n二', '二', '<ul><li>二</li></ul>'],
  ])('%s', (_, html, was, now, expected) => expect(edit(document(html), was, now)).toBe(document(expected)))

  test.each([
    ['says something else than what was read', '<p>一</p>', '二'],
    ['holds a picture', '<p>一<img src="cid:1"></p>', '一'],
    ['counts its blanks', '<pre>一\n二</pre>', '一\n二'],
    ['is the plain text of Exchange', '<!-- converted from text --><div>一</div>', '一'],
    ['is empty', '', ''],
    ['is cut within a tag', '<p>一</p><p class="', '一'],
  ])('where it %s, nobody can tell, and all of it is written anew', (_, html, was) =>
    expect(edit(html, was, `${was}\n三`)).toBeUndefined(),
  )

  test('the block and the end of a long title are lines like others', () => {
    const html = '<p><b>一</b></p><p>[NEOの登録先・利用設備]<br>登録先：山田<br>[ここまでNEO]</p>'
    expect(edit(html, '一', '二', ['登録先：山田', '登録先：山田、佐藤'])).toBe(
      '<p><b>二</b></p><p>[NEOの登録先・利用設備]<br>登録先：山田、佐藤<br>[ここまでNEO]</p>',
    )
    const [long, longer] = ['長'.repeat(300), `${'長'.repeat(300)}い`]
    const made = editedHtmlOptional(
      `<p>[件名の続き] ${'長'.repeat(46)}</p><p><b>一</b></p>`,
      `${'長'.repeat(254)}…`,
      fieldsOf(long, { body: '一' }),
      fieldsOf(longer, { body: '一' }),
    )
    expect(made).toBe(`<p>[件名の続き] ${'長'.repeat(46)}い</p><p><b>一</b></p>`)
  })

  test('what is no text is no line', () =>
    expect(linesOfHtml(document('<!-- <p>x</p> --> <p> </p><p>a<span>b</span></p>'))?.map(({ text }) => text)).toEqual([
      'ab',
    ]))
})

import { describe, expect, test } from 'vitest'
import { formOf } from '../../../lib/neo/forms.ts'
import { hintOfFiles, withoutFile } from '../../../lib/neo/form-files.ts'
import { readPage } from '../../../lib/neo/page-kind.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'

const base = 'https://neo.example/dneo/dneo.cgi?cmd=x'
const partOf = (row: string) => {
  const text = `<html><body><form id="inputfrm" method="post" action="dneor.cgi/x/"><table>
    <tr><td><a href="dneo.cgi?cmd=help">ヘルプ</a></td></tr><tr><td>${row}</td></tr></table></form></body></html>`
  return formOf(readPage({ status: 200, url: base, text }, defaultProfile), defaultProfile)?.attached
}
const href = (id: string) => `https://neo.example/dneo/dneo.cgi?cmd=f&id=${id}`
const link = (id: string, name: string) => `<a href="dneo.cgi?cmd=f&id=${id}">${name}</a>`

describe('the file part of an entry form', () => {
  test('without a usable file field there is none that we know', () => {
    expect(partOf(link('1', 'a.txt'))).toBeUndefined()
    expect(partOf('<input type="file" name="f" disabled>')).toBeUndefined()
    expect(hintOfFiles(undefined)).toBeUndefined()
  })

  test('a field alone: nothing is attached', () => {
    expect(partOf('<input type="file" name="f">')).toEqual({ input: 'f', files: [] })
    expect(hintOfFiles({ input: 'f', files: [] })).toBe('')
  })

  test('links of the same part are files; those of other parts, other servers and scripts are none', () => {
    const row = `<div>${link('1', 'a.txt')}<input type="hidden" name="k" value="1"> <a href="#">×</a></div>
      <div>${link('2', '図 1.pdf')} (1,234 バイト)<input type="hidden" name="k" value="2"></div>
      <a href="https://other.example/x">x</a> <a href="javascript:void(0)">y</a><input type="file" name="f">`
    expect(partOf(row)).toEqual({
      input: 'f',
      files: [
        { href: href('1'), name: 'a.txt', control: { name: 'k', value: '1', removes: 'drop' } },
        { href: href('2'), name: '図 1.pdf', size: 1234, control: { name: 'k', value: '2', removes: 'drop' } },
      ],
    })
  })

  test.each([
    ['削除', '', 'tick'],
    ['残す', ' checked', 'untick'],
  ])('the words of a box tell what it means: %s', (words, checked, removes) => {
    const box = (id: string) => `<label><input type="checkbox" name="k" value="${id}"${checked}>${words}</label>`
    const row = `<ul><li>${link('1', 'a')} ${box('1')}</li><li>${link('2', 'b')} ${box('2')}</li></ul><input type="file" name="f">`
    expect(partOf(row)?.files.map(({ control }) => control)).toEqual([
      { name: 'k', value: '1', removes },
      { name: 'k', value: '2', removes },
    ])
  })

  test('a box whose words say nothing is never touched', () => {
    const row = `${link('1', 'a')}<label><input type="checkbox" name="k" value="1">共有</label><input type="file" name="f">`
    expect(partOf(row)?.files).toEqual([{ href: href('1'), name: 'a' }])
  })
})

test('a file goes by what its control says, and the others stay', () => {
  const values: [string, string][] = [
    ['k', '1'],
    ['k', '2'],
    ['x', '1'],
  ]
  expect(withoutFile(values, { name: 'k', value: '1', removes: 'drop' })).toEqual(values.slice(1))
  expect(withoutFile(values, { name: 'k', value: '2', removes: 'untick' })).toEqual([values[0], values[2]])
  expect(withoutFile(values, { name: 'd', value: '1', removes: 'tick' })).toEqual([...values, ['d', '1']])
})

import { describe, expect, test } from 'vitest'
import { findEditDoor } from '../../../lib/neo/edit-door.ts'
import { formOf, isFormOf, withValues } from '../../../lib/neo/forms.ts'
import { provesGone, readPage } from '../../../lib/neo/page-kind.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'

const url = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi?cmd=x'
const page = (body: string, status = 200) =>
  readPage(
    { status, url, text: `<!doctype html><html><body data-available-modules="sch">${body}</body></html>` },
    defaultProfile,
  )
const values = (inner: string) =>
  formOf(page(`<form id="inputfrm" method="POST" action="dneor.cgi/y/">${inner}</form>`), defaultProfile)?.values

describe('serialising', () => {
  test.each([
    ['text', '<input name=a value="x &amp; &quot;y&quot;">', [['a', 'x & "y"']]],
    ['line breaks in a line', '<input name=a value="x&#10;y">', [['a', 'xy']]],
    ['line breaks in a hidden field', '<input type=hidden name=a value="x&#10;y">', [['a', 'x\ny']]],
    ['no name', '<input value=x><select><option>1</select>', []],
    ['checkboxes', '<input type=checkbox name=a checked><input type=checkbox name=b value=2>', [['a', 'on']]],
    ['radios', '<input type=radio name=a value=1 checked><input type=radio name=a value=2 checked>', [['a', '2']]],
    ['the first option', '<select name=a><option disabled>0<option value=1>eins<option>2</select>', [['a', '1']]],
    ['the chosen option', '<select name=a><option>1<option selected> zwei  drei </select>', [['a', 'zwei drei']]],
    ['a list box without choice', '<select name=a size=4><option>1</select>', []],
    [
      'several options',
      '<select multiple name=a><option selected>1<option>2<option selected>3</select>',
      [
        ['a', '1'],
        ['a', '3'],
      ],
    ],
    [
      'a text area',
      '<textarea name=a>\n\n x &lt;b&gt; &amp;amp;\r\n<i>y</i> </textarea>',
      [['a', '\n x <b> &amp;\n<i>y</i> ']],
    ],
    [
      'disabled',
      '<input name=a value=1 disabled><fieldset disabled><legend><input name=b value=2></legend><input name=c value=3></fieldset>',
      [['b', '2']],
    ],
    ['upper case', '<INPUT TYPE=HIDDEN NAME=a VALUE=X>', [['a', 'X']]],
    [
      'buttons of others',
      '<input type=submit name=a value=保存><button name=b value=1>削除</button><input type=reset name=c>',
      [],
    ],
    [
      'the change button',
      '<input type=submit name=del class=jco-input-del-submit value=変更><input type=submit name=mod value=変更>',
      [['mod', '変更']],
    ],
  ])('%s', (_, inner, expected) => expect(values(inner)).toEqual(expected))

  test('controls outside that belong to it, and inside that do not', () => {
    const form = formOf(
      page(
        '<form id="inputfrm"><input name=a value=1><input name=b value=2 form=other></form><input name=c value=3 form=inputfrm>',
      ),
      defaultProfile,
    )
    expect(form).toEqual({
      action: url,
      method: 'get',
      removable: false,
      choices: [],
      people: [],
      values: [
        ['a', '1'],
        ['c', '3'],
      ],
    })
  })

  test('the button may send the form elsewhere', () =>
    expect(
      formOf(page('<form id="inputfrm"><button formaction="/z" formmethod=post>変更</button></form>'), defaultProfile),
    ).toEqual({
      action: 'https://example.dn-cloud.com/z',
      method: 'post',
      removable: false,
      values: [],
      choices: [],
      people: [],
    }))

  test('files make it multipart', () =>
    expect(
      formOf(
        page('<form id="inputfrm" method=post enctype="multipart/form-data"><input type=file name=f></form>'),
        defaultProfile,
      ),
    ).toMatchObject({ multipart: true, files: ['f'], values: [['f', '']] }))
})

test('the words beside chosen values', () =>
  expect(
    formOf(
      page(`<form id="inputfrm">
        <select name=a><option value=1>公開<option value=2 selected>非公開</select>
        <label><input type=radio name=b value=1 checked> 社内 </label><label><input type=radio name=b value=2>外出</label>
        <input type=radio name=c value=1 id=c1 checked><label for=c1>高</label>
        <input type=radio name=d value=1 checked>低<input name=e value=1>
        <label><input type=checkbox name=f value=1>仮</label></form>`),
      defaultProfile,
    )?.choices?.map(({ name, value, label, chosen, tick }) => [name, value, label, chosen, tick === true]),
  ).toEqual([
    ['a', '1', '公開', false, false],
    ['a', '2', '非公開', true, false],
    ['b', '1', '社内', true, false],
    ['b', '2', '外出', false, false],
    ['c', '1', '高', true, false],
    ['d', '1', '低', true, false],
    ['f', '1', '仮', false, true],
  ]))

test('a checkbox that is set to nothing is not sent', () => {
  const form = {
    action: url,
    method: 'post' as const,
    values: [['a', '1']] as [string, string][],
    choices: [{ name: 'a', value: '1', label: '仮', chosen: true, tick: true as const }],
  }
  expect(withValues(form, [['a', '']]).values).toEqual([])
  expect(withValues({ ...form, values: [] }, [['a', '1']]).values).toEqual([['a', '1']])
  expect(withValues({ ...form, values: [] }, [['a', '']]).values).toEqual([])
})

test('only our values are set', () => {
  const form = {
    action: url,
    method: 'post' as const,
    values: [
      ['a', '1'],
      ['b', '2'],
      ['b', '3'],
    ] as [string, string][],
  }
  expect(
    withValues(form, [
      ['a', 'x'],
      ['c', 'y'],
    ]).values,
  ).toEqual([
    ['a', 'x'],
    ['b', '2'],
    ['b', '3'],
    ['c', 'y'],
  ])
})

test('whose form it is', () => {
  const form = { action: `${url}&s=77`, method: 'post' as const, values: [['sid', '88']] as [string, string][] }
  expect([isFormOf(form, '77'), isFormOf(form, '88'), isFormOf(form, '8')]).toEqual([true, true, false])
})

describe('the way to the edit form', () => {
  const directory = 'https://example.dn-cloud.com/cgi-bin/dneo/'
  test.each([
    ['a link', '<a href="dneo.cgi?cmd=e&s=7">変更</a>', { url: `${directory}dneo.cgi?cmd=e&s=7` }],
    ['a hash', '<a href="#cmd=schedit&s=7">編集</a>', { url: `${url}#cmd=schedit&s=7` }],
    [
      'a form',
      '<form action="dneo.cgi"><input type=hidden name=cmd value=e><button>変更</button></form>',
      { url: `${directory}dneo.cgi?cmd=e` },
    ],
    [
      'a posted form',
      '<form method=post action="e.cgi"><input type=hidden name=s value=7><input type=submit value=修正></form>',
      { url: `${directory}e.cgi`, body: 's=7' },
    ],
    ['a class', '<a class="b jco-input-mod-submit" href="e.cgi">✎</a>', { url: `${directory}e.cgi` }],
    [
      'a script',
      `<button type=button onclick="go('dneo.cgi?cmd=e&amp;s=7')">変更</button>`,
      { url: `${directory}dneo.cgi?cmd=e&s=7` },
    ],
    ['data', '<button type=button data-hashcmd="cmd=schedit&amp;s=7">変更</button>', { url: `${url}#cmd=schedit&s=7` }],
    [
      'none',
      '<a href="dneo.cgi">一覧へ戻る</a><button class="jco-input-del-submit">変更</button><a href="#">変更</a>',
      undefined,
    ],
  ])('%s', (_, body, door) => expect(findEditDoor(page(body), defaultProfile)).toEqual(door))
})

describe('kinds of pages', () => {
  test('gone', () => {
    expect(provesGone(page('', 404), defaultProfile)).toBe(true)
    expect(provesGone(page('<h3 class=co-message>予定は存在しません</h3>'), defaultProfile)).toBe(true)
    expect(provesGone(page('<h3 class=co-message hidden>予定は存在しません</h3>'), defaultProfile)).toBe(false)
    expect(provesGone(page('<h3 class=co-message>権限がありません</h3>'), defaultProfile)).toBe(false)
    expect(provesGone(page('<p>予定は存在しません</p>'), defaultProfile)).toBe(false)
    expect(provesGone(page('<h3 class=co-message>削除されて</h3><form id=inputfrm></form>'), defaultProfile)).toBe(
      false,
    )
  })
  test('login', () => {
    const login = page('<form id=inputfrm><input name=UserID><input name=_word type=password></form>')
    expect([login.isLogin, login.form]).toEqual([true, undefined])
  })
  test('not NEO', () =>
    expect(
      readPage({ status: 200, url, text: '<html><title>Proxy</title><p>hello</html>' }, defaultProfile).isNeo,
    ).toBe(false))
})

test('the names of users and facilities that were chosen', () =>
  expect(
    formOf(
      page(`<form id="inputfrm">
        <span class=co-selitem><a data-uid=1001> 山田\u3000 太郎 </a><a href="#">×</a><input type=hidden name=otherto value=1001></span>
        <span class=co-selitem>営業部<input type=hidden name=otherto value=g7></span>
        <span class=co-selitem><input type=hidden name=pids value=501></span>
        <input type=hidden name=otherto value=1003><input name=pids value=502></form>`),
      defaultProfile,
    )?.people,
  ).toEqual([
    { name: 'otherto', value: '1001', label: '山田 太郎' },
    { name: 'otherto', value: 'g7', label: '営業部' },
    { name: 'pids', value: '501', label: '' },
  ]))

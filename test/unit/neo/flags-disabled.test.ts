import { expect, test } from 'vitest'
import { formOf } from '../../../lib/neo/forms.ts'
import { readFlags } from '../../../lib/neo/flags.ts'
import { readPage } from '../../../lib/neo/page-kind.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
const url = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi?cmd=x'
const form = (inner: string) => {
  const f = formOf(
    readPage(
      {
        status: 200,
        url,
        text: `<!doctype html><html><body data-available-modules="sch"><form id="inputfrm" method="POST" action="dneor.cgi/y/">${inner}</form></body></html>`,
      },
      defaultProfile,
    ),
    defaultProfile,
  )
  if (!f) throw new Error('no form')
  return f
}
test.each([
  [
    'disabled radios',
    '<label><input type=radio name=public_level value=1 disabled>公開</label><label><input type=radio name=public_level value=2 checked disabled>非公開</label>',
  ],
  ['disabled checkbox', '<label><input type=checkbox name=public_level value=2 checked disabled>非公開</label>'],
  [
    'radios in a disabled fieldset',
    '<fieldset disabled><label><input type=radio name=public_level value=1>公開</label><label><input type=radio name=public_level value=2 checked>非公開</label></fieldset>',
  ],
  [
    'unchosen disabled option',
    '<select name=public_level><option value=1>公開<option value=2 selected disabled>非公開</select>',
  ],
])('%s: not open', (_, inner) => {
  expect(readFlags(form(inner), defaultProfile.form).flags.visibility).not.toBe('open')
})
test('a disabled select cannot be set', () => {
  const f = form('<select name=public_level disabled><option value=1 selected>公開<option value=2>非公開</select>')
  expect(readFlags(f, defaultProfile.form).fixed).toContain('visibility')
})

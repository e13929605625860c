import '../../fakes/browser.ts'
import { expect, it } from 'vitest'
import { diagnosisRows } from '../../../components/DiagnosisRoom.tsx'
import { emptySnapshot } from '../../../lib/messages/snapshot.ts'
import { resolveSettings } from '../../../lib/settings/resolve.ts'
import { speak } from './words.ts'

it('holds every state, and no address, id of the tenant or account', () => {
  speak('ja')
  const secret = { clientId: '11111111-2222-3333-4444-555555555555', tenantId: 'example.onmicrosoft.com' }
  const neoAddress = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi'
  const settings = {
    ...resolveSettings({ ...secret, neoAddress }, {}),
    account: { loginHint: 'taro.yamada@example.com' },
    redirectUri: 'https://abc.chromiumapp.org/',
  }
  const about = { version: '1.2.3', id: 'abc', browser: 'Chrome/144' }
  const notice = { kind: 'neo-busy', code: 'HTTP 503' } as const
  const text = diagnosisRows({ about }, settings, { ...emptySnapshot, notice }, 0)
    .map((row) => row.join(': '))
    .join('\n')
  expect(text).toContain('前回の問題: NEOが混み合っています(HTTP 503)')
  expect(text).toContain('1.2.3')
  for (const private_ of [secret.clientId, secret.tenantId, 'dn-cloud.com', 'yamada'])
    expect(text).not.toContain(private_)
})

import { describe, expect, it } from 'vitest'
import { acceptChange, resolveSettings } from '../../../lib/settings/resolve.ts'
import { defaults } from '../../../lib/settings/schema.ts'

const clientId = '11111111-2222-3333-4444-555555555555'

describe('resolveSettings', () => {
  it('is the defaults when nobody has set anything', () => {
    for (const nothing of [undefined, null, {}, 'text', []])
      expect(resolveSettings(nothing, nothing)).toMatchObject({ values: defaults, refused: [] })
  })
  it('takes policy over user over default, value by value, and says where each came from', () => {
    const { values, sources } = resolveSettings({ pastDays: 7, futureDays: 14 }, { futureDays: 60 })
    expect(values).toMatchObject({ pastDays: 7, futureDays: 60, interval: 15 })
    expect(sources).toMatchObject({ pastDays: 'user', futureDays: 'policy', interval: 'default' })
  })
  it('never lets a bad value hurt the others', () => {
    const { values, refused } = resolveSettings({ clientId, pastDays: -1, interval: 7 }, { tenantId: 'not a tenant' })
    expect(values).toEqual({ ...defaults, clientId })
    expect(refused).toEqual([
      { name: 'pastDays', source: 'user' },
      { name: 'interval', source: 'user' },
      { name: 'tenantId', source: 'policy' },
    ])
  })
  it('falls back to the user when the policy is refused', () => {
    const { values, sources } = resolveSettings({ direction: 'neo-to-outlook' }, { direction: 'sideways' })
    expect(values.direction).toBe('neo-to-outlook')
    expect(sources.direction).toBe('user')
  })
  it('does not take an address with http or with a password in it', () => {
    for (const neoAddress of ['http://neo.example.jp/dneo.cgi', 'https://u:p@neo.example.jp/dneo.cgi', 'neo'])
      expect(resolveSettings({ neoAddress }, {}).refused).toEqual([{ name: 'neoAddress', source: 'user' }])
  })
})

describe('acceptChange', () => {
  it('takes what fits, refuses the rest by name', () => {
    const change = { clientId: 'abc', pastDays: 3, unknown: 1 }
    expect(acceptChange(change, resolveSettings({}, {}))).toEqual({
      accepted: { pastDays: 3 },
      refused: ['clientId', 'unknown'],
    })
  })
  it("leaves the administrator's own switches to the policy", () => {
    const given = { stopped: true, approveFirstRun: true, builtInUnused: true }
    expect(resolveSettings(given, {}).values).toMatchObject({
      stopped: false,
      approveFirstRun: false,
      builtInUnused: false,
    })
    expect(resolveSettings({}, given).values).toMatchObject(given)
    expect(acceptChange(given, resolveSettings({}, {}))).toEqual({ accepted: {}, refused: Object.keys(given) })
  })
  it('refuses what a policy fixes', () => {
    const resolved = resolveSettings({}, { pastDays: 5 })
    expect(acceptChange({ pastDays: 3 }, resolved)).toEqual({ accepted: {}, refused: ['pastDays'] })
  })
  it('forgives blanks around a pasted value', () => {
    expect(acceptChange({ clientId: ` ${clientId}\n` }, resolveSettings({}, {})).accepted).toEqual({ clientId })
  })
})

import { expect, test } from 'vitest'
import { canonical } from '../../../lib/core/normal.ts'
import { hashOf, keyOf, markOf, type Scope, transactionIdOf } from '../../../lib/graph/identity.ts'
import {
  claimProperties,
  expandStamp,
  findByKey,
  fittingClaim,
  readClaimOptional,
  readStampOptional,
  stampProperties,
} from '../../../lib/graph/stamp.ts'
import { eventSchema } from '../../../lib/graph/wire.ts'
import { scope, timed } from '../../contracts/graph-world.ts'

// Stored in mailboxes and sent to Exchange: a change of any of these would double every event.
test('identities are the same for ever', async () => {
  expect(await keyOf(scope, '4711')).toBe('feca3582cbb4-26b6192975b1984aad0d45c70e607ff936d8ff87')
  expect(await markOf(scope, '040000008200E00074C5B7101A82E008')).toBe('ae6024eb')
  expect(await transactionIdOf(scope, '4711', 0)).toBe('47b6736b-cfa5-53df-89c8-bd528e6a8860')
  expect(await hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('each part of the scope, the event and the generation make another identity', async () => {
  const scopes: Scope[] = [
    scope,
    ...(['neoOrigin', 'neoUid', 'tenantId', 'objectId', 'calendar'] as const).map((part) => ({
      ...scope,
      [part]: 'x',
    })),
  ]
  const keys = await Promise.all(scopes.flatMap((each) => [keyOf(each, '1'), keyOf(each, '2')]))
  expect(new Set(keys).size).toBe(12)
  const ids = await Promise.all(
    scopes.flatMap((each) => [0, 1].map((generation) => transactionIdOf(each, '1', generation))),
  )
  expect(new Set(ids).size).toBe(12)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

const time = { dateTime: '2026-11-26T10:00:00.0000000', timeZone: 'Tokyo Standard Time' }
const event = (properties: { id: string; value: string }[]) =>
  eventSchema.parse({ '@odata.etag': 'e', id: 'i', start: time, end: time, singleValueExtendedProperties: properties })
const stampOf = (device = 'pc') =>
  stampProperties(scope, {
    partnerId: '4711',
    generation: 2,
    fields: timed('会議', { body: '長'.repeat(9999) }),
    device,
  })

test('a stamp is read back, whatever the case of the GUID, and stays small', async () => {
  const properties = await stampOf('端末'.repeat(200))
  for (const { value } of properties) expect(value.length).toBeLessThan(255)
  const upper = properties.map(({ id, value }) => ({ id: id.replace(/\{.*\}/, (guid) => guid.toUpperCase()), value }))
  for (const each of [properties, upper])
    expect(await readStampOptional(scope, event(each))).toEqual({
      partnerMark: await keyOf(scope, '4711'),
      generation: 2,
      agreed: await hashOf(canonical(timed('会議', { body: '長'.repeat(9999) }))),
    })
})

test('a stamp of another scope is no stamp, a broken agreement says no generation', async () => {
  const [key, agreement] = await stampOf()
  if (!key || !agreement) throw new Error('no stamp')
  expect(await readStampOptional({ ...scope, neoUid: '13' }, event([key, agreement]))).toBeUndefined()
  expect(await readStampOptional(scope, event([agreement]))).toBeUndefined()
  for (const value of ['', '{', '[2,0,"x","pc"]', '[1,"0","","pc"]'])
    expect(await readStampOptional(scope, event([key, { ...agreement, value }]))).toEqual({
      partnerMark: await keyOf(scope, '4711'),
    })
})

test('a claim is read back and stays small, whatever the name of the device', () => {
  const claim = {
    device: '5c0e1f3a-5c0e-4f3a-9c0e-5c0e1f3a5c0e',
    id: '7f0e1f3a-5c0e-4f3a-9c0e-5c0e1f3a5c0e',
    at: 1_764_000_000_000,
  }
  expect(readClaimOptional(event(claimProperties(claim)))).toEqual(claim)
  for (const device of ['端末'.repeat(200), '\u0000"'.repeat(200)]) {
    const properties = claimProperties({ ...claim, device })
    for (const { value } of properties) expect(value.length).toBeLessThan(255)
    const read = readClaimOptional(event(properties))
    expect(read).toEqual(fittingClaim({ ...claim, device }))
    expect(device.startsWith(read?.device ?? 'none') && (read?.device.length ?? 99) <= 40).toBe(true)
  }
  const [property] = claimProperties(claim)
  for (const value of ['', '{', '[2,"pc","i",1]', '[1,"pc","i","1"]', '[1,"pc","i",-1]'])
    expect(readClaimOptional(event([{ id: property?.id ?? '', value }]))).toBeUndefined()
  expect(readClaimOptional(event([]))).toBeUndefined()
})

test('queries are encoded and quote their values', () => {
  expect(decodeURIComponent(findByKey("a'b"))).toMatch(
    /^\$filter=singleValueExtendedProperties\/Any\(ep: ep\/id eq 'String \{[0-9a-f-]{36}\} Name neo-sync-key' and ep\/value eq 'a''b'\)&\$select=id$/,
  )
  expect(expandStamp.split('=')).toHaveLength(2)
})

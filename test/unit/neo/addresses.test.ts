import { describe, expect, test } from 'vitest'
import { detailOf, fill, isScriptOnly, learn } from '../../../lib/neo/addresses.ts'

const frame = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi?cmd=schindex'
const directory = 'https://example.dn-cloud.com/cgi-bin/dneo/'

describe('a detail address is learnt from a link', () => {
  test.each([
    ['relative', { id: '1dab', href: 'dneo.cgi?cmd=x&k=1&s=1dab' }, `${directory}dneo.cgi?cmd=x&k=1&s={id}`],
    [
      'with the day',
      { id: '77', href: 'dneo.cgi?cmd=x&d=20261125&s=77' },
      `${directory}dneo.cgi?cmd=x&d={date}&s={id}`,
    ],
    ['with a dashed day', { id: '77', href: '?d=2026-11-25&s=77' }, `${directory}dneo.cgi?d={date-}&s={id}`],
    ['not inside another number', { id: '77', href: '?a=1770&s=77' }, `${directory}dneo.cgi?a=1770&s={id}`],
    ['by hash', { id: '77', href: '#cmd=schreferdtl&sid=77' }, `${frame}#cmd=schreferdtl&sid={id}`],
  ])('%s', (_, sample, url) => expect(detailOf(sample, frame)).toEqual({ url }))

  test.each([
    ['another host', { id: '77', href: 'https://www.example.com/?s=77' }],
    ['no id', { id: '77', href: 'dneo.cgi?cmd=x' }],
    ['no address', { id: '77', href: 'http://[77' }],
  ])('%s teaches nothing', (_, sample) => expect(detailOf(sample, frame)).toBeUndefined())
})

test('the token is not part of what is learnt', () => {
  const template = learn({ url: 'https://a.example/x', body: 'sid=77&abcd=1' }, '77', 'abcd')
  expect(template).toEqual({ url: 'https://a.example/x', body: 'sid={id}&{token}=1' })
  expect(fill(template as never, '88', '2026-11-25', 'efgh').body).toBe('sid=88&efgh=1')
})

test('filling', () =>
  expect(fill({ url: 'https://a.example/?s={id}&d={date}&e={date-}' }, 'a b', '2026-11-25', '').url).toBe(
    'https://a.example/?s=a%20b&d=20261125&e=2026-11-25',
  ))

test('an event that is named after the hash is for scripts only', () => {
  expect(isScriptOnly({ url: `${frame}#cmd=x&s={id}` })).toBe(true)
  expect(isScriptOnly({ url: `${frame}&s={id}#top` })).toBe(false)
  expect(isScriptOnly({ url: `${frame}&s={id}`, script: true })).toBe(true)
})

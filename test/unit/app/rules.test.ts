import { expect, test } from 'vitest'
import { rulesOf } from '../../../lib/app/rules.ts'
import { isExcluded } from '../../../lib/core/rules.ts'
import { defaults } from '../../../lib/settings/schema.ts'
import { fieldsOf, itemOf } from '../core/build.ts'

const noonInTokyo = Date.parse('2026-11-26T03:00:00Z')

test('excluded kinds are lines; blanks and empty lines count for nothing', () => {
  const rules = rulesOf({ ...defaults, excludedKinds: ' 休暇 \n\n外出\n' }, 'pc1', noonInTokyo, 'Asia/Tokyo')
  expect(rules.excludedKinds).toEqual(['休暇', '外出'])
  const more = rulesOf({ ...defaults, busyKinds: '通院\n', privateKinds: ' 面談' }, 'pc1', noonInTokyo, 'Asia/Tokyo')
  expect([more.excludedKinds, more.busyKinds, more.privateKinds]).toEqual([[], ['通院'], ['面談']])
  expect(isExcluded(rules, { neo: itemOf('n1', fieldsOf('外出：客先'), { kind: '外出' }) })).toBe(true)
  expect(isExcluded(rules, { neo: itemOf('n1', fieldsOf('外出：客先'), { kind: '会議' }) })).toBe(false)
})

test('without past events, what is over by the clock of the calendar is left alone', () => {
  const rules = rulesOf({ ...defaults, pastEvents: false }, 'pc1', noonInTokyo, 'Asia/Tokyo')
  const at = (start: string, end: string) => ({
    neo: itemOf(
      'n1',
      fieldsOf('a', { times: { kind: 'timed', start: `2026-11-26T${start}`, end: `2026-11-26T${end}` } }),
    ),
  })
  expect(rules.endedBefore).toBe('2026-11-26T12:00')
  expect(isExcluded(rules, at('10:00', '11:00'))).toBe(true)
  expect(isExcluded(rules, at('11:30', '12:30'))).toBe(false)
  expect(rulesOf(defaults, 'pc1', noonInTokyo, 'Asia/Tokyo').endedBefore).toBeUndefined()
})

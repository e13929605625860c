import { expect, test } from 'vitest'
import { fieldsOf } from '../build.ts'
import { world } from '../two-calendars.ts'
import { at, edit, expectEvenOf, only, setRule } from './build.ts'

// A rule counts from its first day: with another first day it gives other dates, and has another end.
test.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)(
  'from %s only: a rule takes its first day along to %s, where somebody had moved the event',
  async (a, b) => {
    const made = world()
    const rules = { direction: a === 'neo' ? ('neo-to-outlook' as const) : ('outlook-to-neo' as const) }
    made.calendars[a].add(fieldsOf('定例', { times: at('2026-11-27') }))
    await made.run({ rules })
    edit(made, b, { times: at('2026-11-26') })
    await made.run({ rules })
    expect(only(made, b).fields.times).toEqual(at('2026-11-26'))
    setRule(made, a, { pattern: { every: 'day', n: 3 }, end: { is: 'until', day: '2026-12-31' }, short: 'last' })
    await made.run({ rules })
    expect(only(made, b).fields.times).toEqual(at('2026-11-27'))
    await expectEvenOf(made)
  },
)

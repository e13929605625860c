import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diagnosisOf, type DiagnosisParts } from '../../../lib/app/diagnosis.ts'
import { problemKinds } from '../../../lib/core/problem.ts'
import { emptySnapshot, noCounts } from '../../../lib/messages/snapshot.ts'
import { defaults } from '../../../lib/settings/schema.ts'
import { fieldsOf, linkOf } from '../core/build.ts'

const mark = '極秘'
/** A text of a person: a title, an address, an account, a token. All carry the mark. */
const secret = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => `${mark}${text}`),
  fc.constant(`${mark}.taro@example.co.jp`),
  fc.string({ minLength: 60, maxLength: 300 }).map((text) => `eyJ${text}${mark}`),
)
const fields = fc.tuple(secret, secret, secret).map(([subject, place, body]) => fieldsOf(subject, { place, body }))
const problem = fc.record({ kind: fc.constantFrom(...problemKinds), code: secret })
const times = { startedAt: 1, endedAt: 2 }

const parts = fc
  .record({ id: secret, other: secret, fields, problem, raw: secret, userAgent: secret, base: secret, name: secret })
  .map(({ id, other, fields: held, problem: wrong, raw, userAgent, base, name }): DiagnosisParts => {
    const operation = { do: 'delete', on: 'neo', id, version: raw, seen: held, partnerId: other } as const
    const intent = { id, at: 1, run: id, operation, before: raw }
    const run = { id, ...times, trigger: 'alarm' as const, counts: noCounts(), conflicts: 1, failed: 2, problem: wrong }
    return {
      now: 0,
      version: '0.1.0',
      browser: `Mozilla/5.0 Chrome/156.0 ${userAgent}`,
      settings: {
        values: { ...defaults, clientId: id, tenantId: other, neoAddress: raw, excludedKinds: `${raw}\n${id}` },
        sources: Object.fromEntries(Object.keys(defaults).map((key) => [key, 'user'])) as never,
        refused: [{ name: 'neoAddress', source: 'policy' }],
      },
      snapshot: {
        ...emptySnapshot,
        notice: wrong,
        question: wrong,
        lastRun: { ...times, trigger: 'alarm', counts: noCounts(), problem: wrong },
      },
      links: [linkOf(id, other, held)],
      intents: [intent],
      wishes: [{ id, at: 1, want: 'apart', why: 'chosen', neo: id, seen: raw }],
      entries: [{ ...intent, eventId: id, after: held, sure: true }],
      runs: [run],
      alarms: [{ name, scheduledTime: 1 }],
      homes: [{ base, ext: raw, seenAt: 1 }],
    }
  })

test('whatever the events, accounts and answers hold, nothing of it is in what is handed on', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const text = JSON.stringify(diagnosisOf(given))
      expect(text).not.toContain(mark)
      expect(text).not.toContain('@')
      expect(text).not.toContain('eyJ')
    }),
    { numRuns: 300 },
  )
})

test('what helps is there: version, settings, state, numbers, codes, runs', () => {
  const [one] = fc.sample(parts, { numRuns: 1, seed: 1 })
  const { startedAt, endedAt } = times
  const told = diagnosisOf({
    ...(one as DiagnosisParts),
    snapshot: { ...emptySnapshot, conflicts: 3, notice: { kind: 'graph-denied', code: 'ErrorAccessDenied' } },
    runs: [{ id: 'r', startedAt, endedAt, trigger: 'save', counts: noCounts(), conflicts: 0, failed: 0 }],
  })
  expect(told).toMatchObject({
    version: '0.1.0',
    browser: 'Chrome/156.0',
    settings: { clientId: 'given', direction: 'both', excludedKinds: 2 },
    state: { conflicts: 3, notice: { kind: 'graph-denied', code: 'ErrorAccessDenied' } },
    stored: { links: 1, openWrites: { 'delete neo': 1 }, wishes: { 'apart chosen': 1 }, history: { 'delete neo': 1 } },
    runs: [{ startedAt: '1970-01-01T00:00:00.001Z', trigger: 'save' }],
  })
})

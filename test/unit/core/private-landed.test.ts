import { expect, test } from 'vitest'
import { usual } from '../../../lib/core/flags.ts'
import type { Intent } from '../../../lib/core/ports.ts'
import { fieldsOf, itemOf, now, pictureOf, plan } from './build.ts'

const closed = fieldsOf('e1', { ...usual, visibility: 'private', body: 'secret' })
const open = { ...closed, visibility: 'open' } as const

test('a private creation that was stored as open and lost its record is closed, and opens nothing', () => {
  const intent: Intent = {
    id: 'i1',
    at: 1,
    run: 'r1',
    operation: { do: 'create', on: 'neo', partnerId: 'o1', partnerMark: 'm-o1', fields: closed, generation: 0 },
  }
  const p = plan({
    neo: pictureOf([itemOf('n1', open, { partnerMark: 'm-o1' })]),
    outlook: pictureOf([itemOf('o1', closed, { claim: { device: 'pc1', id: 'c', at: now } })]),
    intents: [intent],
  })
  expect(p.operations.flatMap((o) => ('changed' in o ? [[o.on, o.changed]] : []))).toEqual([['neo', ['visibility']]])
})

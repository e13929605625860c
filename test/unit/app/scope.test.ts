import '../../fakes/database.ts'
import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { keyOfScope, type Scope, storesOf } from '../../../lib/app/compose.ts'
import { boundScope, builtInSeen } from '../../../lib/app/local.ts'
import { askBefore, currentScope, hintsOf, isFirst, noteApplied } from '../../../lib/app/scope.ts'
import type { Link } from '../../../lib/core/ports.ts'
import { fieldsOf, linkOf } from '../core/build.ts'

let count = 0
/** Accounts that nobody had before: the database outlives a test. */
const newScope = (more: Partial<Scope> = {}): Scope => ({
  neoOrigin: 'https://example.dn-cloud.com',
  neoUid: `${++count}`,
  tenantId: 'tenant-1',
  objectId: 'yamada',
  calendar: 'default',
  ...more,
})
const settings = { builtInUnused: false }
const link: Link = linkOf('n1', 'o1', fieldsOf('定例'))

beforeEach(() => fakeBrowser.reset())

describe('G3: other accounts than those of the links', () => {
  test('the first pair is taken without a word, and the same one later too', async () => {
    const scope = newScope()
    expect(await askBefore(scope, {}, settings)).toBeUndefined()
    expect([await currentScope(), await askBefore(scope, {}, settings)]).toEqual([scope, undefined])
  })
  test.each([
    { neoOrigin: 'https://neo.example.jp' },
    { neoUid: 'another' },
    { tenantId: 'b' },
    { objectId: 'sato' },
    { calendar: 'AAkcal2' },
  ])('another %j is asked about, and stored rows are not shown to it', async (other) => {
    const scope = newScope()
    await askBefore(scope, {}, settings)
    await storesOf(scope).store.record({ put: [link] })
    const changed = { ...scope, ...other }
    const asked = await askBefore(changed, {}, settings)
    expect(asked?.problem).toEqual({ kind: 'guard-scope-changed' })
    expect(await askBefore(changed, { confirmed: 'the word about another pair' }, settings)).toEqual(asked)
    expect(await currentScope()).toEqual(scope)
    expect(keyOfScope(changed)).not.toBe(keyOfScope(scope))
    expect(await storesOf(changed).store.links()).toEqual([])
  })
  test('going on takes the old agreements along until a run has written', async () => {
    const [old, scope] = [newScope(), newScope()]
    await askBefore(old, {}, settings)
    await storesOf(old).store.record({ put: [link] })
    const asked = await askBefore(scope, {}, settings)
    expect(await askBefore(scope, { confirmed: asked?.id ?? '' }, settings)).toBeUndefined()
    expect([await currentScope(), await hintsOf()]).toEqual([scope, [link]])
    await noteApplied(scope, true)
    expect([await hintsOf(), await storesOf(old).store.links()]).toEqual([[], [link]])
  })
  test('starting anew forgets what the accounts of now had agreed, and is a first run', async () => {
    const [old, scope] = [newScope(), newScope()]
    await storesOf(scope).store.record({ put: [link] })
    await noteApplied(scope, true)
    await askBefore(old, {}, settings)
    const asked = await askBefore(scope, {}, settings)
    await askBefore(scope, { confirmed: asked?.id ?? '', anew: true }, settings)
    expect([await storesOf(scope).store.links(), await hintsOf(), await isFirst(scope)]).toEqual([[], [], true])
  })
})

describe("G4: signs of NEO's own feature", () => {
  const seen = async () => {
    const scope = newScope()
    await builtInSeen.write({ [scope.neoOrigin]: true })
    return { scope, asked: await askBefore(scope, {}, settings) }
  }
  test('are asked about once', async () => {
    const { scope, asked } = await seen()
    expect(asked?.problem).toEqual({ kind: 'guard-built-in' })
    expect(await askBefore(scope, { confirmed: 'another word' }, settings)).toEqual(asked)
    expect(await askBefore(scope, { confirmed: asked?.id ?? '' }, settings)).toBeUndefined()
    expect(await askBefore(scope, {}, settings)).toBeUndefined()
  })
  test('of other accounts again', async () => {
    const { asked } = await seen()
    const other = newScope()
    await boundScope.clear()
    expect((await askBefore(other, { confirmed: asked?.id ?? '' }, settings))?.problem.kind).toBe('guard-built-in')
  })
  test('not where a policy says that it is not in use', async () => {
    const { scope } = await seen()
    expect(await askBefore(scope, {}, { builtInUnused: true })).toBeUndefined()
  })
})

describe('G5: whether a run is the first', () => {
  test('until something was written, or a run that was killed has begun to write; what was only paired is no first run', async () => {
    const [applied, paired, begun, written] = [newScope(), newScope(), newScope(), newScope()]
    const first = async () => Promise.all([applied, paired, begun, written].map(isFirst))
    expect(await first()).toEqual([true, true, true, true])
    await noteApplied(applied, true)
    await noteApplied(paired, false)
    await storesOf(paired).store.record({ put: [link] })
    const operation = { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fieldsOf('定例'), partnerId: '' } as const
    const intents = [{ id: 'i1', at: 0, run: 'r1', operation }]
    for (const scope of [begun, written]) await storesOf(scope).store.begin(intents)
    await storesOf(written).store.record({ intents: ['i1'], done: [{ intent: 'i1', eventId: 'n1', sure: true }] })
    expect(await first()).toEqual([false, true, false, false])
  })
})

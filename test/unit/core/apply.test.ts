import { describe, expect, test } from 'vitest'
import { apply } from '../../../lib/core/apply.ts'
import type { Item, SideName } from '../../../lib/core/event.ts'
import { shortHash } from '../../../lib/core/hash.ts'
import type { Link, Operation, Outcome, Side } from '../../../lib/core/ports.ts'
import { ProblemError } from '../../../lib/core/problem.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { fieldsOf, itemOf, linkOf, plan, said } from './build.ts'

const old = fieldsOf('定例')
const edited = fieldsOf('定例', { body: '改' })
const problem = { kind: 'graph-unavailable' } as const
const done = (item?: Item): Outcome => ({ is: 'done', ...(item && { item }) })
const create = (on: SideName, partnerId: string, fields = old, generation = 0): Operation => ({
  do: 'create',
  on,
  partnerId,
  partnerMark: `m-${partnerId}`,
  fields,
  generation,
})
const update = (on: SideName, id: string, partnerId: string): Operation => ({
  do: 'update',
  on,
  id,
  version: '1',
  seen: old,
  fields: edited,
  changed: ['body'],
  partnerId,
  generation: 0,
})
const remove = (on: SideName, id: string): Operation => ({
  do: 'delete',
  on,
  id,
  version: '1',
  seen: old,
  partnerId: '',
})

/** Applies a plan of these operations to sides that answer as told; says what was written and what the store holds then. */
const run = async (
  operations: Operation[],
  answer: (operation: Operation) => Outcome,
  more: { links?: Link[]; chunk?: number; versions?: Record<string, string>; begin?: () => Promise<void> } = {},
) => {
  const links = more.links ?? []
  const calls: string[] = []
  const sent: Operation[] = []
  const store = memoryStore({ before: (name) => void calls.push(name) })
  await store.record({ put: links })
  calls.length = 0
  const side = (name: SideName): Side => ({
    name,
    chunk: more.chunk ?? 2,
    read: () => Promise.reject(new Error('apply does not read')),
    write: async (chunk) => {
      calls.push(`write ${said(chunk).join(', ')}`)
      sent.push(...chunk)
      return chunk.map(answer)
    },
    seek: () => Promise.reject(new Error('apply does not seek')),
  })
  const progress: [number, number][] = []
  let ids = 0
  const applied = await apply(
    { ...plan({}), operations, outlookVersions: new Map(Object.entries(more.versions ?? {})) },
    links,
    {
      sides: { neo: side('neo'), outlook: side('outlook') },
      store: { ...store, ...(more.begin && { begin: more.begin }) },
      run: 'r1',
      now: () => 1,
      newId: () => `i${++ids}`,
      progress: (...now) => void progress.push(now),
    },
  )
  const trace = [...calls]
  return { applied, calls: trace, sent, progress, links: await store.links(), intents: await store.intents() }
}

describe('the journal', () => {
  test('D15/D16: intent, write, record: chunk by chunk of one kind and side', async () => {
    const { calls, progress, intents } = await run(
      [create('outlook', 'n1'), create('outlook', 'n2'), create('outlook', 'n3'), create('neo', 'o9')],
      (o) => (o.do === 'create' && o.on === 'outlook' ? done(itemOf(`o-${o.partnerId}`, old)) : { is: 'waiting' }),
    )
    expect(calls).toEqual([
      'begin',
      'write create outlook n1, create outlook n2',
      'record',
      'begin',
      'write create outlook n3',
      'record',
      'begin',
      'write create neo o9',
      'record',
    ])
    expect(progress).toEqual([
      [2, 4],
      [3, 4],
      [4, 4],
    ])
    expect(intents).toEqual([])
  })
  test('nothing is sent before the intent is on disk, and nothing at all where it cannot be stored', async () => {
    let answered = 0
    const answer = () => {
      answered++
      return done()
    }
    const full = async () => {
      await new Promise((later) => setTimeout(later))
      expect(answered).toBe(0)
      throw new ProblemError({ kind: 'storage-full' })
    }
    await expect(run([remove('neo', 'n1')], answer, { begin: full })).rejects.toMatchObject({
      problem: { kind: 'storage-full' },
    })
    expect(answered).toBe(0)
  })
  test('what got lost stays open, everything else is settled', async () => {
    const answers: Record<string, Outcome> = {
      n1: { is: 'lost', problem },
      n2: { is: 'changed' },
      n3: { is: 'failed', problem },
      n4: { is: 'waiting' },
      n5: done(itemOf('o5', old)),
    }
    const { applied, intents, links } = await run(
      Object.keys(answers).map((id) => create('outlook', id)),
      (o) => answers[o.do === 'create' ? o.partnerId : ''] ?? { is: 'changed' },
      { chunk: 20 },
    )
    expect(intents.map(({ operation }) => operation)).toEqual([create('outlook', 'n1')])
    expect(links.map(({ neo }) => neo.id)).toEqual(['n5'])
    expect([said(applied.failed.map(({ operation }) => operation)), said(applied.waiting), applied.again]).toEqual([
      ['create outlook n3'],
      ['create outlook n4'],
      true,
    ])
    expect(applied.counts.outlook).toEqual({ created: 1, updated: 0, deleted: 0 })
  })
  test('an answer too few counts as lost', async () => {
    const { intents, applied } = await run([create('outlook', 'n1')], () => undefined as never)
    expect([intents.length, applied.again]).toEqual([1, true])
  })
})

describe('what is recorded', () => {
  test('H13: the echo is what was agreed', async () => {
    const echo = fieldsOf('定例', { body: '改（整形）' })
    const { links } = await run(
      [create('outlook', 'n1', edited), create('neo', 'o2', edited)],
      (o) => done(itemOf(o.on === 'neo' ? 'n2' : 'o1', echo)),
      { versions: { o2: '1' } },
    )
    expect(links).toEqual([
      {
        neo: { id: 'n1', fields: edited },
        outlook: { id: 'o1', fields: echo, version: '1' },
        generation: 0,
        mark: 'm-n1',
      },
      {
        neo: { id: 'n2', fields: echo },
        outlook: { id: 'o2', fields: edited, version: '1' },
        generation: 0,
        mark: 'm-n2',
      },
    ])
  })
  test('of an update only the fields that were carried over', async () => {
    const { links, applied } = await run(
      [update('outlook', 'o1', 'n1')],
      () => done(itemOf('o1', { ...edited, place: '別室' })),
      { links: [linkOf('n1', 'o1', old, { generation: 3, mark: 'm-n1' })] },
    )
    const outlook = { id: 'o1', fields: edited, version: '1' }
    const carried = { body: { to: 'outlook' as const, before: shortHash(old.body), turns: 1 } }
    expect(links).toEqual([linkOf('n1', 'o1', edited, { generation: 3, mark: 'm-n1', outlook, carried })])
    expect(applied.counts.outlook.updated).toBe(1)
  })
  test('C16: a deletion of what is gone already is one', async () => {
    const links = [linkOf('n1', 'o1', old), linkOf('n2', 'o2', old), linkOf('n3', 'o3', old)]
    const result = await run(
      [remove('outlook', 'o1'), remove('neo', 'n2'), remove('neo', 'n3')],
      (o) =>
        'id' in o && o.id === 'o1' ? { is: 'gone' } : 'id' in o && o.id === 'n2' ? done() : { is: 'failed', problem },
      { links },
    )
    // C17: what was refused keeps its link.
    expect(result.links).toEqual([linkOf('n3', 'o3', old)])
    expect([result.applied.counts.neo.deleted, result.applied.counts.outlook.deleted, result.applied.again]).toEqual([
      1,
      1,
      false,
    ])
  })
  test('E1/E2: what was changed or is gone under us is planned again', async () => {
    for (const is of ['changed', 'gone'] as const) {
      const { applied, links } = await run([update('neo', 'n1', 'o1')], () => ({ is }), {
        links: [linkOf('n1', 'o1', old)],
      })
      expect([applied.again, links]).toEqual([true, [linkOf('n1', 'o1', old)]])
    }
  })
})

describe('a stamp follows a write on NEO', () => {
  const answer = (o: Operation): Outcome => done(itemOf(o.on === 'neo' ? 'n1' : 'o1', edited, { version: '7' }))
  test('before the deletions, by the version that was read', async () => {
    const { sent } = await run([create('neo', 'o1', edited), remove('outlook', 'o9')], answer, {
      versions: { o1: '5' },
    })
    expect(said(sent)).toEqual(['create neo o1', 'stamp outlook o1', 'delete outlook o9'])
    expect(sent[1]).toMatchObject({ version: '5', partnerId: 'n1', generation: 0 })
  })
  test('not where an update will carry it', async () => {
    const links = [linkOf('n1', 'o1', old)]
    const { sent } = await run([update('neo', 'n1', 'o1'), update('outlook', 'o1', 'n1')], answer, { links })
    expect(said(sent)).toEqual(['update neo n1', 'update outlook o1'])
  })
})

describe('transactionIds that are used up', () => {
  test('of an event that was deleted: the next generation, and its link', async () => {
    const { sent, links, applied } = await run([create('outlook', 'n1', old, 2)], (o) =>
      o.do === 'create' && o.generation < 4 ? { is: 'gone' } : done(itemOf('o1', old)),
    )
    expect(sent.map((o) => o.do === 'create' && o.generation)).toEqual([2, 3, 4])
    const outlook = { id: 'o1', fields: old, version: '1' }
    expect(links).toEqual([linkOf('n1', 'o1', old, { generation: 4, mark: 'm-n1', outlook })])
    expect([applied.again, applied.failed]).toEqual([false, []])
  })
  test('without end: it fails, and is not tried at once again', async () => {
    const { sent, applied, intents } = await run([create('outlook', 'n1', old, 1)], () => ({ is: 'gone' }))
    expect(sent).toHaveLength(8)
    expect([applied.failed.length, applied.again, intents]).toEqual([1, false, []])
  })
  test.each(['done', 'changed'] as const)('of the partner of another (%s): the next generation', async (is) => {
    const { sent, links } = await run(
      [create('outlook', 'n1')],
      (o) => (o.do === 'create' && o.generation === 0 ? { is, item: itemOf('o7', old) } : done(itemOf('o1', old))),
      { links: [linkOf('n7', 'o7', old)] },
    )
    expect(sent).toHaveLength(2)
    expect(links.map(({ neo, outlook }) => neo.id + outlook.id)).toEqual(['n7o7', 'n1o1'])
  })
  test.each([
    ['the next run looks at the two', 'm-n1', [], 1],
    ['without a stamp the next run could not find it', undefined, [linkOf('n1', 'o1', old, { mark: 'm-n1' })], 0],
  ] as const)(
    'of its own event, edited since: that is its partner, and no new event of NEO; %s',
    async (_, partnerMark, known, open) => {
      const found = itemOf('o1', edited, partnerMark === undefined ? {} : { partnerMark })
      const { sent, links, intents, applied } = await run([create('outlook', 'n1'), create('neo', 'o1', edited)], (o) =>
        o.on === 'outlook' ? { is: 'changed', item: found } : done(itemOf('n2', edited)),
      )
      expect(said(sent)).toEqual(['create outlook n1'])
      expect([links, intents.length, applied.again]).toEqual([known, open, true])
    },
  )
})

describe('a side that takes no more', () => {
  const operations = [create('outlook', 'n1'), create('outlook', 'n2'), create('neo', 'o3'), remove('outlook', 'o4')]
  const links = [linkOf('n4', 'o4', old)]
  test('I10: later: its other operations wait, the other side goes on', async () => {
    const { sent, applied, intents } = await run(
      operations,
      (o) => (o.on === 'outlook' ? { is: 'later', problem } : done(itemOf('n3', old))),
      { chunk: 1, links },
    )
    expect(said(sent)).toEqual(['create outlook n1', 'create neo o3'])
    expect([applied.stopped, applied.again, intents]).toEqual([{ outlook: problem }, false, []])
  })
  test('a throw: nothing of it is recorded, the other side goes on', async () => {
    const { sent, applied } = await run(
      operations,
      (o) => {
        if (o.on === 'outlook') throw new ProblemError({ kind: 'microsoft-signed-out' })
        return done(itemOf('n3', old))
      },
      { chunk: 1, links },
    )
    expect(said(sent)).toEqual(['create outlook n1', 'create neo o3'])
    expect(applied.stopped).toEqual({ outlook: { kind: 'microsoft-signed-out' } })
  })
})

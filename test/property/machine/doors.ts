import { fieldNames, type Fields, type SideName } from '../../../lib/core/event.ts'
import { sameField, sameFields } from '../../../lib/core/normal.ts'
import { isPart } from '../../../lib/core/operations.ts'
import type { Operation, Outcome, Picture, Side, SyncStore } from '../../../lib/core/ports.ts'
import { ProblemError } from '../../../lib/core/problem.ts'
import { saysRule } from '../../../lib/core/series/writes.ts'
import { type MemoryFault, memorySide } from '../../fakes/memory-side.ts'
import { sideNames } from './acts.ts'
import { judge } from './judge.ts'
import { type Life, tick, type World } from './life.ts'

/** The store of one life: it may die before or after each call. */
export const storeDoor = (world: World, life: Life): SyncStore => {
  const { raw } = life.device
  const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await tick(world, life, `before ${name}`)
    const result = await work()
    await tick(world, life, `after ${name}`)
    return result
  }
  return {
    links: () => call('links', raw.links),
    intents: () => call('intents', raw.intents),
    wishes: () => call('wishes', raw.wishes),
    historyOf: (ids) => call('historyOf', () => raw.historyOf(ids)),
    begin: (intents) => call('begin', () => raw.begin(intents)),
    keep: (before) =>
      call('keep', async () => {
        if (life.plan.full) {
          world.hits.hit('fault', 'storage full')
          throw new ProblemError({ kind: 'storage-full' })
        }
        await raw.keep(before)
      }),
    record: (change) => call('record', () => raw.record(change)),
  }
}

/** Linked events that cannot be told. */
const hiddenOf = (life: Life, name: SideName): Set<string> =>
  new Set(
    (life.plan.unknown ?? []).flatMap((nth) => {
      const link = life.begun[Math.floor(nth / 2) % Math.max(1, life.begun.length)]
      return link && sideNames[nth % 2] === name ? [link[name].id] : []
    }),
  )

/** What a person did last does not show yet: changed events look as before, new ones are not there. What is deleted is shown by nobody. */
const stale = (world: World, picture: Picture): Picture => {
  const { before } = world.people
  const items = picture.items.flatMap((item) => {
    if (!before.has(item.id)) return [item]
    const old = before.get(item.id)
    if (!old) return []
    const { fields, notYet: _, readOnly: __, changedAt: ___, sealed: ____, ...rest } = item
    return [
      {
        ...rest,
        fields: old.fields ?? fields,
        version: String(old.revision),
        ...(old.notYet && { notYet: old.notYet }),
        ...(old.readOnly && { readOnly: old.readOnly }),
        ...(old.sealed &&
          (old.fields.series ? { notYet: 'meeting' as const } : { readOnly: true as const, sealed: old.sealed })),
        ...(old.changedAt !== undefined && { changedAt: old.changedAt }),
      },
    ]
  })
  return { ...picture, items }
}

/** A write that left no record and whose event holds again what it held before it: nobody can tell that it ever landed, and nothing is lost of it. */
const forgetPutBack = ({ device, open }: Life, name: SideName, { items }: Picture) => {
  for (const { operation: o } of open) {
    const item = o.do === 'update' && o.on === name && items.find(({ id }) => id === o.id)
    if (!item || !o.changed.every((field) => sameField(item.fields, o.seen, field))) continue
    device.overwritten = device.overwritten.filter(
      ({ eventId, does, before, changed }) =>
        eventId !== o.id ||
        does !== 'update' ||
        !changed.every((field) => sameField(JSON.parse(before) as Fields, o.seen, field)),
    )
  }
}

export const sideDoor = (world: World, life: Life, name: SideName): Side => {
  const { hits, trace } = world
  const calendar = world.calendars[name]
  const half: MemoryFault[] = []
  const inner = memorySide({ calendar, faults: half, hidden: hiddenOf(life, name) })
  const problem = {
    kind: name === 'neo' ? 'neo-busy' : 'graph-throttled',
    side: name,
    retryAt: world.clock.now + 60_000,
  } as const

  const write = async (operation: Operation, isFirst: boolean, looked: Fields | undefined): Promise<Outcome> => {
    const does = life.plan.faults?.find(({ nth }) => nth === life.writes)?.does
    life.writes++
    life.attempted.push(operation)
    trace(
      `    ${operation.do} on ${name} ${'id' in operation ? operation.id : operation.partnerId}${does ? ` (${does})` : ''}`,
    )
    await judge(world, life, operation)
    if (
      does &&
      does !== 'cut' &&
      !(does === 'throw' && !isFirst) &&
      !(does === 'changed' && operation.do === 'create')
    ) {
      if (does !== 'waiting' || name === 'neo') hits.hit('fault', `write ${does}`)
      if (does === 'throw') {
        life.stopped.add(name)
        throw new ProblemError({ kind: name === 'neo' ? 'neo-signed-out' : 'microsoft-signed-out', side: name })
      }
      if (does === 'unsent') return { is: 'lost', problem }
      if (does === 'later' || does === 'failed') return { is: does, problem }
      if (does === 'changed') return { is: 'changed' }
      if (does === 'waiting' && name === 'neo') return { is: 'waiting' }
    }
    // Another device could not tell it from a person's change.
    const isRule = operation.do === 'update' && operation.fields.series && saysRule(operation.changed)
    const isCut = does === 'cut' && isRule && world.devices.length === 1
    const old = 'id' in operation ? structuredClone(calendar.events.get(operation.id)) : undefined
    // What is kept and what is compared with the plan comes from one look, whatever happens to the event after it.
    if ('seen' in operation && looked && !sameFields(looked, operation.seen)) return { is: 'changed' }
    if (isCut) half.push({ on: 'update', does: 'cut', times: 1 })
    const [outcome] = await inner
      .write([operation], async () => undefined)
      .catch((error: unknown): Outcome[] => {
        if (!isCut) throw error
        return [{ is: 'lost', problem }]
      })
    half.length = 0
    if (!outcome) throw new Error('the memory side gave no outcome')
    const now = 'id' in operation ? calendar.events.get(operation.id) : undefined
    const isOther = JSON.stringify(old?.fields) !== JSON.stringify(now?.fields)
    if (old && (operation.do === 'update' || operation.do === 'delete') && isOther)
      life.device.overwritten.push({
        eventId: old.id,
        does: operation.do,
        before: JSON.stringify(old.fields),
        changed: operation.do === 'update' ? operation.changed : fieldNames,
      })
    if (isCut && isOther) hits.hit('fault', 'write cut')
    if ((old?.notYet ?? old?.sealed) && old.revision !== now?.revision)
      world.offences.push('wrote what must not be written')
    // Whoever looks now sees what we wrote.
    const touched = 'item' in outcome && outcome.item ? outcome.item.id : old?.id
    if (touched !== undefined && outcome.is === 'done') world.people.before.delete(touched)
    if (outcome.is === 'changed' && 'id' in operation) hits.hit('fault', 'edited under us')
    if (outcome.is === 'gone') hits.hit('fault', operation.do === 'create' ? 'transaction used up' : 'gone under us')
    if (world.options.echo && name === 'outlook' && outcome.is === 'done') hits.hit('fault', 'rewritten echo')
    return does === 'lost' ? { is: 'lost', problem } : outcome
  }

  return {
    name,
    chunk: inner.chunk,
    read: async (request) => {
      await tick(world, life, `before read ${name}`)
      life.reads[name]++
      if (life.plan.readFails === name) {
        life.readFailed = true
        hits.hit('fault', `read ${name} fails`)
        throw new ProblemError({
          kind: name === 'neo' ? 'neo-unexpected-answer' : 'graph-unexpected-answer',
          side: name,
        })
      }
      const whole = await inner.read(request)
      for (const is of whole.missing.values()) if (is === 'unknown') hits.hit('fault', `unknown on ${name}`)
      const isStale = life.plan.stale && name === 'outlook' && world.people.before.size > 0
      if (isStale) {
        hits.hit('fault', 'stale read')
        // A twin that does not show yet is made once more.
        world.people.partAll()
      }
      const picture = isStale ? stale(world, whole) : whole
      for (const item of picture.items) life.shown[name].set(item.id, item)
      life.pictures[name] = picture
      forgetPutBack(life, name, picture)
      await tick(world, life, `after read ${name}`)
      return life.plan.reversed ? { ...picture, items: picture.items.toReversed() } : picture
    },
    seek: async (marks) => {
      await tick(world, life, 'before seek')
      life.reads.seek++
      if (life.plan.readFails === 'seek') {
        life.readFailed = true
        hits.hit('fault', 'seek fails')
        throw new ProblemError({ kind: 'graph-unexpected-answer', side: name })
      }
      const found = await inner.seek(marks)
      for (const item of found) life.shown[name].set(item.id, item)
      hits.hit('recovery', found.length > 0 ? 'partner sought and found' : 'partner sought in vain')
      await tick(world, life, 'after seek')
      return found
    },
    write: async (operations, keep) => {
      // As the real sides: what is to be overwritten is looked at and kept before anything is sent.
      const looked = operations.map((o) =>
        o.do === 'update' || o.do === 'delete' ? structuredClone(calendar.events.get(o.id)?.fields) : undefined,
      )
      await keep(looked.map((fields) => fields && JSON.stringify(fields)))
      const outcomes: Outcome[] = []
      for (const [index, operation] of operations.entries()) {
        const name = `${isPart(operation) ? 'part' : operation.do} ${operation.on}`
        await tick(world, life, `before ${name}`)
        outcomes.push(await write(operation, index === 0, looked[index]))
        await tick(world, life, `after ${name}`)
      }
      for (const outcome of outcomes) if (outcome.is === 'later') life.stopped.add(name)
      return outcomes
    },
  }
}

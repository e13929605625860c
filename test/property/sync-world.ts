import { type Fields, otherSide, type SideName, type Times, type Window } from '../../lib/core/event.ts'
import { sameFields, touches } from '../../lib/core/normal.ts'
import type { Link, Operation, Outcome, Side, SyncStore } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { sync, type SyncResult } from '../../lib/core/sync.ts'
import { type MemoryCalendar, type MemoryEvent, memoryCalendar } from '../fakes/memory-calendar.ts'
import { Crash, memorySide } from '../fakes/memory-side.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import {
  type Act,
  healthy,
  type RunPlan,
  sideNames,
  type SyncWorldOptions,
  timesPool,
  titles,
  windows,
} from './sync-acts.ts'

/** Two calendars with a person in front of them, and runs that may go wrong everywhere. Every write is judged as it happens. */
export const syncWorld = (options: SyncWorldOptions) => {
  let clock = 1_000_000
  const now = options.newest ? { now: () => clock++ } : {}
  const calendars: Record<SideName, MemoryCalendar> = {
    neo: memoryCalendar({ name: 'neo', ...now }),
    outlook: memoryCalendar({
      name: 'outlook',
      ...now,
      // A server that rewrites what it is given; only the body, so that equal titles stay equal.
      ...(options.echo && { echo: (fields: Fields) => ({ ...fields, body: fields.body.toUpperCase() }) }),
    }),
  }
  let window = windows[0] as Window
  let counter = 0
  /** Texts that a person has written, and those that a person has since replaced or deleted in sight of them. */
  const written = new Set<string>()
  const superseded = new Set<string>()
  /** Events of one origin that a person has made, per origin (kept in `place`, which nobody edits). */
  const origins = new Map<string, number>()
  const twins = new Set<string>()
  const offences: string[] = []
  const trace: string[] = []

  let awaits = 0
  let dead = false
  let plan: RunPlan = healthy
  /** The links when the run began. */
  let begun: Link[] = []
  let days = window
  let shown = new Map<string, Fields>()
  let deaf = false
  const tick = () => {
    if (deaf) return
    awaits++
    if (plan.race && awaits === plan.race.at) perform(plan.race.act)
    if (awaits === plan.dies) dead = true
    if (dead) throw new Crash()
  }
  const makeStore = () => memoryStore({ before: tick, after: tick })
  let store: SyncStore = makeStore()
  /** The store as it is, whether the worker lives or not. */
  const links = async (): Promise<Link[]> => {
    deaf = true
    const found = store.links()
    deaf = false
    return found
  }

  const token = (kind: string) => {
    const text = `${kind}${++counter}`
    written.add(text)
    return text
  }
  const textsOf = ({ fields }: MemoryEvent) => [fields.subject, fields.body].map((text) => text.toLowerCase())
  const pickOf = (side: SideName, pick: number): MemoryEvent | undefined => {
    const all = [...calendars[side].events.values()]
    return all[pick % Math.max(1, all.length)]
  }
  const forget = (...texts: string[]) => texts.forEach((text) => superseded.add(text.toLowerCase()))
  const removeEvent = (side: SideName, event: MemoryEvent) => {
    forget(...textsOf(event))
    calendars[side].remove(event.id)
  }
  const timesOf = (pick: number) => timesPool[pick % (options.near ? 3 : timesPool.length)] as Times
  const fresh = (title: number, times: number, body: boolean): Fields => ({
    subject: titles[title % titles.length] ?? '',
    times: timesOf(times),
    place: '',
    body: body ? token('b') : '',
  })
  const addEvent = (side: SideName, fields: Fields) => {
    const origin = `e${++counter}`
    origins.set(origin, 1)
    calendars[side].add({ ...fields, place: origin })
  }

  const perform = (act: Act): void => {
    trace.push(`  ${JSON.stringify(act)}`)
    if (act.act === 'add') return addEvent(act.side, fresh(act.title, act.times, act.body))
    if (act.act === 'both') {
      // The same appointment typed by hand on both sides.
      const fields = { ...fresh(act.title, act.times, act.body), place: `e${++counter}` }
      origins.set(fields.place, 1)
      twins.add(fields.place)
      for (const side of sideNames) calendars[side].add(fields)
      return
    }
    if (act.act === 'window') {
      window = windows[act.pick % windows.length] as Window
      return
    }
    if (act.act === 'lose-store') {
      store = makeStore()
      begun = []
      return
    }
    const side = act.act === 'unstamp' ? 'outlook' : act.side
    const event = pickOf(side, act.pick)
    if (!event) return
    const calendar = calendars[side]
    // Two alike that no run has joined are two appointments as soon as they differ.
    const { place } = event.fields
    if (
      act.act !== 'copy' &&
      act.act !== 'invite' &&
      !begun.some((link) => link[side].id === event.id) &&
      twins.delete(place)
    )
      origins.set(place, (origins.get(place) ?? 0) + 1)
    switch (act.act) {
      case 'edit':
        forget(event.fields[act.field])
        return calendar.edit(event.id, { [act.field]: token(act.field === 'subject' ? 's' : 'b') })
      case 'clear':
        forget(event.fields.body)
        return calendar.edit(event.id, { body: '' })
      case 'move':
        return calendar.edit(event.id, { times: timesOf(act.times) })
      case 'remove':
        return removeEvent(side, event)
      case 'remove-many':
        for (const one of [...calendar.events.values()].slice(act.pick % 3)) removeEvent(side, one)
        return
      case 'copy': {
        const { fields, partnerMark, generation } = event
        origins.set(fields.place, (origins.get(fields.place) ?? 0) + 1)
        calendar.add(fields, { ...(partnerMark && { partnerMark }), ...(generation !== undefined && { generation }) })
        return
      }
      case 'touch':
        // A version that moves without an edit.
        return calendar.put(event.id, {})
      case 'invite':
        return calendar.put(event.id, { notYet: side === 'neo' ? 'other-people' : 'meeting' })
      case 'unstamp': {
        if (options.near) return
        const { partnerMark: _, ...rest } = event
        calendar.events.set(event.id, { ...rest, revision: rest.revision + 1 })
        return
      }
    }
  }

  /** What no write may do, whatever went before. */
  const judge = async (operation: Operation) => {
    const here = operation.on
    const blame = (what: string) => offences.push(`${what}: ${JSON.stringify(operation)}`)
    if (options.direction !== 'both' && operation.do !== 'stamp')
      if (here === (options.direction === 'neo-to-outlook' ? 'neo' : 'outlook')) blame('wrote to the source')
    const there = otherSide(here)
    const event = 'id' in operation ? calendars[here].events.get(operation.id) : undefined
    const same = (one: Link) =>
      'id' in operation ? one[here].id === operation.id : one[there].id === operation.partnerId
    const link = (await links()).find(same)
    const partner = link && calendars[there].events.get(link[there].id)
    // An event belongs to the window by its present or its last agreed days, as they were when the run began.
    const known = [...begun.filter(same), ...(link ? [link] : [])].flatMap(({ neo, outlook }) => [
      neo.fields,
      outlook.fields,
      shown.get(neo.id),
      shown.get(outlook.id),
    ])
    const sent = operation.do === 'delete' ? operation.seen : operation.fields
    if (![event?.fields, partner?.fields, sent, ...known].some((one) => one && touches(one.times, days)))
      blame('wrote outside the window')
    if (operation.do !== 'delete') return
    if (!link) blame('deleted without a link')
    if (partner) blame('deleted although the partner lives')
    if (link && !sameFields(operation.seen, link[here].fields)) blame('deleted what nobody agreed on')
  }

  const wrap = (side: Side): Side => {
    const calendar = calendars[side.name]
    return {
      ...side,
      read: async (request) => {
        tick()
        if (plan.readFails === side.name) throw new ProblemError({ kind: 'neo-unreachable' })
        const picture = await side.read(request)
        tick()
        return picture
      },
      write: async (operations) => {
        const outcomes: Outcome[] = []
        for (const [index, operation] of operations.entries()) {
          tick()
          trace.push(`    ${operation.do} on ${operation.on} ${'id' in operation ? operation.id : operation.partnerId}`)
          const nth = writes++
          const fault = plan.faults.find((one) => one.nth === nth)?.does
          const problem = { kind: 'graph-unavailable' } as const
          if (fault) trace.push(`      ${fault}`)
          if (fault === 'unsent') outcomes.push({ is: 'lost', problem })
          else if (fault === 'later' || fault === 'failed') outcomes.push({ is: fault, problem })
          else if (fault === 'changed') outcomes.push({ is: 'changed' })
          else if (fault === 'waiting' && side.name === 'neo') outcomes.push({ is: 'waiting' })
          else if (fault === 'throw' && index === 0) throw new ProblemError(problem)
          else {
            await judge(operation)
            const before = 'id' in operation ? calendar.events.get(operation.id) : undefined
            const [outcome] = await side.write([operation])
            if (before && outcome?.is === 'done' && operation.do === 'delete') deletions++
            const after = 'id' in operation ? calendar.events.get(operation.id) : undefined
            if (before?.notYet && before.revision !== after?.revision) offences.push('wrote what must not be written')
            outcomes.push(fault === 'lost' ? { is: 'lost', problem } : (outcome ?? { is: 'lost', problem }))
          }
          tick()
        }
        return outcomes
      },
    }
  }

  let writes = 0
  let deletions = 0
  let intentIds = 0
  const state = async () => JSON.stringify([[...calendars.neo.events], [...calendars.outlook.events], await links()])

  /** One life of the worker. undefined = it died or could not read. */
  const run = async (how: RunPlan, confirmed?: string): Promise<SyncResult | undefined> => {
    plan = how
    awaits = 0
    writes = 0
    dead = false
    trace.push(` run ${JSON.stringify(how)}`)
    begun = await links()
    days = window
    shown = new Map(sideNames.flatMap((name) => [...calendars[name].events].map(([id, { fields }]) => [id, fields])))
    const hiddenOf = (side: SideName) =>
      new Set(how.unknown.flatMap((nth) => begun[nth % Math.max(1, begun.length)]?.[side].id ?? []))
    const hidden = { neo: hiddenOf('neo'), outlook: hiddenOf(how.unknown.length > 1 ? 'outlook' : 'neo') }
    const sideOf = (name: SideName) => wrap(memorySide({ calendar: calendars[name], hidden: hidden[name] }))
    const before = await state()
    deletions = 0
    try {
      const result = await sync({
        sides: { neo: sideOf('neo'), outlook: sideOf('outlook') },
        store,
        window,
        direction: options.direction,
        ...(confirmed !== undefined && { confirmed }),
        now: () => clock,
        newId: () => `i${++intentIds}`,
        report: () => undefined,
      })
      if (result.question && how.race === undefined && before !== (await state()))
        offences.push('a refused plan changed something')
      if (confirmed === undefined && deletions >= 5 && deletions > begun.length / 10)
        offences.push('deleted many unasked')
      return result
    } catch (error) {
      if (!(error instanceof Crash) && !(error instanceof ProblemError)) throw error
      trace.push(`   ended: ${error instanceof Crash ? 'died' : error.message}`)
      return
    } finally {
      plan = healthy
    }
  }
  const runAsked = async (how: RunPlan) => {
    const result = await run(how)
    const last = result?.question && how.confirm ? await run(healthy, result.question.id) : result
    begun = await links()
    return last
  }

  return {
    calendars,
    written,
    superseded,
    origins,
    offences,
    trace,
    perform,
    run: runAsked,
    links,
    window: () => window,
    textsOf,
    intents: () => store.intents(),
  }
}
export type SyncWorld = ReturnType<typeof syncWorld>

import { otherSide, type SideName } from '../../../lib/core/event.ts'
import { defaultRules } from '../../../lib/core/rules.ts'
import { sync, type SyncRequest } from '../../../lib/core/sync.ts'
import { undo } from '../../../lib/core/undo.ts'
import { type MemoryCalendar, memoryCalendar } from '../../fakes/memory-calendar.ts'
import { memoryDigest, type MemoryFault, memorySide } from '../../fakes/memory-side.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { range } from '../engine-world.ts'
import { ev, lineOf } from './events.ts'
import { type Hand, type How, lifeOf, noWrites, type Stage, type StageOptions, withMeanwhile } from './stage.ts'

const handOf = (calendar: MemoryCalendar): Hand => {
  const id = (title: string) => {
    const [found, second] = [...calendar.events.values()].filter(({ fields }) => fields.subject === title)
    if (!found || second) throw new Error(`not exactly one event "${title}" in ${calendar.name}`)
    return found.id
  }
  return {
    id,
    ids: () => [...calendar.events.keys()],
    add: (event, { kind } = {}) => {
      const fields = ev(event)
      const subject = kind === undefined ? fields.subject : `${kind}：${fields.subject}`
      return calendar.add({ ...fields, subject }, kind === undefined ? {} : { kind })
    },
    edit: (title, change) => calendar.edit(id(title), change),
    remove: (title) => calendar.remove(id(title)),
    copy: (title) => {
      const { fields, partnerMark, generation, agreed } = calendar.get(id(title))
      return calendar.add(fields, {
        ...(partnerMark !== undefined && { partnerMark }),
        ...(generation !== undefined && { generation }),
        ...(agreed !== undefined && { agreed }),
      })
    },
    close: (title, how) => calendar.put(id(title), how === 'meeting' ? { sealed: true } : { notYet: how }),
    share: (title, how) => {
      const { fields } = calendar.get(id(title))
      const block = how === 'people' ? '登録先：山田 太郎、佐藤 花子' : '登録先：山田 太郎\n利用設備：第1会議室'
      calendar.put(id(title), { shared: true, fields: { ...fields, block } })
    },
  }
}

const faultKinds = { broken: 'throw', refused: 'failed', later: 'later', lost: 'lost', unsent: 'unsent' } as const

/** Two calendars in memory, with the store in memory. */
export const memoryStage = (a: SideName, { echo, clock }: StageOptions = {}): Stage => {
  const now = clock ? { now: clock } : {}
  const calendars: Record<SideName, MemoryCalendar> = {
    neo: memoryCalendar({ name: 'neo', ...now }),
    outlook: memoryCalendar({ name: 'outlook', ...now, ...(echo && { echo }) }),
  }
  const faults: Record<SideName, MemoryFault[]> = { neo: [], outlook: [] }
  const stores = { 1: memoryStore(), 2: memoryStore() }
  let writes = { neo: noWrites(), outlook: noWrites() }
  let points = 0
  let shift = 0
  let runs = 0
  let ids = 0

  /** The calendar as the engine meets it: what it changes is counted. */
  const counted = (name: SideName): MemoryCalendar => {
    const calendar = calendars[name]
    return {
      ...calendar,
      add: (...args) => {
        writes[name].created++
        return calendar.add(...args)
      },
      put: (id, change) => {
        writes[name][change.fields ? 'updated' : 'marks']++
        calendar.put(id, change)
      },
      remove: (id) => {
        writes[name].deleted++
        calendar.remove(id)
      },
    }
  }
  const sides = {
    neo: memorySide({ calendar: counted('neo'), faults: faults.neo }),
    outlook: memorySide({ calendar: counted('outlook'), faults: faults.outlook }),
  }

  const begin = (how: How) => {
    writes = { neo: noWrites(), outlook: noWrites() }
    const life = lifeOf(how.dies)
    const alive = withMeanwhile(sides, how.meanwhile)
    const mortal = (name: SideName) => ({
      ...alive[name],
      read: life.mortal(alive[name].read),
      write: life.mortal(alive[name].write),
      seek: life.mortal(alive[name].seek),
    })
    const device = `pc-${how.pc ?? 1}`
    const request: SyncRequest = {
      sides: { neo: mortal('neo'), outlook: mortal('outlook') },
      store: life.store(stores[how.pc ?? 1]),
      run: `run-${++runs}`,
      window: how.window ?? range,
      rules: { ...defaultRules, device, ...how.rules },
      ...(how.confirmed !== undefined && { confirmed: how.confirmed }),
      ...(how.occasion && { occasion: how.occasion }),
      ...(how.limits && { limits: how.limits }),
      ...(how.hints && { hints: how.hints }),
      now: () => Date.now() + shift,
      newId: () => `i${++ids}`,
      digest: async (text) => memoryDigest(text),
      report: () => undefined,
    }
    return { life, request }
  }
  const lived = async <T>({ life }: { life: ReturnType<typeof lifeOf> }, run: Promise<T>) => {
    try {
      return await life.live(run)
    } finally {
      points = life.points()
    }
  }
  const hands = { neo: handOf(calendars.neo), outlook: handOf(calendars.outlook) }
  const b = otherSide(a)
  return {
    on: 'memory',
    a,
    b,
    A: hands[a],
    B: hands[b],
    ...hands,
    run: (how = {}) => {
      const begun = begin(how)
      return lived(begun, sync(begun.request))
    },
    undo: (entries, how = {}) => {
      const begun = begin(how)
      return lived(begun, undo(begun.request, entries))
    },
    fault: (side, { on, does, times, skip }) =>
      void faults[side].push({
        on,
        does: faultKinds[does],
        ...(times !== undefined && { times }),
        ...(skip !== undefined && { skip }),
      }),
    heal: () => {
      faults.neo.length = 0
      faults.outlook.length = 0
    },
    lines: (side) => calendars[side].list().map(lineOf).toSorted(),
    store: (pc = 1) => stores[pc],
    links: () => stores[1].links(),
    intents: () => stores[1].intents(),
    wishes: () => stores[1].wishes(),
    entries: () => stores[1].entries(),
    wish: (...wish) => stores[1].record({ wish }),
    writes: () => writes,
    points: () => points,
    loseStore: () => {
      stores[1] = memoryStore()
    },
    stamp: (title, how) => {
      const { agreed: _, partnerMark: __, generation: ___, ...event } = calendars.outlook.get(hands.outlook.id(title))
      calendars.outlook.events.set(event.id, {
        ...event,
        revision: event.revision + 1,
        ...(how === 'foreign' && { partnerMark: 'mark-of-nobody', generation: 0 }),
      })
    },
    touch: (title) => {
      const event = calendars.outlook.get(hands.outlook.id(title))
      calendars.outlook.events.set(event.id, { ...event, revision: event.revision + 1 })
    },
    later: (ms) => {
      shift += ms
    },
    real: () => {
      throw new Error('only adapters have a world')
    },
    offences: () => [],
  }
}

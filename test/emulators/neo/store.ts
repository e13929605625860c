import { daysBetween } from './browser/days.ts'
import { type Conventions, spansWithin } from './recurrence.ts'
import type { Random } from './random.ts'
import type { EventFields, EventInput, SeedEvent, StoredEvent } from './types.ts'

export const blankEvent = (owner: string, startdate: string): EventFields => ({
  startdate,
  enddate: startdate,
  starttime: '',
  endtime: '',
  event: '',
  schcolor: '1',
  detail: '',
  place: '',
  other: '',
  memo: '',
  outside: false,
  important: false,
  tentative: false,
  visibility: 'public',
  otherto: [owner],
  pids: [],
  tagcolor: '',
  iconno: '',
  alarm: '0',
  alarmtime: '',
  // What a NEO page sends when the user touches nothing (facts §4.2, K1).
  extra: { flag: ['0'], approv_notice_kind: ['1'], tvmeeting_chairs: [owner], tvmeeting_members: [owner] },
  files: [],
  recurrence: undefined,
  changeBy: 'registered',
  deleteBy: 'registered',
})

/** The entries of one NEO. Sids are never used twice. */
export function createStore(options: {
  random: Random
  sidStyle: 'base36' | 'digits'
  clock: () => number
  conventions: Conventions
}) {
  const { random, clock } = options
  const events = new Map<string, StoredEvent>()
  const used = new Set<string>()
  let number = 104_000

  function newSid(): string {
    if (options.sidStyle === 'digits') return String((number += 1 + random.int(9)))
    const sid = `1d${random.base36(10)}`
    return used.has(sid) ? newSid() : sid
  }

  function add(owner: string, input: EventInput): string {
    const { sid = newSid(), ...fields } = input
    used.add(sid)
    const now = clock()
    const whole = { ...blankEvent(owner, input.startdate), ...fields }
    events.set(sid, { ...whole, sid, owner, created: now, updated: now, revision: 1 })
    return sid
  }

  /** Names of files are never used twice either. */
  let files = 0
  const newFile = (name: string, bytes: Uint8Array) => ({ fid: `${random.base36(6)}${++files}`, name, bytes })

  function edit(sid: string, patch: Partial<EventFields>): void {
    const event = events.get(sid)
    if (!event) throw new Error(`no event ${sid}`)
    events.set(sid, { ...event, ...patch, updated: clock(), revision: event.revision + 1 })
  }

  return {
    events,
    add,
    edit,
    newFile,
    remove: (sid: string) => events.delete(sid),
    /** Entries that a user is registered in. */
    of: (uid: string) => [...events.values()].filter((event) => event.otherto.includes(uid)),
    /** The user's entries and where they stand in the days, in the order of NEO's lists. */
    within: (uid: string, from: string, to: string) =>
      [...events.values()]
        .filter((event) => event.otherto.includes(uid))
        .flatMap((event) => spansWithin(event, from, to, options.conventions))
        .toSorted((a, b) =>
          `${a.startdate}${a.event.starttime}${a.event.sid}` < `${b.startdate}${b.event.starttime}${b.event.sid}`
            ? -1
            : 1,
        ),
    /** An entry that holds one of the facilities at an overlapping time. */
    conflict(fields: EventFields, except: string | undefined): StoredEvent | undefined {
      const minutes = (day: string, time: string) =>
        daysBetween('2000-01-01', day) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(2))
      const begins = (of: EventFields) => minutes(of.startdate, of.starttime || '0000')
      const ends = (of: EventFields) => minutes(of.enddate, of.endtime || of.starttime || '2400')
      return [...events.values()].find(
        (other) =>
          other.sid !== except &&
          !other.recurrence &&
          other.pids.some((pid) => fields.pids.includes(pid)) &&
          begins(other) < ends(fields) &&
          begins(fields) < ends(other),
      )
    },
    reset(seed: readonly SeedEvent[]) {
      events.clear()
      for (const { owner, ...input } of seed) add(owner, input)
    },
  }
}

export type Store = ReturnType<typeof createStore>

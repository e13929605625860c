import type { Fields } from '../../lib/core/event.ts'
import { normalise } from '../../lib/core/normal.ts'
import type { NeoSideOptions } from '../../lib/neo/side.ts'
import type { NeoOptions } from '../emulators/neo/neo.ts'
import { createNeoWorld, inputOf, me } from './neo-world.ts'
import type { SideBench } from './side-build.ts'

/** An own reading of what the entries say, not through the adapter. */
const plusDay = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const moment = (day: string, time: string) =>
  `${plusDay(day, Math.floor(Number(time.slice(0, 2)) / 24))}T${String(Number(time.slice(0, 2)) % 24).padStart(2, '0')}:${time.slice(2)}`

/** The real adapter over a NEO emulator, for the suite of all sides. */
export const neoBench = async (options: NeoOptions, more: Partial<NeoSideOptions> = {}): Promise<SideBench> => {
  const world = await createNeoWorld(options)
  const { neo } = world
  const known = ['schcmdentry', 'schdel']
  const writing = known.map((name) => (options.strangeNames ? neo.strange.commands[name] : name))
  const fieldsOf = (sid: string): Fields => {
    const event = neo.events.get(sid)
    if (!event) throw new Error(`no event ${sid}`)
    const { startdate, enddate, starttime, endtime, detail, place, other, memo } = event
    return normalise({
      subject: [event.event, detail].filter(Boolean).join('：'),
      times: starttime
        ? { kind: 'timed', start: moment(startdate, starttime), end: moment(enddate, endtime || starttime) }
        : { kind: 'days', first: startdate, last: enddate },
      place: [place, other].filter(Boolean).join('：'),
      body: memo.replace(/^\[Outlook同期 [0-9a-f]{8}\]$/m, ''),
      visibility: event.visibility === 'public' ? 'open' : 'private',
      certainty: event.tentative ? 'tentative' : 'firm',
      importance: event.important ? 'high' : 'normal',
      block: '',
      meeting: '',
    })
  }
  return {
    side: world.side(more),
    makeSide: () => world.side(more),
    world: {
      add: async (fields) => neo.addEvent(me, inputOf(fields)),
      edit: async (sid, change) => neo.editEvent(sid, inputOf({ ...fieldsOf(sid), ...change })),
      remove: async (sid) => neo.removeEvent(sid),
      list: async () => world.own().map(({ sid }) => fieldsOf(sid)),
    },
    loseAnswer: () =>
      void world.bench.faults.push({
        name: 'answer lost',
        method: 'POST',
        // Not the lists, and not the data of a form.
        path: new RegExp([...writing, neo.drawn.update.cmd].join('|')),
        times: 1,
        does: 'cut-after',
      }),
    seeks: false,
    requests: () => world.sent().length,
  }
}

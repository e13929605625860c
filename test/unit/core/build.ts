import type { Fields, Item, Times } from '../../../lib/core/event.ts'
import { plan as planOf } from '../../../lib/core/plan.ts'
import type { PlanInput } from '../../../lib/core/plan-input.ts'
import type { Link, Missing, Operation, Picture } from '../../../lib/core/ports.ts'
import { defaultRules, type Rules } from '../../../lib/core/rules.ts'

// Short names for events of both sides. The mark of an event is `m-` and its id.

export const window = { from: '2026-11-20', to: '2026-11-30' }
export const noon: Times = { kind: 'timed', start: '2026-11-26T12:00', end: '2026-11-26T13:00' }
export const nextDay: Times = { kind: 'timed', start: '2026-11-27T12:00', end: '2026-11-27T13:00' }
export const outside: Times = { kind: 'days', first: '2027-02-01', last: '2027-02-02' }

export const fieldsOf = (subject: string, more: Partial<Fields> = {}): Fields => ({
  subject,
  times: noon,
  place: '',
  body: '',
  ...more,
})
export const itemOf = (id: string, fields: Fields, more: Partial<Item> = {}): Item => ({
  id,
  version: '1',
  fields,
  mark: `m-${id}`,
  ...more,
})
export const linkOf = (neo: string, outlook: string, fields: Fields, more: Partial<Link> = {}): Link => ({
  neo: { id: neo, fields },
  outlook: { id: outlook, fields },
  generation: 0,
  ...more,
})
export const pictureOf = (items: readonly Item[], missing: Record<string, Missing> = {}): Picture => ({
  items,
  missing: new Map(Object.entries(missing)),
  waiting: 0,
})
const empty = pictureOf([])

/** This device is `pc1`, and its clock stands at `now`. */
export const now = Date.parse('2026-11-25T03:00:00Z')
export const rulesOf = (more: Partial<Rules> = {}): Rules => ({ ...defaultRules, device: 'pc1', ...more })
export const plan = (input: Partial<PlanInput>) =>
  planOf({
    neo: empty,
    outlook: empty,
    links: [],
    intents: [],
    wishes: [],
    window,
    rules: rulesOf(),
    now,
    recalled: new Map(),
    hints: [],
    unfound: new Set(),
    made: new Set(),
    ...input,
  })

/** Operations as `create outlook n1`. */
export const said = (operations: readonly Operation[]) =>
  operations.map((o) => `${o.do} ${o.on} ${'id' in o ? o.id : o.partnerId}`)

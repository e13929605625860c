import * as fc from 'fast-check'
import type { SideName } from '../../lib/core/event.ts'
import type { StageFault } from '../contracts/cases/stage.ts'
import { whole } from './graph-steps.ts'
import type { Fault } from '../emulators/faults.ts'

/** What may happen between two runs over the real adapters: by hand, to a server, to a run. Numbers pick among what is there. */
export type AdapterStep =
  | { do: 'add'; side: SideName; days: boolean }
  | { do: 'edit'; side: SideName; pick: number; field: 'body' | 'place' | 'times' }
  | { do: 'edit-both'; pick: number; field: 'body' | 'place' }
  | { do: 'remove'; side: SideName; pick: number }
  | { do: 'invite'; side: SideName; pick: number }
  | { do: 'fault'; side: SideName; fault: StageFault }
  | { do: 'wire'; side: SideName; skip: number; does: Fault['does'] }
  | { do: 'expire' }
  | { do: 'churn'; pick: number }
  | { do: 'wait' }
  | { do: 'run'; pc: 1 | 2; dies?: number | undefined; meanwhile?: number | undefined }
  | { do: 'lose-store' }

const side = fc.constantFrom('neo' as const, 'outlook' as const)
const pick = fc.nat({ max: 20 })
const is = <T extends string>(text: T) => fc.constant(text)
const maybe = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const fault = fc.record({
  on: fc.constantFrom('read' as const, 'create' as const, 'update' as const, 'delete' as const),
  does: fc.constantFrom('broken' as const, 'refused' as const, 'later' as const, 'lost' as const, 'unsent' as const),
  times: fc.integer({ min: 1, max: 2 }),
  skip: fc.nat({ max: 2 }),
})
/** Whole requests that go wrong on their way. */
const wire = fc.constantFrom(...whole)

export const adapterStep: fc.Arbitrary<AdapterStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: is('add'), side, days: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: is('edit'),
      side,
      pick,
      field: fc.constantFrom('body' as const, 'place' as const, 'times' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('edit-both'), pick, field: fc.constantFrom('body' as const, 'place' as const) }),
  },
  { weight: 4, arbitrary: fc.record({ do: is('remove'), side, pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('invite'), side, pick }) },
  { weight: 5, arbitrary: fc.record({ do: is('fault'), side, fault }) },
  { weight: 4, arbitrary: fc.record({ do: is('wire'), side, skip: fc.nat({ max: 4 }), does: wire }) },
  { weight: 1, arbitrary: fc.record({ do: is('expire') }) },
  { weight: 1, arbitrary: fc.record({ do: is('churn'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('wait') }) },
  { weight: 1, arbitrary: fc.record({ do: is('lose-store') }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: is('run'),
      pc: fc.constantFrom(1 as const, 1 as const, 2 as const),
      dies: maybe(3, fc.integer({ min: 1, max: 60 })),
      meanwhile: maybe(4, pick),
    }),
  },
)

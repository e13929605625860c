import * as fc from 'fast-check'
import { flagNames } from '../../../lib/core/flags.ts'
import { conflictRules, directions } from '../../../lib/core/rules.ts'
import { type Act, type History, type RunPlan, sideNames, type Step, texts, writeFaults } from './acts.ts'
import { dateDeeds } from './dates.ts'
import { expected } from './hits.ts'

const side = fc.constantFrom(...sideNames)
const pick = fc.nat({ max: 30 })
const field = fc.constantFrom(...texts)
const few = fc.nat({ max: 2 })
/** Mostly days that every window shows. */
const times = fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: fc.nat({ max: 8 }) })
const name = <T extends string>(text: T) => fc.constant(text)

type Weighed<T> = { weight: number; arbitrary: fc.Arbitrary<T> }
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>): Weighed<T> => ({ weight, arbitrary })

const maybe = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(weigh(oneIn - 1, fc.constant(undefined)), weigh(1, arbitrary))

/** They do nothing but where something repeats. */
const dated: Weighed<Act>[] = [
  weigh(
    6,
    fc.record({
      act: name('date'),
      side,
      pick,
      deed: fc.constantFrom('rule' as const, 'rule' as const, ...dateDeeds),
      date: few,
    }),
  ),
  weigh(
    4,
    fc.record({
      act: name('date-both'),
      pick,
      deeds: fc.tuple(fc.constantFrom(...dateDeeds), fc.constantFrom(...dateDeeds)),
      dates: fc.tuple(few, few),
    }),
  ),
]
const gentle: Weighed<Act>[] = [
  weigh(
    9,
    fc.record({
      act: name('add'),
      side,
      title: few,
      times,
      body: fc.boolean(),
      kind: maybe(4, fc.nat({ max: 1 })),
    }),
  ),
  weigh(2, fc.record({ act: name('add-many'), side, title: few, times: few })),
  weigh(8, fc.record({ act: name('edit'), side, pick, fields: fc.subarray([...texts], { minLength: 1 }) })),
  weigh(5, fc.record({ act: name('edit-both'), pick, field, first: side })),
  weigh(1, fc.record({ act: name('clear'), side, pick })),
  weigh(4, fc.record({ act: name('flag'), side, pick, flag: fc.constantFrom(...flagNames) })),
  weigh(4, fc.record({ act: name('move'), side, pick, times })),
  ...dated,
  weigh(1, fc.record({ act: name('shift-many'), side, times: few })),
  weigh(8, fc.record({ act: name('remove'), side, pick })),
  weigh(1, fc.record({ act: name('remove-both'), pick })),
  weigh(2, fc.record({ act: name('remove-many'), side, pick })),
  weigh(4, fc.record({ act: name('edit-and-remove'), pick, field, removed: side })),
  weigh(3, fc.record({ act: name('copy'), side, pick })),
  weigh(1, fc.record({ act: name('touch'), side, pick })),
  weigh(3, fc.record({ act: name('invite'), side, pick })),
  weigh(1, fc.record({ act: name('cancel'), side: name('outlook'), pick })),
  weigh(1, fc.record({ act: name('lock'), pick })),
  weigh(1, fc.record({ act: name('kind'), pick, kind: few })),
  weigh(1, fc.record({ act: name('unstamp'), pick })),
  weigh(3, fc.record({ act: name('put-back'), pick: few })),
]
/** What is typed on both sides while the two are being read, one after the other, cannot be told from two appointments. */
const anyTime: fc.Arbitrary<Act> = fc.oneof(...gentle)

/** Where few runs come by. */
const rare = [
  'before seek',
  'after seek',
  'before seek',
  'after seek',
  'before delete neo',
  'after delete neo',
  'after delete neo',
] as const

const runPlan: fc.Arbitrary<RunPlan> = fc
  .record({
    faults: maybe(
      2,
      fc.array(fc.record({ nth: fc.nat({ max: 9 }), does: fc.constantFrom(...writeFaults) }), {
        minLength: 1,
        maxLength: 4,
      }),
    ),
    readFails: maybe(10, fc.constantFrom(...sideNames, 'seek' as const, 'seek' as const, 'seek' as const)),
    unknown: maybe(6, fc.array(pick, { minLength: 1, maxLength: 3 })),
    stale: maybe(6, name('yes')),
    full: maybe(15, name('yes')),
    dies: maybe(2, fc.oneof(weigh(1, fc.nat({ max: 50 })), weigh(2, fc.constantFrom(...expected.crash, ...rare)))),
    race: maybe(3, fc.record({ at: fc.nat({ max: 40 }), act: anyTime })),
    confirm: fc.boolean(),
    occasion: maybe(12, fc.constantFrom('first' as const, 'preview' as const)),
    reversed: maybe(4, name('yes')),
  })
  .map(({ stale, full, readFails, unknown, dies, race, occasion, faults, confirm, reversed }): RunPlan => ({
    ...(faults && { faults }),
    ...(confirm && { confirm }),
    ...(reversed && { reversed: true }),
    ...(stale && { stale: true }),
    ...(full && { full: true }),
    ...(readFails && { readFails }),
    ...(unknown && { unknown }),
    ...(dies !== undefined && { dies }),
    ...(race && { race }),
    ...(occasion && { occasion }),
  }))
const anyPlan = fc.oneof(weigh(1, fc.constant<RunPlan>({ confirm: true })), weigh(3, runPlan))
/** An undo that a person has said yes to, and that dies at one of its writes. */
const cutUndo = fc
  .constantFrom(...expected.crash.filter((place) => / (part|update|create|delete) /.test(place)))
  .map((dies): RunPlan => ({ confirm: true, dies }))
const device = fc.nat({ max: 1 })

const step: fc.Arbitrary<Step> = fc.oneof(
  ...gentle.map(({ weight, arbitrary }) => weigh<Step>(weight * 2, arbitrary)),
  weigh(2, fc.record({ act: name('twins'), title: few, times, body: fc.boolean() })),
  weigh(45, fc.record({ act: name('run'), device, plan: anyPlan })),
  weigh(
    8,
    fc.record({
      act: name('duel'),
      plans: fc.tuple(anyPlan, anyPlan),
      order: fc.array(fc.nat({ max: 1 }), { maxLength: 60 }),
    }),
  ),
  weigh(
    3,
    fc.record({
      act: name('meet'),
      title: few,
      times,
      order: fc.array(fc.nat({ max: 1 }), { maxLength: 60 }),
      pick: maybe(3, pick),
    }),
  ),
  weigh(3, fc.record({ act: name('fight'), device, side, pick, field, plan: anyPlan })),
  weigh(8, fc.record({ act: name('answer'), device, pick, choice: few })),
  weigh(
    6,
    fc.record({
      act: name('undo'),
      device,
      pick,
      all: fc.boolean(),
      plan: fc.oneof(weigh(2, anyPlan), weigh(1, cutUndo)),
    }),
  ),
  weigh(2, fc.record({ act: name('lose-store'), device })),
  weigh(4, fc.record({ act: name('lose-far'), device, pick })),
  weigh(1, fc.record({ act: name('new-scope'), device })),
  weigh(3, fc.record({ act: name('wait'), minutes: fc.constantFrom(1, 16) })),
  weigh(3, fc.record({ act: name('window'), pick: few })),
  weigh(
    4,
    fc.record(
      {
        act: name('rules'),
        direction: fc.constantFrom('both', ...directions),
        conflicts: fc.constantFrom(...conflictRules),
        exclude: few,
        ended: fc.nat({ max: 1 }),
      },
      { requiredKeys: ['act'] },
    ),
  ),
)

const options = fc.record({
  devices: fc.constantFrom(1 as const, 2 as const),
  echo: fc.boolean(),
  timed: fc.boolean(),
  direction: fc.constantFrom('both', ...directions),
  conflicts: fc.constantFrom(...conflictRules),
})

const steps = <T extends Step>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 40, size: 'max' })

const calm = fc.record({
  act: name('run'),
  device,
  plan: fc.constantFrom<RunPlan>(
    { confirm: true },
    { confirm: true },
    { confirm: true, faults: [{ nth: 0, does: 'cut' }] },
  ),
})
/** A series that both sides have, and much ado about its dates. */
const series: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.record({ act: name('add'), side, title: few, times: few, body: fc.boolean() }),
    few,
    steps(fc.oneof(weigh<Step>(5, step), weigh<Step>(3, fc.oneof(...dated)), weigh<Step>(2, calm))),
  )
  .map(([added, date, rest]) => [
    added,
    { act: 'date', side: added.side, pick: 0, deed: 'rule', date },
    { act: 'run', device: 0, plan: { confirm: true } },
    ...rest,
  ])

export const history: fc.Arbitrary<History> = fc.record({
  options,
  steps: fc.oneof(weigh<readonly Step[]>(2, steps(step)), weigh(1, series)),
})

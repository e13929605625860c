import { describe, expect, test } from 'vitest'
import type { ReadRequest } from '../../lib/core/ports.ts'
import { problemOf } from '../../lib/core/problem.ts'
import { calibrate } from '../../lib/neo/calibrate.ts'
import { laidOver } from '../../lib/neo/overlay.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createCalibration } from '../fixtures/calibration.ts'
import { neoBench } from './neo-bench.ts'
import { createNeoWorld, keepNothing, me, updateOf } from './neo-world.ts'
import { sideSuite } from './side-suite.ts'

// Drawn anew each time, so that no name or encoding can have been learnt by heart.
const seed = Math.floor(Math.random() * 1_000_000)
const strange = (variant: (typeof variantNames)[number]) => ({ variant, seed, strangeNames: true })
const profileOf = async (variant: (typeof variantNames)[number]) => {
  const { all, notes } = await createCalibration(strange(variant))
  await all()
  return laidOver(defaultProfile, calibrate(notes, defaultProfile).overlay!)
}

// Everything that a side must do, on a NEO whose names the code has never seen.
for (const variant of variantNames)
  sideSuite(`calibrated neo ${variant}, seed ${seed}`, async () =>
    neoBench(strange(variant), { profile: await profileOf(variant) }),
  )

const ask: ReadRequest = {
  window: { from: '2026-11-01', to: '2026-12-31' },
  links: [],
  intents: [],
  progress: () => undefined,
}
const days = ['2026-11-25', '2026-11-26', '2026-11-27']

describe.each(variantNames)('%s', (variant) => {
  test('before it is calibrated the read says that NEO has changed, and nothing is written', async () => {
    const world = await createNeoWorld(strange(variant))
    world.neo.addEvent(me, { startdate: days[0]!, detail: '会議' })
    const problem = await world
      .side()
      .read(ask)
      .then(
        () => undefined,
        (error: unknown) => problemOf(error).kind,
      )
    expect(problem).toBe('neo-changed')
    expect(world.neo.calls().filter(({ done }) => done)).toEqual([])
  })

  test('where only the forms have other names, that is said too, and an update is refused with the same word', async () => {
    const world = await createNeoWorld({ variant, seed })
    for (const startdate of days) world.neo.addEvent(me, { startdate, detail: '会議' })
    const known = (await world.side().read(ask)).items
    world.neo.knobs.strangeNames = true
    const { list } = await profileOf(variant)
    const halfKnown = () => world.side({ profile: { ...defaultProfile, list } })
    const [outcome] = await halfKnown().write([updateOf(known[0]!, { subject: '変更' })], keepNothing)
    expect(outcome).toMatchObject({ is: 'failed', problem: { kind: 'neo-changed', code: 'no-form' } })
    await world.mirror.save({ remove: known.map(({ id }) => id) })
    const problem = await world
      .side({ profile: { ...defaultProfile, list } })
      .read(ask)
      .then(
        () => undefined,
        (error: unknown) => problemOf(error),
      )
    expect(problem).toMatchObject({ kind: 'neo-changed', code: 'form' })
    expect(world.neo.calls().filter(({ done }) => done)).toEqual([])
  })
})

test('what a calibration did not find is not done: nothing is created and nothing is deleted', async () => {
  const world = await createNeoWorld(strange('cloud'))
  world.neo.addEvent(me, { startdate: days[0]!, detail: '会議' })
  const whole = await profileOf('cloud')
  const nothing = { command: '', fields: [] }
  const side = world.side({
    profile: { ...whole, create: { ...whole.create, ...nothing }, remove: { ...whole.remove, ...nothing } },
  })
  const item = (await side.read(ask)).items.find(({ fields }) => fields.subject === '会議')!
  const common = { on: 'neo', partnerId: 'o1', generation: 0 } as const
  const create = { ...common, do: 'create', partnerMark: '0a1b2c3d', fields: item.fields } as const
  const remove = { ...common, do: 'delete', id: item.id, version: '', seen: item.fields } as const
  for (const operation of [create, remove]) {
    const [outcome] = await side.write([operation], keepNothing)
    expect(outcome).toMatchObject({ is: 'failed', problem: { kind: 'neo-changed', code: 'no-command' } })
  }
  expect(world.neo.calls().filter(({ write }) => write)).toEqual([])
})

test('a profile that takes the update for a deletion costs an error, not the event', async () => {
  const world = await createNeoWorld({ variant: 'cloud', seed })
  const sid = world.neo.addEvent(me, { startdate: days[0]!, detail: '会議' })
  const item = (await world.side().read(ask)).items.find(({ id }) => id === sid)!
  const remove = { ...defaultProfile.remove, command: world.neo.drawn.update.cmd }
  const [outcome] = await world
    .side({ profile: { ...defaultProfile, remove } })
    .write([updateOf(item, { subject: '変更' })], keepNothing)
  expect(outcome).toMatchObject({ is: 'failed', problem: { kind: 'neo-changed', code: 'form-deletes' } })
  expect(world.neo.events.get(sid)?.detail).toBe('会議')
})

import type { Window } from '../../../lib/core/event.ts'
import { isIn } from '../../../lib/core/normal.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { type History, healthy, kinds, ends, type RunPlan, type Step, windows } from './acts.ts'
import { expectCounted, expectKept, expectNothingLost, expectSame } from './check.ts'
import type { Hits } from './hits.ts'
import { originOf, textsOf } from './origins.ts'
import { createTurns } from './turns.ts'
import type { Device, World } from './life.ts'
import { createDevice, createWorld, type Lived, runOn } from './world.ts'

const deviceAt = (world: World, at: number) => world.devices[at % world.devices.length] as Device

/** A person says what is to become of a listed event, as the report page lets them. */
const answer = async (world: World, { device: at, pick, choice }: Extract<Step, { act: 'answer' }>) => {
  const device = deviceAt(world, at)
  const listed = device.parked.filter(({ choices }) => choices.length > 0)
  const found = listed[pick % Math.max(1, listed.length)]
  const choices = found?.choices ?? []
  const want = choices[choice % Math.max(1, choices.length)]
  if (!found || !want) return
  const { ids, seen, neo, outlook } = found
  world.trace(`    ${found.why} of ${ids.neo ?? '–'} and ${ids.outlook ?? '–'}: ${want}`)
  const wish: Wish = {
    id: `said ${ids.neo ?? ''} ${ids.outlook ?? ''}`,
    at: world.clock.now,
    want,
    ...ids,
    ...(want === 'apart' ? { why: 'chosen' } : { seen }),
  }
  await device.raw.record({ wish: [wish] })
  for (const item of [neo, outlook])
    // Two events instead of one, or the one once more, because a person said so.
    if (item && (want === 'both' || !neo || !outlook)) world.people.oneMore(originOf(item.fields))
  for (const id of Object.values(ids)) if (want !== 'apart' && want !== 'both') world.said.add(id)
}

const takeBack = async (world: World, { device: at, pick, all, plan }: Extract<Step, { act: 'undo' }>) => {
  const device = deviceAt(world, at)
  const entries = await device.raw.entries()
  const one = entries[pick % Math.max(1, entries.length)]
  if (!one) return
  const taken = all ? entries.filter(({ run }) => run === one.run) : [one]
  // Of two entries of one meeting both are wanted then, and the meeting may get its entry again besides.
  for (const { operation: o } of taken) {
    const { neo, outlook } = world.calendars
    const isDouble = (origin: string) => [...neo.list(), ...outlook.list()].some((one) => originOf(one) === origin)
    if (o.do === 'delete' && o.on === 'neo' && isDouble(originOf(o.seen))) world.people.oneMore(originOf(o.seen))
  }
  await runOn(world, device, plan, { entries: taken })
}

const fight = async (world: World, { device, side, pick, field, plan }: Extract<Step, { act: 'fight' }>) => {
  world.people.perform({ act: 'edit', side, pick, fields: [field] })
  for (let nth = 0; nth < 3; nth++) {
    await runOn(world, deviceAt(world, device), nth === 0 ? plan : healthy)
    world.people.perform({ act: 'put-back', pick: 0 })
  }
}

const loseStore = async (world: World, device: Device, keepHints: boolean) => {
  const entries = [...(await device.raw.entries()), ...(await device.raw.intents())]
  // The history lives as long as the database does.
  for (const { before } of entries) if (before !== undefined) world.people.forget(...textsOf(JSON.parse(before)))
  const hints = await device.raw.links()
  world.people.forgetPairs()
  // Of a pair of which one event is out of sight or has no stamp, nothing is known any more.
  for (const link of hints) {
    const neo = world.calendars.neo.events.get(link.neo.id)
    const outlook = world.calendars.outlook.events.get(link.outlook.id)
    if (!neo || !outlook) continue
    const isFar = [neo, outlook].some(({ fields }) => !windows.every((one) => isIn(fields, one)))
    if (isFar || outlook.partnerMark !== `mark-${neo.id}`)
      for (const { fields } of [neo, outlook]) world.people.oneMore(originOf(fields))
  }
  // So it is of what was made in NEO without a record.
  const linked = new Set(hints.map(({ neo }) => neo.id))
  for (const { id, fields, partnerMark } of world.calendars.neo.events.values())
    if (partnerMark !== undefined && !linked.has(id) && !windows.every((one) => isIn(fields, one)))
      world.people.oneMore(originOf(fields))
  // What was restored belongs to nobody, and without a database its source looks as if it had never had a partner.
  for (const calendar of [world.calendars.neo, world.calendars.outlook])
    for (const { fields, partnerMark = '' } of calendar.events.values())
      if (/^[0-9a-f]{8}$/.test(partnerMark)) world.people.oneMore(originOf(fields))
  Object.assign(device, createDevice(device.name), keepHints ? { hints } : {})
}

const perform = async (world: World, step: Step): Promise<void> => {
  world.trace(`  ${JSON.stringify(step)}`)
  switch (step.act) {
    case 'run':
      await runOn(world, deviceAt(world, step.device), step.plan)
      return
    case 'duel': {
      if (world.devices.length < 2) return
      const turns = createTurns(step.order)
      await turns.play(
        world.devices.map((device, who) =>
          runOn(world, device, { ...(step.plans[who] ?? healthy), confirm: false }, { turn: { turns, who } }),
        ),
      )
      return
    }
    case 'meet': {
      const { title, times, order, pick } = step
      world.people.perform({ act: 'add', side: 'outlook', title, times, body: true })
      world.people.perform({ act: 'invite', side: 'outlook', pick: world.calendars.outlook.events.size - 1 })
      await perform(world, { act: 'duel', plans: [healthy, healthy], order })
      const last = world.calendars.neo.events.size - 1
      if (pick !== undefined && last > 0)
        world.people.perform({ act: 'edit', side: 'neo', pick: last - (pick % 2), fields: ['body'] })
      return
    }
    case 'fight':
      return await fight(world, step)
    case 'answer':
      return await answer(world, step)
    case 'undo':
      return await takeBack(world, step)
    case 'lose-store':
      return await loseStore(world, deviceAt(world, step.device), false)
    case 'lose-far':
      world.people.perform({ act: 'move-far', pick: step.pick })
      return await loseStore(world, deviceAt(world, step.device), false)
    case 'new-scope':
      return await loseStore(world, deviceAt(world, step.device), true)
    case 'wait':
      world.clock.now += step.minutes * 60_000
      return
    case 'window':
      world.window = windows[step.pick % windows.length] as Window
      return
    case 'rules': {
      const { direction, conflicts, exclude, ended } = step
      const rules = { ...world.rules }
      if (direction) rules.direction = direction
      if (conflicts) rules.conflicts = conflicts
      if (exclude !== undefined) rules.excludedKinds = kinds.slice(exclude)
      if (ended !== undefined) {
        delete rules.endedBefore
        const end = ends[ended]
        if (end !== undefined) rules.endedBefore = end
      }
      world.rules = rules
      return
    }
    // What people do in their calendars.
    case 'add':
    case 'add-many':
    case 'cancel':
    case 'clear':
    case 'flag':
    case 'copy':
    case 'date':
    case 'date-both':
    case 'edit':
    case 'edit-and-remove':
    case 'edit-both':
    case 'invite':
    case 'kind':
    case 'lock':
    case 'move':
    case 'move-far':
    case 'put-back':
    case 'remove':
    case 'remove-both':
    case 'remove-many':
    case 'shift-many':
    case 'touch':
    case 'twins':
    case 'unstamp':
      world.people.perform(step)
  }
}

const mostRounds = 4

const isQuiet = ({ life, result }: Lived) =>
  result?.applied?.again === false &&
  life.attempted.length === 0 &&
  [result.plan.put, result.plan.drop, result.plan.wish, result.plan.unwish].every((part) => part.length === 0)

/** Lets the world come to rest, with nothing in its way. `first`: how the first run goes. */
const settle = async (world: World, first: RunPlan) => {
  for (let round = 1; ; round++) {
    world.trace(`  rest ${round}`)
    const lived: Lived[] = []
    for (const device of world.devices) {
      // Whoever has claimed an event and is not heard of any more counts as gone by now.
      world.clock.now += 16 * 60_000
      lived.push(await runOn(world, device, round === 1 ? first : healthy))
    }
    if (lived.every(isQuiet)) {
      for (const { life } of lived) {
        // A pair of which one event stands in the window and the other does not, and may stay so, is looked for once more.
        const isFar = life.begun.some(({ neo }) => !isIn(neo.fields, world.window))
        const mayDiffer = isFar || life.device.parked.length > 0 || world.rules.direction !== 'both'
        if (
          life.reads.neo > (mayDiffer ? 2 : 1) ||
          life.reads.outlook !== 1 ||
          life.reads.seek > (life.device.parked.some(({ item }) => item.notYet) ? 1 : 0)
        )
          world.offences.push(`a quiet run read ${JSON.stringify(life.reads)}`)
      }
      return
    }
    if (round > mostRounds) throw new Error(`no rest after ${mostRounds} healthy runs`)
  }
}

/**
 * What both calendars hold, without ids. Texts as the rewriting server gives them: what it has made of a creation that lost its record looks like an edit,
 * and goes back to NEO.
 */
const picture = ({ calendars, options }: World) =>
  [calendars.neo, calendars.outlook].map((calendar) =>
    calendar
      .list()
      .map((fields) => JSON.stringify(options.echo ? { ...fields, body: fields.body.toUpperCase() } : fields))
      .toSorted(),
  )

/** Plays a history and judges it. @throws an error that tells all that happened */
export const play = async ({ options, steps }: History, hits: Hits, first: RunPlan = healthy) => {
  const world = createWorld(options, hits)
  try {
    for (const step of steps) await perform(world, step)
    await settle(world, first)
    expectSame(world)
    await expectCounted(world)
    await expectNothingLost(world)
    await expectKept(world)
    const [offence] = world.offences
    if (offence !== undefined) throw new Error(offence)
    return picture(world)
  } catch (error) {
    if (error instanceof Error) error.message += `\n${JSON.stringify(options)}\n${world.lines.join('\n')}`
    throw error
  }
}

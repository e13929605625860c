import type { Fields, Item } from '../core/event.ts'
import { flagNames } from '../core/flags.ts'
import { changedFields, normalise, sameField } from '../core/normal.ts'
import type { Operation, Outcome } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { textOfPattern } from '../core/series/canonical.ts'
import { dayOf as dayOfNumber, numberOf } from '../core/series/civil.ts'
import { type DayChange, dayChanges } from '../core/series/day-changes.ts'
import { startOf, timesOn } from '../core/series/occurrences.ts'
import { deedsOnDates } from '../core/series/say.ts'
import { sayable, usualSays } from '../core/series/sayable.ts'
import type { Series } from '../core/series/series.ts'
import type { Context } from './context.ts'
import { changesBetween, putFields, rawOf } from './convert.ts'
import type { Sight } from './details.ts'
import { flagChanges } from './flags.ts'
import { withValues } from './forms.ts'
import { quieted } from './people.ts'
import { ruleControls, ruleNames, ruleValues, scopeControls, type ScopeControls } from './rule-form.ts'
import { lookAtSeries, withoutDays } from './series-look.ts'
import type { User } from './session.ts'
import { dayLike, readTimes } from './times.ts'
import { refusalOf } from './wire.ts'
import { fillFields, refused, refusalIfAlive, uncertain } from './write-outcome.ts'

type Form = Extract<Sight, { is: 'form' }>

/** The series that NEO is to hold, its rule as NEO can say it; undefined: it cannot. */
const heldOptional = (fields: Fields): Series | undefined => {
  const saying = fields.series && sayable(usualSays.neo, fields.times, fields.series)
  return saying && saying.as !== 'singles' ? saying.series : undefined
}

/** Sends a form, through the page that shows it if need be. */
const send = async (
  context: Context,
  user: User,
  sight: Form,
  changes: [string, string][],
  without: readonly string[] = [],
): Promise<{ refused?: string; problem?: Problem }> => {
  try {
    if (sight.through) {
      const sent = await context.frame?.send(sight.through.address, changes)
      if (sent === undefined) return { problem: { kind: 'neo-page-needed', side: 'neo' } }
      return sent ? {} : { refused: 'form' }
    }
    const answer = await context.client.send(withValues(sight.form, changes, without), user.token)
    if ('page' in answer) return answer.page.message === '' ? {} : { refused: 'message' }
    const code = refusalOf(answer.json)
    return code === undefined ? {} : { refused: code }
  } catch (error) {
    const denied = await refusalIfAlive(context, error)
    return denied ? { refused: denied } : { problem: uncertain(error) }
  }
}

const answerOf = ({ refused: code, problem }: { refused?: string; problem?: Problem }): Outcome | undefined => {
  if (problem?.kind === 'neo-busy') return { is: 'later', problem }
  if (problem?.kind === 'neo-page-needed') return { is: 'waiting' }
  if (problem) return { is: 'lost', problem }
  return code === undefined ? undefined : refused(code)
}

/** What a form is told so that the change is meant for these days. */
const scopeValues = (scope: ScopeControls, which: 'one' | 'all', day?: string, like = ''): [string, string][] => [
  [scope.name, scope.codes[which]],
  ...(day !== undefined && scope.day !== undefined ? [[scope.day, dayLike(day, like)] as [string, string]] : []),
]
const valueIn = ({ form }: Form, name: string | undefined) => form.values.find(([key]) => key === name)?.[1] ?? ''

const shift = (day: string, from: string, to: string) => dayOfNumber(numberOf(day) + numberOf(to) - numberOf(from))

/** What all days of the series are told; undefined if the form has no words for it. `now`: what the series is. */
const wholeChanges = (
  context: Context,
  sight: Form,
  scope: ScopeControls | undefined,
  now: Fields,
  goal: Fields,
): { changes: [string, string][]; without: string[] } | undefined => {
  const names = context.profile.form
  const raw = rawOf(sight.form, names)
  const controls = ruleControls(sight.form, names)
  const shown = raw && readTimes(raw)
  if (!raw || !shown || !controls) return
  const held = heldOptional(goal)
  if (goal.series && !held) return
  // A form may show one of the days: as far as the first one goes, this one goes too.
  const day = shift(startOf(shown), startOf(now.times), startOf(goal.times))
  const times = timesOn(goal.times, day)
  const changed = changedFields(now, goal)
  const texts = changesBetween(raw, putFields(raw, { ...goal, times }, changed), names)
  const flags = flagChanges(
    sight.form,
    goal,
    flagNames.filter((name) => changed.includes(name)),
    names,
  )
  if (!flags) return
  const isSameRule =
    held && now.series && textOfPattern(held.rule) === textOfPattern(now.series.rule) && sameField(now, goal, 'times')
  const rule = held && !isSameRule ? ruleValues(controls, held.rule, times) : []
  if (!rule) return
  if (texts.length + flags.length + rule.length === 0 && held) return { changes: [], without: [] }
  const asked = scope ? scopeValues(scope, 'all') : []
  if (held) return { changes: [...rule, ...texts, ...flags, ...asked], without: [] }
  const off = ruleNames(controls).filter((name) => name !== controls.kind.name)
  return { changes: [[controls.kind.name, names.notRepeated[0] ?? ''], ...texts, ...flags, ...asked], without: off }
}

/** Whether it is known what NEO makes of such a word about one day. */
const isKnown = ({ profile }: Context, is: DayChange['is']) =>
  is === 'change'
    ? profile.form.series?.oneDay === 'stays'
    : is !== 'cancel' || profile.form.series?.takeOut === 'form-words'

/** Takes one day out, by the words that the form for this very day has. undefined: it was said. */
export const cancelDay = async (context: Context, user: User, id: string, day: string) => {
  const { remove, form: names } = context.profile
  const sight = await context.details.read({ id, day }, user.token)
  if (sight.is !== 'form') return refused('no-form')
  const scope = scopeControls(sight.form, names, day)
  if (remove.command === '' || scope?.day === undefined || (scope.about ?? day) !== day) return refused('series-day')
  const asked = scopeValues(scope, 'one', day, valueIn(sight, scope.day))
  const own = new Set(asked.map(([name]) => name))
  const { command, fields } = remove
  const values = [
    // Said once: of two values a server might take the other.
    ...fillFields([['cmd', command], ...fields], { sid: id, uid: user.uid }).filter(([name]) => !own.has(name)),
    ...asked,
  ]
  try {
    const code = refusalOf(await context.client.call(command, values, user.token))
    return code === undefined ? undefined : refused(code)
  } catch (error) {
    const code = await refusalIfAlive(context, error)
    return code === undefined ? answerOf({ problem: uncertain(error) }) : refused(code)
  }
}

/** Changes one day by its own form. */
const changeDay = async (context: Context, user: User, id: string, change: Extract<DayChange, { is: 'change' }>) => {
  const names = context.profile.form
  const day = startOf(change.from.times)
  const sight = await context.details.read({ id, day }, user.token)
  if (sight.is !== 'form') return refused('no-form')
  const scope = scopeControls(sight.form, names, day)
  const raw = rawOf(sight.form, names)
  // Only a form that says itself that it is about this very day.
  if (!scope || scope.about !== day || !raw) return refused('series-day')
  const flags = flagChanges(
    sight.form,
    change.fields,
    flagNames.filter((name) => change.changed.includes(name)),
    names,
  )
  if (!flags) return refused('flag')
  const texts = changesBetween(raw, putFields(raw, change.fields, change.changed), names)
  const changes = [...texts, ...flags, ...scopeValues(scope, 'one'), ...quieted(sight.form, names)]
  return answerOf(await send(context, user, sight, changes))
}

/** More goes than this say that NEO does something else than what it is told. */
const mostRounds = 3

export type Settled = { outcome: Outcome; item?: Item }

/**
 * Brings every day of a series to what is wanted and reads back what it is then. It only ever does what is still missing, so that it goes on where it was
 * cut off. `before`: as it was known, its first day at least.
 */
export const settleDays = async (
  context: Context,
  user: User,
  id: string,
  goal: Fields,
  before: Fields,
): Promise<Settled> => {
  const series = heldOptional(goal)
  const target = series && normalise({ ...goal, series })
  let item: Item | undefined
  const end = (outcome: Outcome): Settled => ({ outcome, ...(item && { item }) })
  const names = context.profile.form
  for (let round = 0; round < mostRounds; round++) {
    const looked = await lookAtSeries(context, user, id, item?.fields ?? before, goal)
    const { sight, opened } = looked
    if (sight.is === 'waiting') return end({ is: 'waiting' })
    if (sight.is !== 'form' || !looked.item) return end(refused('no-form'))
    item = looked.item
    if (item.notYet) return end(refused(item.notYet))
    if (!target?.series || !item.fields.series) return end({ is: 'done' })
    const changes = dayChanges(
      { fields: item.fields, series: item.fields.series },
      { fields: target, series: target.series },
    )
    const scope = scopeControls(sight.form, names, opened)
    if (changes.length === 0) return end({ is: 'done' })
    if (!scope || textOfPattern(item.fields.series.rule) !== textOfPattern(target.series.rule))
      return end({ is: 'changed' })
    for (const change of changes) {
      if (change.is === 'back') return end(refused('cancelled-day'))
      if (!isKnown(context, change.is)) return end(refused('series-day'))
      const outcome =
        change.is === 'cancel'
          ? await cancelDay(context, user, id, startOf(change.from.times))
          : await changeDay(context, user, id, change)
      if (outcome) return end(outcome)
    }
  }
  return end(refused('not-stored'))
}

/** Whether the goal has a word about one of its days of which nobody knows what NEO makes. */
const isUnsure = (context: Context, now: Fields | undefined, goal: Fields) => {
  const to = heldOptional(goal)
  const target = to && normalise({ ...goal, series: to })
  if (!target?.series) return false
  return [...deedsOnDates(now, { ...target, series: target.series })].some((is) => !isKnown(context, is))
}

/** Where the changed series begins is known, its days have to be read. */
const firstOf = ({ seen, fields }: Extract<Operation, { do: 'update' }>): Fields =>
  seen.series && fields.series
    ? { ...fields, series: { ...fields.series, exceptions: seen.series.exceptions } }
    : withoutDays(fields)

/** Changes a series, or makes one of a single entry, or the other way round. `sight`, `item`: as it was just before. */
export const updateSeries = async (
  context: Context,
  user: User,
  operation: Extract<Operation, { do: 'update' }>,
  { sight, item, opened }: { sight: Form; item: Item; opened: string },
  keep: () => Promise<void>,
): Promise<Outcome> => {
  const names = context.profile.form
  const { id, fields: goal } = operation
  const scope = item.fields.series ? scopeControls(sight.form, names, opened) : undefined
  if (item.fields.series && !scope) return refused('series')
  if (isUnsure(context, item.fields, goal)) return refused('series-day')
  const whole = wholeChanges(context, sight, scope, item.fields, goal)
  if (!whole) return refused('series')
  await keep()
  if (whole.changes.length > 0) {
    const quiet = item.shared ? quieted(sight.form, names) : []
    const outcome = answerOf(await send(context, user, sight, [...whole.changes, ...quiet], whole.without))
    if (outcome) return outcome
  }
  try {
    const { outcome, item: now } = await settleDays(context, user, id, goal, firstOf(operation))
    if (outcome.is === 'done' && now) return { is: 'done', item: now }
    // Once the whole was written, days that were taken out may be there again: the intent stays, and they are taken out next time.
    const isCut = whole.changes.length > 0 && (outcome.is === 'failed' || outcome.is === 'later')
    return isCut ? { is: 'lost', problem: outcome.problem } : outcome
  } catch (error) {
    return { is: 'lost', problem: uncertain(error) }
  }
}

/** What `schdel` has to be told so that all of a series goes; undefined if the form does not say how. */
export const scopeOfAll = (context: Context, { form }: Form, opened: string): [string, string][] | undefined => {
  const scope = scopeControls(form, context.profile.form, opened)
  return scope && scopeValues(scope, 'all')
}

/** What a new entry has to be told so that it repeats; undefined if no form has shown how. */
export const seriesValues = (context: Context, form: Form['form'], fields: Fields): [string, string][] | undefined => {
  const held = heldOptional(fields)
  const controls = ruleControls(form, context.profile.form)
  return held && controls && !isUnsure(context, undefined, fields)
    ? ruleValues(controls, held.rule, fields.times)
    : undefined
}

import type { FieldName } from '../core/event.ts'
import { flagNames } from '../core/flags.ts'
import { firstDay } from '../core/normal.ts'
import type { Context } from './context.ts'
import { entryOf } from './dates.ts'
import type { Codes } from './flags.ts'
import type { SerialisedForm } from './serialise.ts'
import type { User } from './session.ts'

/** An own event whose form can be read. */
const readable = async ({ rows }: Context) => [...(await rows.all()).values()].find(({ item }) => !item.notYet)?.item

/** What a new event cannot be given, because no form has shown yet how NEO writes it. */
export const lacksNow = async (context: Context): Promise<FieldName[]> => {
  const { shown, known } = await context.details.codes()
  const anyForm = await readable(context)
  const isShown = shown.visibility !== undefined || anyForm !== undefined
  const repeats = context.profile.form.series && (context.details.repeating() ?? anyForm)
  const flags = flagNames.filter((name) => known[name] === undefined || (name === 'visibility' && !isShown))
  return repeats ? flags : [...flags, 'series']
}

/** A form that shows how entries repeat; undefined if there is none to look at. */
export const repeatingForm = async (context: Context, user: User): Promise<SerialisedForm | undefined> => {
  const known = context.details.repeating()
  const item = known ? undefined : await readable(context)
  if (item)
    await context.details.read(
      { id: entryOf(item.id).sid, day: firstDay(item.fields.times), title: item.fields.subject },
      user.token,
    )
  return known ?? context.details.repeating()
}

/**
 * How a new event is given its flags. What was learnt long ago does not count for a private one: were the code another by now, everybody could read
 * it. So a form is looked at first, and without one nothing is known of 公開方法.
 */
export const codesFor = async (context: Context, user: User, isPrivate: boolean): Promise<Codes> => {
  const { shown, known } = await context.details.codes()
  if (!isPrivate || shown.visibility !== undefined) return known
  const item = await readable(context)
  if (item)
    await context.details.read(
      { id: entryOf(item.id).sid, day: firstDay(item.fields.times), title: item.fields.subject },
      user.token,
    )
  const { visibility: _, ...now } = known
  return { ...now, ...(await context.details.codes()).shown }
}

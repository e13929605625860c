import { z } from 'zod'
import { bodyLens, markerLine, markOf, placeLens, subjectLens, withMarker } from '../core/lens.ts'
import { type FieldName, type Fields, wordNames } from '../core/event.ts'
import { type FlagName, flagNames, type Flags } from '../core/flags.ts'
import { normalise } from '../core/normal.ts'
import { newRaw, putFields, type RawEvent, rawOf } from './convert.ts'
import { type Codes, createFlags, readFlags } from './flags.ts'
import { valuesOf } from './forms.ts'
import type { Profile } from './profile-schema.ts'
import type { SerialisedForm } from './serialise.ts'
import { dayLike, dayOf, readTimes } from './times.ts'

/** What the history keeps of a NEO event before it is written: its edit form with all values, also those that we do not know. */
const keptSchema = z.object({
  version: z.literal(1),
  values: z.array(z.tuple([z.string(), z.string()])),
  labels: z.array(z.tuple([z.string(), z.string()])).exactOptional(),
})

/** The form as JSON text. `token`: the session's, whose name is a secret and is left out. */
export const keptText = ({ values, choices = [] }: SerialisedForm, token: string): string => {
  const kept: z.input<typeof keptSchema> = {
    version: 1,
    values: values.filter(([name]) => name !== token),
    labels: choices.filter(({ chosen }) => chosen).map(({ name, label }) => [name, label]),
  }
  return JSON.stringify(kept)
}

/** undefined if the text is not a form that was kept here, or not one that we know: then only the normal form can be put back. */
const readKept = (
  text: string | undefined,
  names: Profile['form'],
): { form: SerialisedForm; raw: RawEvent } | undefined => {
  if (text === undefined) return
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return
  }
  const kept = keptSchema.safeParse(data).data
  const choices = kept?.labels?.map(([name, label]) => ({ name, value: '', label, chosen: true }))
  const form = kept && { action: '', method: 'post' as const, values: kept.values, ...(choices && { choices }) }
  const raw = form && rawOf(form, names)
  return form && raw && { form, raw }
}

/** 内容 with its marker line, if it has one, replaced; else with one at the end. */
const withMark = (memo: string, mark: string): string => {
  const old = markOf(memo)
  const lines = memo.split(/\r\n?|\n/)
  const at = old === undefined ? -1 : lines.findLastIndex((line) => line.trimEnd() === markerLine(old))
  if (at === -1) return withMarker(lines.join('\n'), mark)
  return lines.with(at, markerLine(mark)).join('\n')
}

const only = (fields: Fields, names: readonly FlagName[]): Partial<Flags> =>
  Object.fromEntries(names.map((name) => [name, fields[name]]))

const blank: Fields = { subject: '', times: { kind: 'days', first: '', last: '' }, place: '', body: '' }

/** The kept texts of each field that still says what is wanted of it. */
const keptTexts = (kept: RawEvent, memo: string, fields: Fields, names: readonly FieldName[]): Partial<RawEvent> => {
  const { event, detail, place, other, startdate, enddate, starttime, endtime } = kept
  const as = (name: 'subject' | 'place' | 'body', value: string) =>
    normalise({ ...blank, [name]: value })[name] === fields[name]
  const times = readTimes(kept)
  return {
    ...(names.includes('subject') && as('subject', subjectLens.get([event, detail])) && { event, detail }),
    ...(names.includes('place') && as('place', placeLens.get([place, other])) && { place, other }),
    ...(names.includes('body') && as('body', bodyLens.get(memo)) && { memo }),
    ...(names.includes('times') &&
      times &&
      JSON.stringify(times) === JSON.stringify(fields.times) && { startdate, enddate, starttime, endtime }),
  }
}

/** The form's raw event with the named fields put back as they were kept, to the last blank; through the lenses where that is not what is wanted. */
export const restoredRaw = (
  now: RawEvent,
  operation: { fields: Fields; changed: readonly FieldName[]; raw?: string },
  names: Profile['form'],
): RawEvent => {
  const { fields, changed } = operation
  const kept = readKept(operation.raw, names)?.raw
  const next = putFields(now, fields, changed)
  if (!kept) return next
  const mark = markOf(now.memo)
  const texts = keptTexts(kept, mark === undefined ? kept.memo : withMark(kept.memo, mark), fields, changed)
  return { ...next, ...texts }
}

/**
 * Values for the create template: `fields` with the marker line and, where the event was kept, its own texts; and what else of it a create may carry
 * (profile), such as its colour.
 */
export const createValues = (
  operation: { fields: Fields; partnerMark: string; raw?: string },
  profile: Profile,
  codes: Codes,
): { raw: RawEvent; more: [string, string][] } | undefined => {
  const { fields, partnerMark } = operation
  const made = newRaw(fields, partnerMark)
  const kept = readKept(operation.raw, profile.form)
  if (!kept) {
    const more = createFlags(fields, codes, profile.form)
    return more && { raw: made, more }
  }
  const { startdate, enddate, ...texts } = keptTexts(kept.raw, withMark(kept.raw.memo, partnerMark), fields, wordNames)
  // What the kept form says of a flag is said again if it is what is wanted, to the very code; nobody knows how to say it otherwise.
  const was = readFlags(kept.form, profile.form).flags
  const other = flagNames.filter((name) => fields[name] !== undefined && was[name] !== fields[name])
  const asked = createFlags(only(fields, other), codes, profile.form)
  if (!asked) return
  const overruled = new Set<string>(other.map((name) => profile.form.flags[name].name))
  const days = startdate !== undefined && {
    startdate: dayLike(dayOf(startdate) ?? startdate, made.startdate),
    enddate: dayLike(dayOf(enddate ?? '') ?? dayOf(startdate) ?? startdate, made.enddate),
  }
  return {
    raw: { ...made, ...texts, ...days },
    more: [
      ...asked,
      ...profile.create.restored.flatMap((name): [string, string][] => {
        const values = overruled.has(name) ? [] : valuesOf(kept.form, name)
        return values.map((value) => [name, value])
      }),
    ],
  }
}

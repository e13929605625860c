import { bodyLens, markerLine, markOf, meetingLens, placeLens, subjectLens, type NeoTexts } from '../core/lens.ts'
import type { FieldName, Fields, Item, NotYet, Times } from '../core/event.ts'
import { wordNames } from '../core/event.ts'
import { normalise } from '../core/normal.ts'
import { readFlags } from './flags.ts'
import { hintOfFiles } from './form-files.ts'
import { valueOf } from './forms.ts'
import { registeredIn } from './people.ts'
import type { Profile } from './profile-schema.ts'
import type { SerialisedForm } from './serialise.ts'
import { dayLike, readTimes, type NeoTimes, writeTimes } from './times.ts'
import type { ListItem } from './wire.ts'

export type RawEvent = NeoTexts & NeoTimes
const rawNames = [
  ...(['startdate', 'enddate', 'starttime', 'endtime'] as const),
  ...(['event', 'detail', 'place', 'other', 'memo'] as const),
] as const satisfies readonly (keyof RawEvent)[]

/** undefined if the form lacks one of our fields: then it is not the form that we know. */
export const rawOf = (form: SerialisedForm, names: Profile['form']): RawEvent | undefined => {
  const entries = rawNames.map((name) => [name, valueOf(form, names[name])] as const)
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as RawEvent)
}

export const fieldsOf = (raw: RawEvent): Fields | undefined => {
  const times = readTimes(raw)
  return (
    times &&
    normalise({
      subject: subjectLens.get([raw.event, raw.detail]),
      times,
      place: placeLens.get([raw.place, raw.other]),
      body: bodyLens.get(raw.memo),
      meeting: meetingLens.get(raw.memo),
    })
  )
}

/** The raw event with the named fields set through the lenses; all others keep their raw texts. */
export const putFields = (raw: RawEvent, fields: Fields, changed: readonly FieldName[]): RawEvent => {
  const next = { ...raw }
  if (changed.includes('subject')) [next.event, next.detail] = subjectLens.put(fields.subject, [raw.event, raw.detail])
  if (changed.includes('place')) [next.place, next.other] = placeLens.put(fields.place, [raw.place, raw.other])
  if (changed.includes('body')) next.memo = bodyLens.put(fields.body, raw.memo)
  if (changed.includes('meeting')) next.memo = meetingLens.put(fields.meeting ?? '', next.memo)
  if (changed.includes('times')) {
    const times = writeTimes(fields.times)
    next.startdate = dayLike(times.startdate, raw.startdate)
    next.enddate = dayLike(times.enddate, raw.enddate)
    next.starttime = times.starttime
    next.endtime = times.endtime
  }
  return next
}

const withColon = (time: string) => time.replace(/^(\d\d)(\d\d)$/, '$1:$2')

/** Names and values of the form that differ between two raw events. */
export const changesBetween = (from: RawEvent, to: RawEvent, names: Profile['form']): [string, string][] =>
  rawNames.flatMap((name): [string, string][] => {
    const isTime = name === 'starttime' || name === 'endtime'
    const value = isTime && names.clock === 'HH:MM' ? withColon(to[name]) : to[name]
    return from[name] === value ? [] : [[names[name], value]]
  })

/** A new event's values for the create template, days and times in every way of writing that a profile may ask for. */
export const placesOf = (raw: RawEvent): Record<string, string> => ({
  ...raw,
  startdate_compact: raw.startdate.replaceAll('-', ''),
  enddate_compact: raw.enddate.replaceAll('-', ''),
  startdate_slashed: raw.startdate.replaceAll('-', '/'),
  enddate_slashed: raw.enddate.replaceAll('-', '/'),
  starttime_colon: withColon(raw.starttime),
  endtime_colon: withColon(raw.endtime),
})

/** The raw event of a new one; `mark` is written as the marker line into 内容. */
export const newRaw = (fields: Fields, mark: string): RawEvent => ({
  ...putFields(
    {
      startdate: '',
      enddate: '',
      starttime: '',
      endtime: '',
      event: '',
      detail: '',
      place: '',
      other: '',
      memo: markerLine(mark),
    },
    fields,
    [...wordNames, 'meeting'],
  ),
})

const unreadable = (id: string, mark: string, listed: ListItem, times: Times): Item => ({
  id,
  version: '',
  fields: normalise({ subject: listed.detail, times, place: '', body: '' }),
  notYet: 'unreadable',
  readOnly: true,
  mark,
})

/** An event of which only the list is known. undefined if not even its days can be read. */
export const itemOfList = (listed: ListItem, mark: string): Item | undefined => {
  const times = readTimes(listed)
  return times && unreadable(listed.sid, mark, listed, times)
}

/** Whether the form is one of a series. */
export const isRepeated = (form: SerialisedForm, names: Profile['form']) =>
  !names.notRepeated.includes(valueOf(form, names.repeat) ?? '')

const notYetOf = (
  form: SerialisedForm,
  known: { series: boolean; isDoubtful: boolean; members: readonly string[]; whole?: Fields },
  names: Profile['form'],
): NotYet | undefined => {
  if (!known.whole && (known.series || isRepeated(form, names))) return 'series'
  if (known.isDoubtful) return 'private'
  // A form that names nobody is not the one that we know.
  return known.members.length === 0 ? 'unreadable' : undefined
}

/** What an edit form says of its event, the series that it may be left aside; undefined if the form is not as we know it. */
export const fieldsOfForm = (form: SerialisedForm, uid: string, names: Profile['form']): Fields | undefined => {
  const raw = rawOf(form, names)
  const fields = raw && fieldsOf(raw)
  const { block } = registeredIn(form, uid, names)
  return fields && { ...fields, ...readFlags(form, names).flags, ...(block !== undefined && { block }) }
}

/**
 * The event that an edit form shows; undefined if the form is not as we know it. `series`: the list shows it on several days. `whole`: what it is as a
 * series, which the form alone does not tell.
 */
export const itemOfForm = (
  form: SerialisedForm,
  known: { id: string; mark: string; uid: string; series: boolean; whole?: Fields },
  profile: Profile,
): Item | undefined => {
  const raw = rawOf(form, profile.form)
  const fields = raw && fieldsOf(raw)
  if (!raw || !fields) return
  const { flags, fixed, isDoubtful } = readFlags(form, profile.form)
  const { members, facilityNames, shared, block } = registeredIn(form, known.uid, profile.form)
  const notYet = notYetOf(form, { ...known, isDoubtful, members }, profile.form)
  const partnerMark = markOf(raw.memo)
  const hint = hintOfFiles(form.attached)
  return {
    id: known.id,
    version: '',
    fields: known.whole ?? { ...fields, ...flags, ...(block !== undefined && { block }) },
    ...(notYet && { notYet }),
    ...(shared && { shared }),
    ...(facilityNames && { facilities: facilityNames }),
    ...(fixed.length > 0 && { fixed }),
    mark: known.mark,
    ...(partnerMark !== undefined && { partnerMark }),
    ...(raw.event.trim() !== '' && { kind: raw.event.trim() }),
    ...(hint !== undefined && { files: hint }),
  }
}

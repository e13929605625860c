import type { CallNote, CommandNote, FieldNote, FormNote, FoundNote, Note, Role } from './observed.ts'
import { type Overlay, overlaySchema, refusalOfOverlay } from './overlay.ts'
import type { Profile } from './profile-schema.ts'
import { createFieldsOf, removeFieldsOf } from './calibrate-fields.ts'
import { flagNames } from '../core/flags.ts'

/** What the person does in NEO, in this order. */
export const calibrationSteps = ['month', 'add', 'open', 'change', 'delete'] as const
export type CalibrationStep = (typeof calibrationSteps)[number]

/** What a calibration can find. Those that are needed make it worth nothing when they are missing. */
export const neededFindings = [
  'list',
  'id',
  'update',
  'texts',
  'times',
  'members',
  'visibility',
  'quiet',
  'repeat',
] as const
export const findings = [...neededFindings, 'create', 'delete', 'detail', 'certainty', 'importance'] as const
export type Finding = (typeof findings)[number]

export type Calibration = {
  done: CalibrationStep[]
  found: Finding[]
  missing: Finding[]
  /** Only when all steps are done and everything that is needed was found. */
  overlay?: Overlay
  /** Why there is none although nothing is missing. */
  refused?: string
}

type Sent = { at: number; call: CallNote; command: CommandNote }
const has = ({ fields }: CommandNote, ...roles: Role[]) => roles.every((role) => fields.some(({ is }) => is === role))
const sentIn = (notes: readonly Note[]): Sent[] =>
  notes.flatMap((call, at) =>
    call.kind === 'call' && call.ok ? call.commands.map((command) => ({ at, call, command })) : [],
  )

/** Where the list has the event: container, items, and perhaps an array. */
const isListed = ({ path }: FoundNote) =>
  path[0] !== '#' && path[1] !== '#' && (path.length === 2 || (path.length === 3 && path[2] === '#'))
const listKeys = { first: 'startdate', last: 'enddate', from: 'starttime', to: 'endtime' } as const
const weightOf = ({ keys }: FoundNote) =>
  new Set(keys.map(({ is }) => is).filter((is) => Object.hasOwn(listKeys, is))).size

/** The listing command that shows the event best. */
const findList = (sent: readonly Sent[]) => {
  const hits = sent.flatMap(({ at, call, command }) =>
    call.batch && command.command !== ''
      ? command.found.filter((one) => isListed(one) && weightOf(one) === 4).map((found) => ({ at, command, found }))
      : [],
  )
  return hits[0]
}

/** The field that was given something; with several, the name that the profile knows. */
const nameOf = (fields: readonly FieldNote[], role: Role, known: string): string | undefined => {
  const names = [...new Set(fields.filter(({ is }) => is === role).map(({ name }) => name))]
  return names.includes(known) ? known : names.length === 1 ? names[0] : undefined
}

const isWrite = (sent: Sent) => !sent.call.batch && sent.command.command !== ''
const findWrites = (sent: readonly Sent[]) => {
  const create = sent.find((one) => isWrite(one) && has(one.command, 'event', 'detail', 'first'))
  const later = sent.filter(({ at }) => create && at > create.at)
  const update = later.find((one) => isWrite(one) && has(one.command, 'event', 'changed', 'first'))
  return { create, update }
}

/**
 * The command that deletes: it names the event and nothing of it, was never seen before the change, and after it the list shows the event no more. Two such
 * commands = not known, unless the profile names one of them.
 */
const findRemove = (
  sent: readonly Sent[],
  update: Sent | undefined,
  list: ReturnType<typeof findList>,
  base: Profile,
) => {
  if (!update || !list) return
  const before = new Set(sent.filter(({ at }) => at <= update.at).map(({ command }) => command.command))
  const after = sent.filter(({ at }) => at > update.at)
  const isGone = (at: number) => {
    const shown = after.filter((one) => one.at > at && one.command.command === list.command.command && one.call.batch)
    return shown.some(({ command }) => command.found.length === 0)
  }
  const tried = after.filter(
    (one) =>
      isWrite(one) &&
      one.call.to === 'json' &&
      has(one.command, 'id') &&
      !has(one.command, 'changed') &&
      !before.has(one.command.command) &&
      isGone(one.at),
  )
  const names = new Set(tried.map(({ command }) => command.command))
  if (names.size === 1) return tried.at(-1)
  return tried.findLast(({ command }) => command.command === base.remove.command)
}

/** The key of the list whose value the later requests use. */
const findIdKey = (sent: readonly Sent[], list: FoundNote | undefined, base: Profile): string | undefined => {
  const used = sent
    .filter(isWrite)
    .flatMap(({ command }) => command.fields.filter(({ is }) => is === 'id').map(({ keys = [] }) => keys))
  const [first = [], ...rest] = used
  const common = first.filter((key) => list?.ids.includes(key) && rest.every((keys) => keys.includes(key)))
  return common.includes(base.list.keys.sid) ? base.list.keys.sid : common[0]
}

const detailQuery = (notes: readonly Note[]): string | undefined => {
  for (const note of notes) {
    if (note.kind !== 'page' || note.form || note.command === '' || !note.fields.some(({ is }) => is === 'id')) continue
    const parts = note.fields.map(({ name, is, as, value }) => {
      if (is === 'id') return `${name}={id}`
      if (is === 'first' || is === 'day') return as === 'YYYYMMDD' ? `${name}={date}` : undefined
      return is === 'same' && value !== undefined ? `${name}=${value}` : undefined
    })
    // What must not be told cannot be asked for either: then a page's own link teaches it.
    if (parts.every((part) => part !== undefined)) return [`cmd=${note.command}`, ...parts].join('&')
  }
  return
}

const clockOf = (fields: readonly FieldNote[]) =>
  fields.find(({ is }) => is === 'from')?.as === 'HH:MM' ? ('HH:MM' as const) : ('HHMM' as const)

/** The names of the entry form, as the update sent it. */
const namesOf = ({ command: { fields }, call: { form } }: Sent, base: Profile['form']) => {
  const shown = new Set([...fields.map(({ name }) => name), ...(form?.names ?? [])])
  const texts = {
    event: nameOf(fields, 'event', base.event),
    detail: nameOf(fields, 'changed', base.detail),
    place: nameOf(fields, 'place', base.place),
    other: nameOf(fields, 'other', base.other),
    memo: nameOf(fields, 'memo', base.memo),
  }
  const times = {
    startdate: nameOf(fields, 'first', base.startdate),
    enddate: nameOf(fields, 'last', base.enddate),
    starttime: nameOf(fields, 'from', base.starttime),
    endtime: nameOf(fields, 'to', base.endtime),
  }
  const uids = fields.filter(({ is, name }) => is === 'uid' && (!form || form.chosen.includes(name)))
  const members = nameOf(uids, 'uid', base.members)
  const flags = Object.fromEntries(flagNames.map((name) => [name, flagName(form, base.flags[name], shown)])) as Record<
    (typeof flagNames)[number],
    string | undefined
  >
  return { texts, times, members, flags, shown }
}

const flagName = (form: FormNote | undefined, words: Profile['form']['flags']['visibility'], shown: Set<string>) => {
  const known = new Set([...words.usual, ...words.special, ...words.limited])
  const named = (form?.choices ?? []).filter(({ label }) => known.has(label)).map(({ name }) => name)
  const [name, second] = [...new Set(named)]
  if (shown.has(words.name)) return words.name
  return second === undefined ? name : undefined
}

const isWhole = <T extends Record<string, string | undefined>>(names: T): names is T & { [K in keyof T]: string } =>
  Object.values(names).every((name) => name !== undefined)

/** What the notes of one session say about a NEO. Pure; asked again with every note. `base`: what is known already. */
export const calibrate = (notes: readonly Note[], base: Profile): Calibration => {
  const sent = sentIn(notes)
  const list = findList(sent)
  const { create, update } = findWrites(sent)
  const remove = findRemove(sent, update, list, base)
  const sid = findIdKey(sent, list?.found, base)
  const detail = detailQuery(notes)
  const names = update && namesOf(update, base.form)

  const isOpened = notes.some(
    (note, at) =>
      create !== undefined &&
      at > create.at &&
      (note.kind === 'page' || note.commands.some((command) => has(command, 'id'))),
  )
  const steps: Record<CalibrationStep, boolean> = {
    month: sent.some(({ call, command }) => call.batch && command.fields.some(({ is }) => is === 'day')),
    add: create !== undefined,
    open: isOpened,
    change: update !== undefined,
    delete: remove !== undefined,
  }
  const commands = list && listCommand(list.command)
  const keys = list && keysOf(list.found, sid)
  const createFields = create && createFieldsOf(create, base.form, names?.flags)
  const removeFields = remove && removeFieldsOf(remove.command, base.form)
  const is: Record<Finding, boolean> = {
    list: commands !== undefined && keys !== undefined,
    id: sid !== undefined,
    update: update !== undefined && has(update.command, 'id') && update.call.form?.known === true,
    texts: names !== undefined && isWhole(names.texts),
    times: names !== undefined && isWhole(names.times),
    members: names?.members !== undefined,
    visibility: names?.flags.visibility !== undefined,
    quiet: names !== undefined && base.form.quiet.every(([name]) => names.shown.has(name)),
    repeat: names?.shown.has(base.form.repeat) === true,
    create: createFields !== undefined,
    delete: removeFields !== undefined,
    detail: detail !== undefined,
    certainty: names?.flags.certainty !== undefined,
    importance: names?.flags.importance !== undefined,
  }
  const done = calibrationSteps.filter((step) => steps[step])
  const missing = findings.filter((one) => !is[one])
  const result: Calibration = { done, found: findings.filter((one) => is[one]), missing }
  if (done.length < calibrationSteps.length || missing.some((one) => isNeeded(one))) return result
  const { data: overlay } = overlaySchema.safeParse({
    format: 'neo-profile',
    version: 1,
    ...(detail !== undefined && { detail }),
    list: {
      commands: [commands],
      events: { command: list?.command.command, container: list?.found.path[0], items: list?.found.path[1] },
      keys,
    },
    ...(create && createFields && { create: { command: create.command.command, ...createFields } }),
    ...(remove && removeFields && { remove: { command: remove.command.command, fields: removeFields } }),
    reads: readsOf(sent),
    form: {
      ...names?.texts,
      ...names?.times,
      members: names?.members,
      visibility: names?.flags.visibility,
      certainty: names?.flags.certainty ?? base.form.flags.certainty.name,
      importance: names?.flags.importance ?? base.form.flags.importance.name,
      clock: update && clockOf(update.command.fields),
    },
  })
  if (!overlay) return { ...result, refused: 'shape' }
  // The command that changes is not stored, because its form says it itself; but it must not be the one that deletes.
  const refused =
    update?.command.command === remove?.command.command || update?.command.command === base.remove.command
      ? 'update-deletes'
      : refusalOfOverlay(base, overlay)
  return refused === undefined ? { ...result, overlay } : { ...result, refused }
}
const isNeeded = (one: Finding) => neededFindings.some((needed) => needed === one)

/** The listing command with what changes from month to month taken out; undefined if a part of it may not be told. */
const listCommand = ({ command, fields }: CommandNote): Record<string, string> | undefined => {
  const parts = fields.map(({ name, is, as, value }): [string, string] | undefined => {
    if (is === 'uid') return [name, '{uid}']
    if (is === 'same' && value !== undefined) return [name, value]
    if (is === 'empty') return [name, '']
    const isDay = is === 'day' || is === 'first' || is === 'last'
    if (isDay) return [name, as === 'YYYYMMDD' ? '{date}' : as === 'YYYY-MM-DD' ? '{date_dashed}' : '{date_slashed}']
    return
  })
  const days = parts.filter((part) => part?.[1].startsWith('{date'))
  if (parts.some((part) => part === undefined) || days.length !== 1) return
  return Object.fromEntries([['cmd', command], ...parts.filter((part) => part !== undefined)])
}

const keysOf = ({ keys }: FoundNote, sid: string | undefined) => {
  const key = (role: Role) => keys.find(({ is }) => is === role)?.name
  const detail = key('detail') ?? key('changed') ?? key('title')
  const found = {
    sid,
    detail,
    startdate: key('first'),
    enddate: key('last'),
    starttime: key('from'),
    endtime: key('to'),
  }
  return isWhole(found) ? found : undefined
}

/** What was asked in batches only reads. */
const readsOf = (sent: readonly Sent[]) => [
  ...new Set(sent.flatMap(({ call, command }) => (call.batch && command.command !== '' ? [command.command] : []))),
]

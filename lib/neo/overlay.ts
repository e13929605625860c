import { z } from 'zod'
import { namePattern } from './observed.ts'
import { type Profile, profileSchema } from './profile-schema.ts'

const name = z.string().regex(namePattern)
/** A placeholder, or a short code. */
const value = z.string().regex(/^(\{[a-z_]+\}|[A-Za-z0-9_-]{0,8})$/)
const pairs = z.array(z.tuple([name, value])).max(300)

/**
 * What a calibration has found out about one NEO, laid over the profile. Names and codes only: no address, no text of an event, no person. It can be kept,
 * exported, imported and given by policy. `create` and `remove` are absent where they were not found: then nothing is created, or deleted, there.
 */
export const overlaySchema = z.strictObject({
  format: z.literal('neo-profile'),
  version: z.literal(1),
  /** Query of an event's page: `cmd=…&…={id}`. */
  detail: z
    .string()
    .regex(/^[A-Za-z0-9_.=&{}[\]-]{1,400}$/)
    .includes('{id}')
    .exactOptional(),
  list: z.strictObject({
    commands: z
      .array(z.record(name, z.union([value, name])))
      .min(1)
      .max(5),
    events: z.strictObject({ command: name, container: name, items: name }),
    keys: z.strictObject({
      sid: name,
      detail: name,
      startdate: name,
      enddate: name,
      starttime: name,
      endtime: name,
    }),
  }),
  create: z.strictObject({ command: name, fields: pairs, restored: z.array(name).max(100) }).exactOptional(),
  remove: z.strictObject({ command: name, fields: pairs }).exactOptional(),
  reads: z.array(name).max(100),
  form: z.strictObject({
    startdate: name,
    enddate: name,
    starttime: name,
    endtime: name,
    event: name,
    detail: name,
    place: name,
    other: name,
    memo: name,
    members: name,
    visibility: name,
    certainty: name,
    importance: name,
    clock: z.enum(['HHMM', 'HH:MM']),
  }),
})
export type Overlay = z.infer<typeof overlaySchema>

/** The profile of a NEO that was calibrated. */
export const laidOver = (base: Profile, overlay: Overlay): Profile => {
  const { visibility, certainty, importance, clock, ...names } = overlay.form
  const { flags } = base.form
  const nothing = { command: '', fields: [] }
  return profileSchema.parse({
    ...base,
    ...(overlay.detail !== undefined && { detail: overlay.detail }),
    list: { ...base.list, ...overlay.list },
    create: {
      ...base.create,
      ...(overlay.create ?? { ...nothing, restored: [] }),
      answerSid: [...new Set([overlay.list.keys.sid, ...base.create.answerSid])],
    },
    remove: { ...base.remove, ...(overlay.remove ?? nothing) },
    reads: [...new Set([...base.reads, ...overlay.reads])],
    form: {
      ...base.form,
      ...names,
      clock,
      flags: {
        visibility: { ...flags.visibility, name: visibility },
        certainty: { ...flags.certainty, name: certainty },
        importance: { ...flags.importance, name: importance },
      },
    },
  })
}

/**
 * Why an overlay must not be used, for the administrator; undefined = it may. Whatever a page pretended: no reading and no other write may go to the
 * command that deletes, neither to the one found nor to the one that NEO is known to have.
 */
export const refusalOfOverlay = (base: Profile, { list, create, remove, reads }: Overlay): string | undefined => {
  const deletes = new Set([base.remove.command, ...(remove ? [remove.command] : [])])
  const creates = new Set([base.create.command, ...(create ? [create.command] : [])])
  const commands = list.commands.map(({ cmd }) => cmd ?? '')
  if (create && deletes.has(create.command)) return 'create-deletes'
  if (remove && creates.has(remove.command)) return 'delete-creates'
  if ([...commands, ...reads].some((cmd) => deletes.has(cmd) || creates.has(cmd))) return 'list-writes'
  if (!commands.includes(list.events.command)) return 'list-command'
  const has = (fields: readonly [string, string][], what: string) => fields.some(([, text]) => text === what)
  if (create && !(has(create.fields, '{detail}') && create.fields.some(([, text]) => text.startsWith('{startdate'))))
    return 'create-fields'
  if (remove && !has(remove.fields, '{sid}')) return 'delete-fields'
  return
}

/** An overlay from outside, checked: from storage, a file or a policy. undefined = it is none, or must not be used. */
export const readOverlay = (data: unknown, base: Profile): Overlay | undefined => {
  const { data: overlay } = overlaySchema.safeParse(data)
  return overlay && refusalOfOverlay(base, overlay) === undefined ? overlay : undefined
}

/** The same from a text. */
export const readOverlayText = (text: string, base: Profile): Overlay | undefined => {
  try {
    return readOverlay(JSON.parse(text), base)
  } catch {
    return
  }
}

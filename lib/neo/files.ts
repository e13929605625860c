import type { FileOutcome, FileSide, FilesTarget, Listing, SideFile } from '../core/files.ts'
import { ProblemError } from '../core/problem.ts'
import { type Context, itemOfSight } from './context.ts'
import type { Sight } from './details.ts'
import { type FilePart, withoutFile } from './form-files.ts'
import { provesGone } from './page-kind.ts'
import type { User } from './session.ts'
import { refusalOf } from './wire.ts'
import { refusalIfAlive, uncertain } from './write-outcome.ts'

const asked = ({ id, day, subject }: FilesTarget) => ({ id, day, title: subject })
const listing = ({ files }: FilePart): Listing => ({
  files: files.map(({ href, name, size }) => ({ key: href, name, ...(size !== undefined && { size }) })),
  others: [],
})

type Form = Extract<Sight, { is: 'form' }>

/** undefined: only a page could show it, and none is open. */
const seen = (context: Context, user: User, target: FilesTarget) =>
  context.details.read(asked(target), user.token).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.kind === 'neo-page-needed') return undefined
    throw error
  })

/** The event's form with its file part, or why nothing may be put there. */
const openForm = async (context: Context, user: User, target: FilesTarget) => {
  const sight = await seen(context, user, target)
  if (!sight || sight.is === 'waiting') return 'page-needed'
  const item = await itemOfSight(context, user, sight, target.id)
  if (sight.is !== 'form' || !item || item.notYet) return 'read-only'
  // It has become one since: which of its dates is meant would be asked.
  if (item.fields.series || item.dateOf !== undefined) return 'series'
  // Whoever is registered would find it there.
  if (item.shared) return 'shared'
  const part = sight.form.attached
  return part ? { sight, part } : 'not-understood'
}

type Change = { add: { name: string; body: Blob } } | { remove: NonNullable<FilePart['files'][number]['control']> }

const send = async (context: Context, user: User, { form, through }: Form, part: FilePart, change: Change) => {
  const files = 'add' in change ? [{ field: part.input, ...change.add }] : []
  if (through) {
    const removed = 'remove' in change ? [change.remove] : []
    const sent = await context.frame?.sendFiles?.(through.address, files, removed)
    return sent === undefined ? 'page-needed' : sent ? 'sent' : 'refused'
  }
  const values = 'remove' in change ? withoutFile(form.values, change.remove) : form.values
  const answer = await context.client.send({ ...form, values }, user.token, files)
  if ('json' in answer) return refusalOf(answer.json) === undefined ? 'sent' : 'refused'
  return answer.page.message === '' ? 'sent' : 'refused'
}

/**
 * Sends the form as it is with one file more or less, and looks. `landed`: what of the files shows that it was done.
 */
const change = async (
  context: Context,
  target: FilesTarget,
  what: (part: FilePart) => Change | undefined,
  landed: (before: FilePart, after: FilePart) => { file?: SideFile } | undefined,
): Promise<FileOutcome> => {
  const user = await context.session.user()
  const opened = await openForm(context, user, target)
  if (typeof opened === 'string') return { is: 'refused', why: opened }
  const wanted = what(opened.part)
  // Another device may have been quicker: whether it is the same file, the next run finds out.
  if (wanted && 'add' in wanted && opened.part.files.some(({ name }) => name === wanted.add.name))
    return { is: 'lost', problem: { kind: 'neo-unexpected-answer', side: 'neo', code: 'name-taken' } }
  if (!wanted) return { is: 'refused', why: 'refused' }
  let sent: Awaited<ReturnType<typeof send>> = 'refused'
  let failed: ReturnType<typeof uncertain> | undefined
  try {
    sent = await send(context, user, opened.sight, opened.part, wanted)
  } catch (error) {
    if ((await refusalIfAlive(context, error)) === undefined) failed = uncertain(error)
  }
  if (sent === 'page-needed') return { is: 'refused', why: 'page-needed' }
  try {
    const after = await context.details.read(asked(target), user.token)
    const item = await itemOfSight(context, user, after, target.id)
    if (after.is === 'form' && after.form.attached && item) {
      await context.rows.renew(item)
      const found = landed(opened.part, after.form.attached)
      if (found) return { is: 'done', ...found }
      if (failed?.kind === 'neo-busy') return { is: 'later', problem: failed }
      if (!failed) return { is: 'refused', why: 'refused' }
    }
  } catch (error) {
    failed ??= uncertain(error)
  }
  return { is: 'lost', problem: failed ?? { kind: 'neo-unexpected-answer', side: 'neo', code: 'files' } }
}

/** The file that is new in the form: by its name, or, where NEO has written the name otherwise, the only new one. */
const newIn = (before: FilePart, after: FilePart, name: string, size: number): SideFile | undefined => {
  const fresh = listing(after).files.filter((file) => !before.files.some(({ href }) => href === file.key))
  const named = fresh.filter((file) => file.name === name)
  const found = named.length > 0 ? named.at(-1) : fresh.length === 1 ? fresh[0] : undefined
  return found?.size === undefined || found.size === size ? found : undefined
}

/** Files of NEO's events, through the entry forms of the user's own. */
export const neoFiles = (context: Context): FileSide<Blob> => ({
  name: 'neo',
  list: async (targets) => {
    const listed = new Map<string, Listing | 'not-understood' | 'unknown'>()
    for (const target of targets) {
      const user = await context.session.user()
      const sight = await seen(context, user, target)
      if (sight?.is !== 'form') listed.set(target.id, 'unknown')
      else listed.set(target.id, sight.form.attached ? listing(sight.form.attached) : 'not-understood')
    }
    return listed
  },
  load: async (_, { key }, most, progress) => {
    const found = await context.client.file(key, most, progress)
    if (found === 'too-large') return found
    return 'body' in found ? found : 'unknown'
  },
  add: (target, { name, size, body }, progress) =>
    change(
      context,
      target,
      () => ({ add: { name, body } }),
      (before, after) => {
        const file = newIn(before, after, name, size)
        if (file) progress(size)
        return file && { file }
      },
    ),
  isGone: async (_, { key }) => {
    const found = await context.client.file(key, 0, () => undefined)
    return found !== 'too-large' && 'page' in found && provesGone(found.page, context.profile)
  },
  remove: (target, { key }) =>
    change(
      context,
      target,
      ({ files }) => {
        const control = files.find(({ href }) => href === key)?.control
        return control && { remove: control }
      },
      (_, after) => (after.files.some(({ href }) => href === key) ? undefined : {}),
    ),
})

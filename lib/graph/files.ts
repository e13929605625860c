import { z } from 'zod'
import type { FileOutcome, FileSide, FilesTarget, LeftReason, Listing, SideFile } from '../core/files.ts'
import { fail, type Problem, ProblemError } from '../core/problem.ts'
import { type Answer, isNotFound, isOk, isThrottled, problemOfAnswer } from './answer.ts'
import { getAll } from './batch.ts'
import type { GraphContext } from './context.ts'
import { itemOf } from './convert.ts'
import { hashOf } from './identity.ts'
import { outcomeOfFailure } from './outcome.ts'
import { eventPath, seriesDaysPath } from './paths.ts'
import { isMaster } from './series-read.ts'
import { isUploadAddress, sendFile, type UploadDeps, type UploadSession } from './upload.ts'
import { eventSchema, seriesDaysSchema } from './wire.ts'

export type GraphFilesOptions = Pick<UploadDeps, 'sessions'> & {
  /** Takes the bytes of an answer without holding them in memory, unless they are more than `most`. */
  readBody(response: Response, most: number, progress: (bytes: number) => void): Promise<Blob | 'too-large'>
  /** Whether the host of upload sessions may be asked: a person allows it by a click. */
  mayUpload(): Promise<boolean>
}

/** A POST takes files below this size, an upload session from it on. */
const directLimit = 3_000_000
const sessionLimit = 150_000_000

const fileType = '#microsoft.graph.fileAttachment'
const attachmentSchema = z.object({
  '@odata.type': z.string(),
  id: z.string().min(1),
  name: z.string().nullish(),
  isInline: z.boolean().nullish(),
  /** With what the store adds. */
  size: z.number().nullish(),
})
const pageSchema = z.object({ value: z.array(attachmentSchema), '@odata.nextLink': z.string().optional() })
const sessionSchema = z.object({ uploadUrl: z.string().refine(isUploadAddress), expirationDateTime: z.string() })

const listPath = (id: string) => `${eventPath(id)}/attachments`
const filePath = (id: string, key: string) => `${listPath(id)}/${encodeURIComponent(key)}`
// Not the contents, which an answer without it would carry.
const listQuery = '?$select=id,name,contentType,size,isInline'

const fileOf = ({ id, name, size }: z.infer<typeof attachmentSchema>): SideFile => ({
  key: id,
  name: name ?? '',
  ...(typeof size === 'number' && { about: size }),
})

/** The attachments of a page; an inline picture belongs to the text, and an item or a link is no file. undefined = not the whole list. */
const listingOf = (answer: Answer): Listing | undefined => {
  const page = pageSchema.safeParse(isOk(answer) ? answer.body : undefined)
  if (!page.success || page.data['@odata.nextLink'] !== undefined) return
  const isFile = (one: z.infer<typeof attachmentSchema>) => one['@odata.type'] === fileType && !one.isInline && one.name
  return {
    files: page.data.value.flatMap((one) => (isFile(one) ? [fileOf(one)] : [])),
    others: page.data.value.flatMap((one) => (isFile(one) ? [] : [one.name ?? ''])),
  }
}

const base64Of = async (body: Blob): Promise<string> => {
  const bytes = new Uint8Array(await body.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x6000)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000)))
  return text
}

const nameTaken = { kind: 'graph-unexpected-answer', side: 'outlook', code: 'name-taken' } as const
const tooLarge = (answer: Answer) => answer.status === 413 || answer.code === 'errormessagesizeexceeded'

/** The files of Outlook's events. */
export const graphFiles = (
  context: GraphContext,
  options: GraphFilesOptions & { fetch: typeof fetch },
): FileSide<Blob> => {
  const { client, now } = context
  const { pause } = client
  const { sessions } = options

  const listOne = async ({ id }: FilesTarget): Promise<Listing | undefined> =>
    listingOf(await client.single({ method: 'GET', url: `${listPath(id)}${listQuery}` }))

  /** Why nothing may be attached to the event now. With other people on it Exchange would mail them. */
  const closedBy = async ({ id }: FilesTarget): Promise<LeftReason | undefined> => {
    const answer = await client.single({ method: 'GET', url: eventPath(id) })
    const event = eventSchema.safeParse(isOk(answer) ? answer.body : undefined)
    if (!event.success || event.data.id !== id) return 'read-only'
    // Of one of its days others may have been told, too.
    const days = isMaster(event.data)
      ? seriesDaysSchema.safeParse((await client.single({ method: 'GET', url: seriesDaysPath(id) })).body).data
      : undefined
    const { notYet, sealed, fields } = await itemOf(
      { ...event.data, ...(days?.id === id && days) },
      context.scope,
      context.zone,
    )
    if (notYet || sealed) return 'read-only'
    return fields.visibility === 'private' ? 'private' : undefined
  }

  const problemOutcome = (problem: Problem, sent: boolean): FileOutcome => {
    const outcome = outcomeOfFailure(new ProblemError(problem), sent)
    if (outcome?.is === 'lost' || outcome?.is === 'later') return outcome
    return fail(problem.kind, problem)
  }
  const judge = (answer: Answer): FileOutcome | undefined => {
    if (isOk(answer)) return
    if (tooLarge(answer)) return { is: 'refused', why: 'too-large' }
    if (isThrottled(answer) || answer.status >= 500) return problemOutcome(problemOfAnswer(answer, now()), true)
    return { is: 'refused', why: 'refused' }
  }

  /** What a look after sending says. The name was free before, so the file of this name is the one that was sent. */
  const look = async (target: FilesTarget, name: string): Promise<SideFile | undefined> =>
    (await listOne(target))?.files.find((file) => file.name === name)

  const post = async (target: FilesTarget, name: string, body: Blob): Promise<FileOutcome | undefined> => {
    const attachment = { '@odata.type': fileType, name, contentBytes: await base64Of(body) }
    return judge(await client.single({ method: 'POST', url: listPath(target.id), body: attachment }))
  }

  const openSession = async ({ id }: FilesTarget, name: string, size: number): Promise<UploadSession | FileOutcome> => {
    const answer = await client.single({
      method: 'POST',
      url: `${listPath(id)}/createUploadSession`,
      body: { AttachmentItem: { attachmentType: 'file', name, size } },
    })
    const refused = judge(answer)
    if (refused) return refused
    const session = sessionSchema.safeParse(answer.body)
    if (!session.success) return fail('graph-unexpected-answer', { side: 'outlook', code: 'upload-session' })
    return { url: session.data.uploadUrl, expiry: Date.parse(session.data.expirationDateTime) || now() }
  }

  /** Through a session that stands from before, or a new one; a session that has ended is looked after, and begun anew once. */
  const upload = async (
    target: FilesTarget,
    file: { name: string; hash: string; body: Blob },
    progress: (bytes: number) => void,
  ): Promise<FileOutcome | undefined> => {
    if (!(await options.mayUpload())) return { is: 'refused', why: 'permission' }
    const { name, hash, body } = file
    const key = await hashOf(JSON.stringify([target.id, name, hash]))
    for (const isLast of [false, true]) {
      const known = await sessions.load(key)
      const session = known ?? (await openSession(target, name, body.size))
      if ('is' in session) return session
      if (!known) await sessions.save(key, session)
      const sent = await sendFile(
        { ...options, now, pause },
        session,
        { name, body, resumed: known !== undefined },
        progress,
      )
      if (typeof sent === 'object') return { is: 'later', problem: sent.later }
      await sessions.drop(key)
      if (sent === 'sent' || (await look(target, name))) return
      if (isLast)
        return { is: 'lost', problem: { kind: 'graph-unavailable', side: 'outlook', retryAt: now() + 60_000 } }
    }
    return
  }

  return {
    name: 'outlook',
    list: async (targets) => {
      const answers = await getAll(
        client,
        targets.map(({ id }) => `${listPath(id)}${listQuery}`),
      )
      return new Map(
        targets.map(({ id }, index) => {
          const answer = answers[index]
          return [id, (answer && listingOf(answer)) ?? 'unknown']
        }),
      )
    },
    load: async ({ id }, { key }, most, progress) => {
      const found = await client.raw(`${filePath(id, key)}/$value`, (response) =>
        options.readBody(response, most, progress),
      )
      if (found === 'too-large') return found
      return found instanceof Blob ? { body: found, size: found.size } : 'unknown'
    },
    add: async (target, file, progress) => {
      const { name, size, body } = file
      if (size > sessionLimit) return { is: 'refused', why: 'too-large' }
      let failed: FileOutcome | undefined
      try {
        const closed = await closedBy(target)
        if (closed) return { is: 'refused', why: closed }
        // Another device may have been quicker, or a list late: whether it is the same file, the next run finds out.
        if (await look(target, name)) return { is: 'lost', problem: nameTaken }
        failed = await (size < directLimit ? post(target, name, body) : upload(target, file, progress))
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        failed = problemOutcome(error.problem, true)
      }
      if (failed?.is === 'refused' || failed?.is === 'later') return failed
      try {
        const found = await look(target, name)
        if (found) {
          progress(size)
          return { is: 'done', file: found }
        }
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        failed ??= problemOutcome(error.problem, true)
      }
      return (
        failed ?? { is: 'lost', problem: { kind: 'graph-unexpected-answer', side: 'outlook', code: 'not-attached' } }
      )
    },
    isGone: async ({ id }, { key }) =>
      isNotFound(await client.single({ method: 'GET', url: `${filePath(id, key)}?$select=id` })),
    remove: async (target, { key }) => {
      const closed = await closedBy(target)
      if (closed) return { is: 'refused', why: closed }
      const answer = await client.single({ method: 'DELETE', url: filePath(target.id, key) })
      return isOk(answer) || isNotFound(answer) ? { is: 'done' } : (judge(answer) ?? { is: 'refused', why: 'refused' })
    },
  }
}

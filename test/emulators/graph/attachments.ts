import { Buffer } from 'node:buffer'
import type { Answer, Handler, Work } from './call.ts'
import { badRequest, GraphError, notFound } from './errors.ts'
import { selectFrom } from './event-output.ts'
import { attachmentIdOf } from './ids.ts'
import { asEnum, asObject, asText, onlyKeys } from './input-check.ts'
import { onlyParameters, readSelect } from './query.ts'
import type { StoredAttachment, StoredEvent } from './types.ts'
import { uploadHost } from './uploads.ts'

const root = 'https://graph.microsoft.com/v1.0/$metadata#users'
/** What the store adds to a file; the service tells both together as its size. */
const overhead = 300

const names = ['id', 'lastModifiedDateTime', 'name', 'contentType', 'size', 'isInline']

const render = (one: StoredAttachment, content: boolean) => ({
  '@odata.type': `#microsoft.graph.${one.kind}Attachment`,
  '@odata.mediaContentType': one.contentType,
  id: one.id,
  lastModifiedDateTime: `${new Date(one.modifiedAt).toISOString().slice(0, 19)}Z`,
  name: one.name,
  contentType: one.contentType,
  size: one.bytes.byteLength + overhead,
  isInline: one.isInline,
  ...(one.kind === 'file' && { contentId: null, contentLocation: null }),
  ...(one.kind === 'file' && content && { contentBytes: Buffer.from(one.bytes).toString('base64') }),
})

const eventOf = ({ box }: Work, id: string): StoredEvent => {
  const { event, occurrence } = box.find(id)
  // Of a day of a series that was never changed the series itself would be written.
  if (occurrence) throw badRequest('Attachments of an occurrence are not supported here.')
  return event
}
const find = (work: Work, id: string, attachment: string) => {
  const event = eventOf(work, id)
  const found = event.attachments.find((one) => one.id === attachment)
  if (!found) throw notFound()
  return { event, found }
}
const context = (work: Work, id: string, rest: string) => ({
  '@odata.context': `${root}('${work.box.store.person.oid}')/events('${id}')/attachments${rest}`,
})

export const listAttachments: Handler = (work, [id = '']) => {
  onlyParameters(work.call.query, ['$select'])
  const select = readSelect(work.call.query, names)
  const value = eventOf(work, id).attachments.map((one) => selectFrom(render(one, !select), select))
  return { status: 200, body: { ...context(work, id, ''), value } }
}

/** Ids of attachments stand last, behind that of a calendar. */
const last = (parameters: readonly string[]) => parameters.at(-1) ?? ''

export const getAttachment: Handler = (work, parameters) => {
  onlyParameters(work.call.query, ['$select'])
  const [id = ''] = parameters
  const { found } = find(work, id, last(parameters))
  const select = readSelect(work.call.query, names)
  return {
    status: 200,
    body: { ...context(work, id, '/$entity'), ...selectFrom(render(found, !select), select) },
  }
}

export const attachmentValue: Handler = (work, parameters) => {
  const { found } = find(work, parameters[0] ?? '', last(parameters))
  if (found.kind === 'reference') throw new GraphError(405, 'ErrorInvalidRequest', 'A reference has no content.')
  return { status: 200, bytes: found.bytes, headers: { 'Content-Type': found.contentType } }
}

export const removeAttachment: Handler = (work, parameters): Answer => {
  const { event, found } = find(work, parameters[0] ?? '', last(parameters))
  work.box.store.attach(
    event,
    event.attachments.filter((one) => one !== found),
    'client',
  )
  return { status: 204 }
}

const store = (work: Work, event: StoredEvent, file: Pick<StoredAttachment, 'name' | 'contentType' | 'bytes'>) => {
  const { box } = work
  const made: StoredAttachment = {
    ...file,
    id: attachmentIdOf(box.store.ids.immutable(event.key), box.store.nextChangeKey()),
    kind: 'file',
    isInline: false,
    modifiedAt: box.world.clock(),
  }
  box.store.attach(event, [...event.attachments, made], 'client')
  return made
}

const tooLarge = () => new GraphError(413, 'ErrorMessageSizeExceeded', 'The size of the attachment exceeds the limit.')

export const addAttachment: Handler = (work, [id = '']) => {
  const event = eventOf(work, id)
  const body = asObject(work.call.body, 'attachment')
  onlyKeys(body, ['@odata.type', 'name', 'contentType', 'contentBytes', 'isInline'], 'attachment')
  if (body['@odata.type'] !== '#microsoft.graph.fileAttachment')
    throw badRequest('Only file attachments can be made here.')
  const content = asText(body['contentBytes'], 'contentBytes')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content)) throw badRequest('contentBytes is not base64.')
  const bytes = new Uint8Array(Buffer.from(content, 'base64'))
  if (bytes.byteLength >= work.box.world.settings.upload.direct) throw tooLarge()
  const name = asText(body['name'], 'name')
  if (name === '') throw badRequest('An attachment needs a name.')
  const type = body['contentType']
  const contentType = type === undefined ? 'application/octet-stream' : asText(type, 'contentType')
  const made = store(work, event, { name, contentType, bytes })
  return { status: 201, body: { ...context(work, id, '/$entity'), ...render(made, true) } }
}

export const createUploadSession: Handler = (work, [id = '']) => {
  const { settings, uploads } = work.box.world
  const event = eventOf(work, id)
  const body = asObject(work.call.body, 'createUploadSession')
  onlyKeys(body, ['AttachmentItem'], 'createUploadSession')
  const item = asObject(body['AttachmentItem'], 'AttachmentItem')
  onlyKeys(item, ['attachmentType', 'name', 'size', 'contentType', 'isInline'], 'AttachmentItem')
  asEnum(item['attachmentType'], 'attachmentType', ['file'])
  const name = asText(item['name'], 'name')
  const { size } = item
  if (typeof size !== 'number' || !Number.isInteger(size) || name === '') throw badRequest('name and size are needed.')
  if (size < settings.upload.least)
    throw new GraphError(
      400,
      'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
      'The attachment size is below the minimum of an upload session.',
    )
  if (size > settings.upload.most) throw tooLarge()
  const session = uploads.open({
    size,
    path: `/api/v2.0/Users('${work.box.store.person.oid}')/Events('${id}')/AttachmentSessions`,
    finish: (bytes) => {
      const alive = work.box.store.events.get(event.key) === event
      if (!alive) return
      const made = store(work, event, { name, contentType: 'application/octet-stream', bytes })
      return `https://${uploadHost}/api/v2.0/Users('${work.box.store.person.oid}')/Events('${id}')/Attachments('${made.id}')`
    },
  })
  return {
    status: 201,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.uploadSession',
      uploadUrl: session.url,
      expirationDateTime: session.expires(),
      nextExpectedRanges: ['0-'],
    },
  }
}

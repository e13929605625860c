import type { Neo } from './context.ts'
import { refusals, type Refusal } from './refusal.ts'
import type { NeoFile } from './types.ts'

/** A form as it was posted, with the files of a multipart one. */
export class PostedForm extends URLSearchParams {
  readonly files: { field: string; name: string; bytes: Uint8Array }[] = []
}

/** `understand`: gives the fields the names that this emulator knows. */
export async function postedForm(
  data: FormData,
  understand: (fields: URLSearchParams) => URLSearchParams,
): Promise<PostedForm> {
  const fields = new URLSearchParams()
  const files: PostedForm['files'] = []
  for (const [field, value] of data) {
    if (typeof value === 'string') fields.append(field, value)
    // A file field in which nothing was chosen is sent as an empty file without a name.
    else if (value.name === '' && value.size === 0) fields.append(field, '')
    else files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  const form = new PostedForm(understand(fields))
  form.files.push(...files)
  return form
}

export const fileFields = ({ variant, drawn }: Neo): string[] =>
  variant.files === 'none' ? [] : [drawn.files.input, drawn.files.control]

/** What the posted form leaves of the files and adds to them. */
export function applyFiles(neo: Neo, now: readonly NeoFile[], body: PostedForm): NeoFile[] | Refusal {
  const { input, control } = neo.drawn.files
  if (neo.variant.files === 'none')
    return body.files.length > 0 ? refusals.unknownField(body.files[0]?.field ?? '') : [...now]
  const named = body.getAll(control)
  if (!named.every((fid) => now.some((file) => file.fid === fid))) return refusals.badValue(control)
  const kept = now.filter(({ fid }) => named.includes(fid) !== (neo.variant.files === 'delete-box'))
  const stranger = body.files.find(({ field }) => field !== input)
  if (stranger) return refusals.unknownField(stranger.field)
  if (body.files.some(({ name }) => neo.knobs.refusedNames.test(name))) return refusals.fileName()
  if (body.files.some(({ bytes }) => bytes.byteLength > neo.knobs.mostFileBytes)) return refusals.fileSize()
  return [...kept, ...body.files.map(({ name, bytes }) => neo.store.newFile(name, bytes))]
}

/** Address of a file, relative to NEO's pages. */
export const fileHref = ({ variant, drawn }: Neo, sid: string, { fid }: NeoFile) =>
  `dneo.${variant.ext}?cmd=${drawn.files.cmd}&${drawn.files.sid}=${sid}&${drawn.files.fid}=${fid}`

export function sizeText({ variant }: Neo, { bytes }: NeoFile): string {
  const size = bytes.byteLength
  if (variant.fileSize === 'none') return ''
  if (variant.fileSize === 'bytes') return `(${size.toLocaleString('en-US')} バイト)`
  return size < 1_048_576 ? `(${(size / 1024).toFixed(1)}KB)` : `(${(size / 1_048_576).toFixed(1)}MB)`
}

export const fileAnswer = ({ name, bytes }: NeoFile) =>
  new Response(new Blob([bytes.slice()]), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })

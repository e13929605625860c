import type { FromPage, ToPage } from '../../lib/messages/protocol.ts'
import { readForm, sendForm } from '../../lib/neo/forms-dom.ts'
import { findSample } from '../../lib/neo/page.ts'

/** Parts of a file, in base64, until the message that says where it goes. */
const parts = new Map<number, string[]>()
const bytesOf = (data: string) => Uint8Array.from(atob(data), (char) => char.charCodeAt(0))

/** Does for the worker what only an open NEO page can do. Always answers, so that the worker does not wait for nothing. */
export const serveForms = async (document: Document, asked: ToPage): Promise<FromPage | undefined> => {
  if (asked.type === 'snapshot') return
  const { request } = asked
  if (asked.type === 'find-sample') {
    const sample = findSample(document, asked.day)
    return { type: 'sample', request, ...(sample && { sample }) }
  }
  if (asked.type === 'read-form') {
    const form = await readForm(document, asked.address).catch(() => undefined)
    return { type: 'form-read', request, ...(form && { form }) }
  }
  if (asked.type === 'file-part') {
    parts.set(request, [...(parts.get(request) ?? []), asked.data])
    return
  }
  if (asked.type === 'send-files') {
    const { address, file, removed } = asked
    const added = file && {
      field: file.field,
      file: new File((parts.get(request) ?? []).map(bytesOf), file.name),
    }
    parts.delete(request)
    const sent = await sendForm(document, address, [], { ...(added && { added }), removed }).catch(() => false)
    return { type: 'form-sent', request, ...(sent !== undefined && { sent }) }
  }
  const sent = await sendForm(document, asked.address, asked.changes, { removed: [] }).catch(() => false)
  return { type: 'form-sent', request, ...(sent !== undefined && { sent }) }
}

import type { FromPage, ToPage } from '../../lib/messages/protocol.ts'
import { readForm, sendForm } from '../../lib/neo/forms-dom.ts'
import { findSample } from '../../lib/neo/page.ts'

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
  const sent = await sendForm(document, asked.address, asked.changes).catch(() => false)
  return { type: 'form-sent', request, ...(sent !== undefined && { sent }) }
}

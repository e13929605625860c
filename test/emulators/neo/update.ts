import type { Visit } from './context.ts'
import { decode, differs, FORM_FIELDS, FORM_KEY, mailedUsers, OPTIONAL_IN_FORM, repeatCode } from './fields.ts'
import { isRefusal, refusals, type Refusal } from './refusal.ts'
import { mayChange } from './rights.ts'

/**
 * The posted edit form. It must be the whole form that this session was given for this entry: the drawn hidden fields, the
 * revision that is still current, and one random key. A form that says nothing new changes nothing.
 */
export function update({ neo, session, user }: Visit, body: URLSearchParams): { changed: boolean } | Refusal {
  const names = neo.drawn.update
  const own = new Set(['cmd', names.sid, names.revision, names.seal.name, session.token])
  const keys: string[] = []
  for (const [name, value] of body) {
    if (FORM_KEY.test(name) && value === '') keys.push(name)
    else if (!own.has(name) && !FORM_FIELDS.includes(name)) return refusals.unknownField(name)
    else if (own.has(name) && body.getAll(name).length > 1) return refusals.badValue(name)
  }
  for (const name of [names.sid, names.revision, names.seal.name])
    if (!body.get(name)) return refusals.missingField(name)
  if (body.get(names.seal.name) !== names.seal.value) return refusals.badValue(names.seal.name)
  const missing = FORM_FIELDS.find((name) => !OPTIONAL_IN_FORM.has(name) && !body.has(name))
  if (missing !== undefined) return refusals.missingField(missing)

  const sid = body.get(names.sid) ?? ''
  const event = neo.store.events.get(sid)
  if (!event) return refusals.gone(neo.variant.goneText)
  if (!mayChange(user.uid, event)) return refusals.forbidden()
  const [key, second] = keys
  if (key === undefined || second !== undefined || session.formKeys.get(key) !== sid) return refusals.formKey()
  if (body.get(names.revision) !== String(event.revision)) return refusals.stale()

  const decoded = decode(neo, body)
  if (isRefusal(decoded)) return decoded
  if (decoded.repeat !== repeatCode(event)) return refusals.badValue('repeat')
  if (!differs(event, decoded.fields)) {
    session.formKeys.delete(key)
    return { changed: false }
  }
  if (neo.store.conflict({ ...event, ...decoded.fields }, sid)) return refusals.conflict()
  session.formKeys.delete(key)
  neo.store.edit(sid, decoded.fields)
  const to = mailedUsers(neo, decoded.sendhowto, user.uid, decoded.fields.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'update', to })
  return { changed: true }
}

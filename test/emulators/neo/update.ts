import type { Visit } from './context.ts'
import { applyFiles, fileFields, type PostedForm } from './files.ts'
import { decode, differs, FORM_FIELDS, FORM_KEY, mailedUsers, OPTIONAL_IN_FORM } from './fields.ts'
import { isRefusal, refusals, type Refusal } from './refusal.ts'
import { mayChange } from './rights.ts'
import { decodeRule, ruleNames, settled } from './rule-fields.ts'
import { changeSeries, readScope, type Wanted } from './series-change.ts'
import type { StoredEvent } from './types.ts'

/** A single entry, which may become a series. */
function changeSingle(neo: Visit['neo'], event: StoredEvent, { fields, recurrence }: Wanted): boolean | Refusal {
  const next = settled(neo, fields, recurrence)
  if (!next) return refusals.rule()
  if (!recurrence && !differs(event, fields)) return false
  if (!recurrence && neo.store.conflict({ ...event, ...fields }, event.sid)) return refusals.conflict()
  neo.store.edit(event.sid, next)
  return true
}

/**
 * The posted edit form. It must be the whole form that this session was given for this entry: the drawn hidden fields, the
 * revision that is still current, and one random key. A form that says nothing new changes nothing.
 */
export function update({ neo, session, user }: Visit, body: PostedForm): { changed: boolean } | Refusal {
  const names = neo.drawn.update
  const { scope } = neo.drawn
  const own = new Set(['cmd', names.sid, names.revision, names.seal.name, session.token, scope.name, scope.day])
  const rule = ruleNames(neo)
  const keys: string[] = []
  for (const [name, value] of body) {
    if (fileFields(neo).includes(name)) continue
    if (FORM_KEY.test(name) && value === '') keys.push(name)
    else if (!own.has(name) && !rule.includes(name) && !FORM_FIELDS.includes(name)) return refusals.unknownField(name)
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
  const recurrence = decodeRule(neo, body)
  if (recurrence && isRefusal(recurrence)) return recurrence
  const files = applyFiles(neo, event.files, body)
  if ('errorno' in files) return files
  const wanted: Wanted = { fields: decoded.fields, recurrence }
  let changed: boolean | Refusal
  if (event.recurrence) {
    const asked = readScope(neo, event, body)
    if (isRefusal(asked)) return asked
    changed = changeSeries(neo, event, wanted, asked)
  } else if (body.has(scope.name) || body.has(scope.day)) return refusals.badValue(scope.name)
  else changed = changeSingle(neo, event, wanted)
  if (typeof changed !== 'boolean') return changed
  const isSame = files.length === event.files.length && files.every((file, index) => file === event.files[index])
  if (!isSame && neo.store.events.has(sid)) {
    neo.store.edit(sid, { files })
    changed = true
  }
  session.formKeys.delete(key)
  if (!changed) return { changed }
  const to = mailedUsers(neo, decoded.sendhowto, user.uid, decoded.fields.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'update', to })
  return { changed: true }
}

import type { Visit } from '../context.ts'
import { editForm } from '../form-model.ts'
import { isRefusal, refusals, type Refusal } from '../refusal.ts'
import { mayChange } from '../rights.ts'
import { logoutCookies } from '../session.ts'
import type { PostedForm } from '../files.ts'
import type { FormModel } from '../browser/view.ts'
import { update } from '../update.ts'
import { create } from './create.ts'
import { move } from './move.ts'
import { read } from './read-commands.ts'
import { remove } from './remove.ts'

/** What came of one POST to dneor: the JSON, and for the record of calls what was asked and done. */
export type Done = { json: object; cmd: string; parts: string[]; write: boolean; done: boolean; cookies: string[] }

const MOST_COMMANDS = 100
const reply = (result: object | Refusal) => ({ status: isRefusal(result) ? 'ng' : 'ok', ...result })

function multi(visit: Visit, body: URLSearchParams): { json: object; parts: string[] } {
  const stranger = [...body.keys()].find((name) => name !== 'multicmd' && name !== visit.session.token)
  if (stranger !== undefined) return { json: reply(refusals.unknownField(stranger)), parts: [] }
  let commands: unknown
  try {
    commands = JSON.parse(body.get('multicmd') ?? '')
  } catch {
    return { json: reply(refusals.badValue('multicmd')), parts: [] }
  }
  const entries = typeof commands === 'object' && commands ? Object.entries(commands) : []
  if (Array.isArray(commands) || entries.length === 0 || entries.length > MOST_COMMANDS)
    return { json: reply(refusals.badValue('multicmd')), parts: [] }
  const parts: string[] = []
  const answers = entries.map(([key, value]: [string, unknown], index) => {
    const whole = typeof value === 'object' && value ? (value as Record<string, unknown>) : {}
    const { cmd, ...parameters } = whole
    // Keys count from "0"; every value is a text.
    if (
      key !== String(index) ||
      typeof cmd !== 'string' ||
      Object.values(parameters).some((each) => typeof each !== 'string')
    )
      return [key, reply(refusals.badValue(key))] as const
    parts.push(cmd)
    return [key, reply(read(visit, cmd, parameters as Record<string, string>))] as const
  })
  return { json: Object.fromEntries(answers), parts }
}

/** The data of a form that the page's script builds (variant). */
function formData(visit: Visit, body: URLSearchParams): { form: FormModel } | Refusal {
  const { neo, session, user } = visit
  const name = neo.drawn.edit.sid
  const stranger = [...body.keys()].find((each) => !['cmd', name, session.token].includes(each))
  if (stranger !== undefined) return refusals.unknownField(stranger)
  const event = neo.store.events.get(body.get(name) ?? '')
  if (!event) return refusals.gone(neo.variant.goneText)
  return mayChange(user.uid, event) ? { form: editForm(visit, event) } : refusals.forbidden()
}

/** One POST with a living session and the right token. The address after dneor is decoration (facts §3, inferred). */
export function serveDneor(visit: Visit, body: PostedForm): Done {
  const { neo, session } = visit
  const one = (cmd: string, result: object | Refusal, write: boolean): Done => ({
    json: reply(result),
    cmd,
    parts: [],
    write,
    done: write && !isRefusal(result) && !('changed' in result && result.changed === false),
    cookies: [],
  })
  if (body.has('multicmd')) return { ...one('multicmd', {}, false), ...multi(visit, body) }
  const cmd = body.get('cmd') ?? ''
  if (body.getAll('cmd').length !== 1) return one(cmd, refusals.badValue('cmd'), false)
  if (cmd === 'schcmdentry') return one(cmd, create(visit, body), true)
  if (cmd === 'schdel') return one(cmd, remove(visit, body), true)
  if (cmd === neo.drawn.update.cmd && neo.variant.update === 'ajax') {
    const result = update(visit, body)
    const answer = one(cmd, result, true)
    return isRefusal(result) ? answer : { ...answer, json: reply({}) }
  }
  if (cmd === neo.drawn.move.cmd) return one(cmd, move(visit, body), true)
  if (cmd === neo.drawn.formData.cmd && neo.variant.editForm === 'script') return one(cmd, formData(visit, body), false)
  if (cmd === 'logout') {
    neo.sessions.close(session)
    return { ...one(cmd, {}, false), cookies: logoutCookies() }
  }
  const names = [...body.keys()].filter((name) => name !== 'cmd' && name !== session.token)
  const repeated = names.find((name) => body.getAll(name).length > 1)
  if (repeated !== undefined) return one(cmd, refusals.badValue(repeated), false)
  const parameters = Object.fromEntries(names.map((name) => [name, body.get(name) ?? '']))
  return one(cmd, read(visit, cmd, parameters), false)
}

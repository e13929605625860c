import { readDay } from '../browser/days.ts'
import type { Visit } from '../context.ts'
import { isRefusal, refusals } from '../refusal.ts'
import { mayChange, sight } from '../rights.ts'
import { carriesToken, logoutCookies } from '../session.ts'
import type { StoredEvent } from '../types.ts'
import { fileAnswer, type PostedForm } from '../files.ts'
import { update } from '../update.ts'
import { detailPage } from './detail.ts'
import { editPage } from './edit.ts'
import { htmlAnswer } from './expired.ts'
import { messagePage, statusPage } from './layout.ts'
import { portalPage } from './portal.ts'
import { schedulePage } from './schedule.ts'

const REFUSED = '閲覧する権限がありません'

/** Parameters of a page address, all of them known and none twice; `undefined` otherwise. */
function parameters(url: URL, required: readonly string[], optional: readonly string[] = []) {
  const names = [...url.searchParams.keys()].filter((name) => name !== '')
  const known = new Set([...required, ...optional, 'cmd', 'log'])
  const fine = names.every((name, index) => known.has(name) && names.indexOf(name) === index)
  return fine && required.every((name) => url.searchParams.get(name)) ? url.searchParams : undefined
}

const badAddress = (visit: Visit) => htmlAnswer(messagePage(visit, '不正なアドレスです'), 400)

function entry(
  visit: Visit,
  sid: string,
  allowed: (event: StoredEvent) => boolean,
  page: (event: StoredEvent) => string,
) {
  const { neo } = visit
  const event = neo.store.events.get(sid)
  if (!event) {
    if (neo.variant.gone === 'message') return htmlAnswer(messagePage(visit, neo.variant.goneText))
    return htmlAnswer(statusPage(neo, '404', 'ページが見つかりません。'), 404)
  }
  return htmlAnswer(allowed(event) ? page(event) : messagePage(visit, REFUSED))
}

/** GET of a page of somebody who is logged in. */
function get(visit: Visit, url: URL): Response {
  const { neo, user } = visit
  const { detail, edit, files } = neo.drawn
  const cmd = url.searchParams.get('cmd') ?? ''
  if (cmd === '' || cmd === 'login') return htmlAnswer(portalPage(visit))
  if (cmd === 'schindex') {
    const given = parameters(url, [], ['date'])
    const date = given?.get('date') ?? ''
    if (!given || (date !== '' && !readDay(date))) return badAddress(visit)
    return htmlAnswer(schedulePage(visit))
  }
  if (cmd === detail.cmd) {
    const day = neo.variant.detailWithDay ? [detail.day] : []
    const given = parameters(url, [detail.sid, detail.constant.name, ...day])
    const fine = given?.get(detail.constant.name) === detail.constant.value
    if (!given || !fine || day.some((name) => !readDay(given.get(name) ?? ''))) return badAddress(visit)
    const access = (viewer: string, target: string) => neo.access(viewer, target)
    const asked = neo.variant.detailWithDay ? readDay(given.get(detail.day) ?? '') : undefined
    return entry(
      visit,
      given.get(detail.sid) ?? '',
      (event) => sight(user.uid, event, access) === 'full',
      (event) => detailPage(visit, event, asked),
    )
  }
  if (cmd === files.cmd) {
    const given = parameters(url, [files.sid, files.fid])
    const event = neo.store.events.get(given?.get(files.sid) ?? '')
    const file = event?.files.find(({ fid }) => fid === given?.get(files.fid))
    if (!given) return badAddress(visit)
    if (event && sight(user.uid, event, (viewer, target) => neo.access(viewer, target)) !== 'full')
      return htmlAnswer(messagePage(visit, REFUSED))
    if (file) return fileAnswer(file)
    if (neo.variant.gone === 'message') return htmlAnswer(messagePage(visit, '指定されたファイルは存在しません'))
    return htmlAnswer(statusPage(neo, '404', 'ページが見つかりません。'), 404)
  }
  if (cmd === edit.cmd) {
    const { editDay } = neo.drawn.series
    const given = parameters(url, [edit.sid], neo.variant.askedDay === 'address' ? [editDay] : [])
    const day = readDay(given?.get(editDay) ?? '')
    if (!given || (given.has(editDay) && !day)) return badAddress(visit)
    return entry(
      visit,
      given.get(edit.sid) ?? '',
      (event) => mayChange(user.uid, event),
      (event) => editPage(visit, event, day),
    )
  }
  return htmlAnswer(messagePage(visit, refusals.unknownCommand(cmd).errormessage), 404)
}

/** POST to a page: logout, and the update where the variant sends forms here. */
function post(visit: Visit, url: URL, body: PostedForm): { answer: Response; changed: boolean } {
  const { neo, session } = visit
  const cmd = body.get('cmd') ?? ''
  if (!carriesToken(session, body)) {
    const page = statusPage(neo, '403', '権限がないか、セッションの有効期限が切れています。')
    return { answer: htmlAnswer(page, 403), changed: false }
  }
  if (cmd === 'logout') {
    neo.sessions.close(session)
    const answer = new Response(null, { status: 302, headers: { location: `${neo.pages}?cmd=login` } })
    for (const line of logoutCookies()) answer.headers.append('set-cookie', line)
    return { answer, changed: false }
  }
  if (cmd === neo.drawn.update.cmd && neo.variant.update === 'post' && url.searchParams.get('cmd') === cmd) {
    const result = update(visit, body)
    if (isRefusal(result)) return { answer: htmlAnswer(messagePage(visit, result.errormessage)), changed: false }
    const answer = new Response(null, { status: 302, headers: { location: `${neo.pages}?cmd=schindex` } })
    return { answer, changed: result.changed }
  }
  return { answer: htmlAnswer(messagePage(visit, refusals.unknownCommand(cmd).errormessage), 400), changed: false }
}

export const pageCommands = { get, post }

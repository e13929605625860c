import { type Context, Hono } from 'hono'
import { setTimeout as wait } from 'node:timers/promises'
import { certify, nextPage } from './certify.ts'
import type { Neo, Visit } from './context.ts'
import { serveDneor } from './dneor/serve-dneor.ts'
import { expiredAnswer, htmlAnswer } from './pages/expired.ts'
import { bare, RESOURCES, statusPage } from './pages/layout.ts'
import { loginPage } from './pages/login.ts'
import { pageCommands } from './pages/serve-page.ts'
import { PostedForm, postedForm } from './files.ts'
import { isRefusal } from './refusal.ts'
import { resource } from './resources.ts'
import { carriesToken, loginCookies, originAllowed } from './session.ts'
import { understand } from './strange.ts'
import type { Call } from './types.ts'

const jsonAnswer = (json: object, cookies: readonly string[] = []) => {
  const answer = Response.json(json, { headers: { 'cache-control': 'no-store' } })
  for (const line of cookies) answer.headers.append('set-cookie', line)
  return answer
}

/** Forms are read only as browsers send them by default. */
async function readForm(neo: Neo, request: Request): Promise<PostedForm | undefined> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data'))
    return postedForm(await request.formData(), (form) => understand(neo, form))
  const text = await request.text()
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined
  return new PostedForm(understand(neo, new URLSearchParams(text)))
}

/** The addresses of one NEO; `record` keeps every command that reached it. */
export function createApp(neo: Neo, record: (call: Omit<Call, 'at'>) => void): Hono {
  const app = new Hono()
  const forbidden = () => htmlAnswer(statusPage(neo, '403', '権限がないか、セッションの有効期限が切れています。'), 403)
  const badRequest = () => htmlAnswer(statusPage(neo, '400', '不正なリクエストです。'), 400)

  const visitOf = (request: Request): Visit | undefined => {
    const session = neo.sessions.find(request)
    const user = neo.users.find((each) => each.uid === session?.uid)
    return session && user && { neo, session, user, request }
  }
  const note = (cmd: string, visit: Visit | undefined, more: Partial<Call> = {}) =>
    record({ cmd, uid: visit?.user.uid ?? '', write: false, done: false, parts: [], ...more })

  app.use(async (c, next) => {
    const { latencyMs, maintenance } = neo.knobs
    const delay = typeof latencyMs === 'number' ? latencyMs : latencyMs(c.req.raw)
    if (delay > 0) await wait(delay)
    if (maintenance === false) return next()
    const body = bare('メンテナンス中', {
      markup: '<h1>メンテナンス中</h1><p>ただいまシステムのメンテナンスを行っています。</p>',
    })
    return htmlAnswer(body, maintenance)
  })

  app.get(neo.pages, (c) => {
    const url = new URL(c.req.url)
    const visit = visitOf(c.req.raw)
    const cmd = url.searchParams.get('cmd') ?? ''
    note(cmd, visit)
    if (visit) return pageCommands.get(visit, url)
    if (cmd === '' || cmd === 'login') return htmlAnswer(loginPage(neo, `dneo.${neo.variant.ext}?cmd=login`))
    return expiredAnswer(neo, c.req.raw, 'page')
  })

  /** Login by a plain form post, as older scripts do it. */
  function plainLogin(body: URLSearchParams): Response {
    const result = certify(neo, body)
    if (isRefusal(result)) return htmlAnswer(loginPage(neo, body.get('nexturl') ?? '', result.errormessage))
    const answer = new Response(null, { status: 302, headers: { location: nextPage(neo, body.get('nexturl') ?? '') } })
    for (const line of loginCookies(result.session, neo.knobs.builtInSync)) answer.headers.append('set-cookie', line)
    return answer
  }

  app.post(neo.pages, async (c) => {
    const body = await readForm(neo, c.req.raw)
    const visit = visitOf(c.req.raw)
    const cmd = body?.get('cmd') ?? ''
    const write = cmd === neo.drawn.update.cmd
    if (!originAllowed(c.req.raw, neo.knobs.originRule)) return (note(cmd, visit, { write }), forbidden())
    if (!body) return badRequest()
    if (cmd === 'certify') return (note(cmd, visit), plainLogin(body))
    if (!visit) return (note(cmd, visit, { write }), expiredAnswer(neo, c.req.raw, 'page'))
    const { answer, changed } = pageCommands.post(visit, new URL(c.req.url), body)
    note(cmd, visit, { write, done: changed })
    return answer
  })

  async function dneor(c: Context): Promise<Response> {
    const request = c.req.raw
    const visit = visitOf(request)
    if (request.method !== 'POST') return (note('', visit), badRequest())
    const body = await readForm(neo, request)
    const cmd = body?.has('multicmd') ? 'multicmd' : (body?.get('cmd') ?? '')
    const write = ['schcmdentry', 'schdel', neo.drawn.update.cmd, neo.drawn.move.cmd].includes(cmd)
    if (!originAllowed(request, neo.knobs.originRule)) return (note(cmd, visit, { write }), forbidden())
    if (!body) return (note(cmd, visit), badRequest())
    if (cmd === 'certify') {
      note(cmd, visit)
      const result = certify(neo, body)
      if (isRefusal(result)) return jsonAnswer({ status: 'ng', ...result })
      return jsonAnswer(result.answer, loginCookies(result.session, neo.knobs.builtInSync))
    }
    if (!visit) return (note(cmd, visit, { write }), expiredAnswer(neo, request, 'dneor'))
    if (!carriesToken(visit.session, body)) return (note(cmd, visit, { write }), forbidden())
    const result = serveDneor(visit, body)
    note(result.cmd, visit, { parts: result.parts, write: result.write, done: result.done })
    return jsonAnswer(result.json, result.cookies)
  }
  app.all(neo.api, dneor)
  app.all(`${neo.api}/*`, dneor)

  app.get(`${RESOURCES}/:name`, (c) => resource(c.req.param('name')) ?? c.notFound())
  app.notFound(() => htmlAnswer(statusPage(neo, '404', 'ページが見つかりません。'), 404))
  app.onError(() => htmlAnswer(statusPage(neo, '500', 'サーバーエラーが発生しました。'), 500))
  return app
}

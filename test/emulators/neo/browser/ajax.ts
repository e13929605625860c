import { cookie, pageConfig } from './page.ts'

export type Answer = { status: string; errorno?: string; errormessage?: string } & Record<string, unknown>

/** XMLHttpRequest, as NEO's own scripts send it (facts/neo-web.md §2.4); not fetch. */
function send(address: string, body: URLSearchParams | FormData): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    if (!(body instanceof FormData))
      request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8')
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest')
    request.setRequestHeader('Accept', 'application/json, text/javascript, */*; q=0.01')
    request.addEventListener('error', () => reject(new Error('サーバーに接続できません')))
    request.addEventListener('load', () => {
      const json = (request.getResponseHeader('content-type') ?? '').includes('json')
      if (request.status === 200 && json) resolve(JSON.parse(request.responseText) as Answer)
      else if (request.status === 403 || request.status === 200)
        reject(new Error('権限がないか、セッションが切れています。ログインし直してください'))
      else reject(new Error(`サーバーエラー（${request.status}）`))
    })
    request.send(body instanceof FormData ? body : body.toString())
  })
}

/** Posts to an address of dneor with the token; an answer that is not ok is an error with NEO's words. */
export async function post(
  address: string,
  fields: URLSearchParams,
  files: readonly (readonly [string, File])[] = [],
): Promise<Answer> {
  const body = files.length > 0 ? new FormData() : new URLSearchParams(fields)
  if (body instanceof FormData) {
    const given = new Set(files.map(([name]) => name))
    for (const [name, value] of fields) if (!given.has(name)) body.append(name, value)
    for (const [name, file] of files) body.append(name, file)
  }
  const token = cookie('dnzToken')
  if (!body.has(token)) body.set(token, '1')
  const answer = await send(address, body)
  if (answer.status !== 'ok') throw new Error(answer.errormessage ?? 'エラーが発生しました')
  return answer
}

export const command = (cmd: string, fields: Record<string, string>) =>
  post(`${pageConfig().api}/${cmd}/`, new URLSearchParams({ cmd, ...fields }))

/** Several reading commands in one request; the address repeats them (facts §3). */
export async function multi(commands: ({ cmd: string } & Record<string, string>)[]): Promise<Answer[]> {
  const keyed = Object.fromEntries(commands.map((each, index) => [String(index), each]))
  const path = commands.map(({ cmd, id }, index) => `${index}/${cmd}${id ? `/id/${id}` : ''}`).join('/')
  const body = new URLSearchParams({ multicmd: JSON.stringify(keyed) })
  body.set(cookie('dnzToken'), '1')
  const answers = (await send(`${pageConfig().api}/${path}/`, body)) as unknown as Record<string, Answer>
  return commands.map((_, index) => {
    const answer = answers[String(index)]
    if (answer?.status !== 'ok') throw new Error(answer?.errormessage ?? 'エラーが発生しました')
    return answer
  })
}

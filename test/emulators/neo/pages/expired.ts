import type { Neo } from '../context.ts'
import { readCookies } from '../session.ts'
import { statusPage } from './layout.ts'
import { loginPage } from './login.ts'

export const htmlAnswer = (markup: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(markup, {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store', ...headers },
  })

/** The page wanted, relative to NEO's directory, for after the login. */
const wantedPage = (neo: Neo, request: Request): string => {
  const { search } = new URL(request.url)
  return request.method === 'GET' && search ? `dneo.${neo.variant.ext}${search}` : `dneo.${neo.variant.ext}?cmd=login`
}

/**
 * What somebody without a living session gets, on pages and from dneor alike; the variant decides. Whoever never logged in
 * and opens a page sees the login form in every variant.
 */
export function expiredAnswer(neo: Neo, request: Request, from: 'page' | 'dneor'): Response {
  const stranger = !readCookies(request).get('dnzSid')
  if ((stranger && from === 'page') || neo.variant.expired === 'login-page')
    return htmlAnswer(loginPage(neo, from === 'page' ? wantedPage(neo, request) : `dneo.${neo.variant.ext}?cmd=login`))
  if (neo.variant.expired === 'redirect')
    return new Response(null, { status: 302, headers: { location: `${neo.pages}?cmd=login` } })
  // 401 is folded into 403 (facts §10.1).
  return htmlAnswer(statusPage(neo, '403', '権限がないか、セッションの有効期限が切れています。'), 403)
}

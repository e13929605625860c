import { EntraError } from './errors.ts'

export const graphResource = 'https://graph.microsoft.com'
const openId = ['openid', 'profile', 'email', 'offline_access']
/** Delegated permissions of Graph that this directory knows, with what the consent page says. */
export const graphScopes: Record<string, string> = {
  'User.Read': 'サインインとプロファイルの読み取り',
  'User.ReadBasic.All': '全ユーザーの基本プロファイルの読み取り',
  'Calendars.Read': '予定表の読み取り',
  'Calendars.ReadBasic': '予定表の基本情報の読み取り',
  'Calendars.ReadWrite': '予定表の読み取りと変更',
  'MailboxSettings.Read': 'メールボックス設定の読み取り',
  'Place.Read.All': '会議室の一覧の読み取り',
}
const byLowerCase = new Map([...openId, ...Object.keys(graphScopes)].map((scope) => [scope.toLowerCase(), scope]))

/** What the person reads on the consent page. */
export const scopeLabel = (scope: string) => graphScopes[scope] ?? scope

/** The scopes asked for, by their short names; `.default` stands for what is consented already. Refuses what does not exist. */
export function readScopes(text: string): { scopes: string[]; isDefault: boolean } {
  const scopes = new Set<string>()
  let isDefault = false
  for (const asked of text.split(' ').filter((part) => part !== '')) {
    const short = asked.toLowerCase().startsWith(`${graphResource}/`) ? asked.slice(graphResource.length + 1) : asked
    if (short.includes('/'))
      throw new EntraError(
        500011,
        'invalid_resource',
        `The resource principal of '${asked}' was not found in the tenant.`,
      )
    if (short === '.default') {
      isDefault = true
      continue
    }
    const known = byLowerCase.get(short.toLowerCase())
    if (known === undefined)
      throw new EntraError(650053, 'invalid_client', `The scope '${short}' does not exist on the resource.`)
    scopes.add(known)
  }
  return { scopes: [...scopes], isDefault }
}

/** `scp` of an access token for Graph: granted Graph permissions and the OpenID ones without offline_access. */
export function scpOf(granted: Iterable<string>): string {
  return [...granted].filter((scope) => scope !== 'offline_access').join(' ')
}

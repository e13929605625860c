/** A directory. The first domain is the one that its users' addresses have. */
export type Tenant = { id: string; name: string; domains: string[] }

/** A redirect URI belongs to exactly one platform; the platform decides the Origin rule and the life of refresh tokens. */
export type Platform = 'spa' | 'web' | 'native'

export type Client = {
  id: string
  name: string
  /** Directory in which it is registered. */
  tenant: string
  /** Usable from other directories and through `common` and `organizations`. */
  multiTenant?: boolean
  redirects: { uri: string; platform: Platform }[]
  /** Web clients prove themselves with it. */
  secret?: string
  /** What an administrator has granted for everyone; anything else asks the person. */
  adminConsent: string[]
}

export type User = { oid: string; tenant: string; mail: string; name: string; password: string }

/** The extension's permissions (facts/graph-and-auth.md §10.4), and what OpenID Connect itself adds. */
export const usualConsent = ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Calendars.ReadWrite']

export const sampleTenant: Tenant = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: '株式会社サンプル',
  domains: ['example.com', 'sample.onmicrosoft.com'],
}

/** A second directory, to try wrong ones. */
export const otherTenant: Tenant = {
  id: 'aaaaaaaa-0000-4000-8000-000000000002',
  name: '別の会社',
  domains: ['other.example'],
}

/** The same people as in the default mailboxes. */
export const sampleUsers: User[] = [
  {
    oid: '11111111-1111-4111-8111-111111111111',
    tenant: sampleTenant.id,
    mail: 'taro.yamada@example.com',
    name: '山田 太郎',
    password: 'yamada-pass',
  },
  {
    oid: '22222222-2222-4222-8222-222222222222',
    tenant: sampleTenant.id,
    mail: 'hanako.sato@example.com',
    name: '佐藤 花子',
    password: 'sato-pass',
  },
  {
    oid: '33333333-3333-4333-8333-333333333333',
    tenant: otherTenant.id,
    mail: 'ichiro@other.example',
    name: '鈴木 一郎',
    password: 'suzuki-pass',
  },
]

export const sampleClientId = 'bbbbbbbb-0000-4000-8000-000000000001'

/** The registration that an administrator makes for the extension: one SPA redirect per extension id. */
export function sampleClient(extensionIds: readonly string[]): Client {
  return {
    id: sampleClientId,
    name: 'NEO–Outlook 予定連携',
    tenant: sampleTenant.id,
    redirects: extensionIds.map((id) => ({ uri: `https://${id}.chromiumapp.org/`, platform: 'spa' })),
    adminConsent: [...usualConsent],
  }
}

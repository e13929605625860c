import { defaults, policyOnly, type SettingName, settingNames, type Settings, settingsSchema } from './schema.ts'

export type Source = 'default' | 'user' | 'policy'
export type Resolved = {
  values: Settings
  sources: Record<SettingName, Source>
  refused: { name: SettingName; source: Source }[]
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const parse = (name: SettingName, value: unknown) => settingsSchema.shape[name].safeParse(value)

/**
 * Policy over user over default, value by value: each is parsed on its own, so that a bad one never hurts the others.
 * A refused value counts as absent and is named together with where it came from.
 */
export const resolveSettings = (user: unknown, policy: unknown): Resolved => {
  const resolved: Resolved = {
    values: { ...defaults },
    sources: Object.fromEntries(settingNames.map((name) => [name, 'default'])) as Resolved['sources'],
    refused: [],
  }
  for (const source of ['user', 'policy'] as const) {
    const given = asRecord(source === 'user' ? user : policy)
    for (const name of settingNames) {
      if (given[name] === undefined || (source === 'user' && policyOnly.has(name))) continue
      const parsed = parse(name, given[name])
      if (parsed.success) {
        Object.assign(resolved.values, { [name]: parsed.data })
        resolved.sources[name] = source
      } else resolved.refused.push({ name, source })
    }
  }
  return resolved
}

/** What of a wanted change may be stored: known names that no policy fixes, with values that fit. */
export const acceptChange = (change: Record<string, unknown>, { sources }: Resolved) => {
  const accepted: Partial<Settings> = {}
  const refused: string[] = []
  for (const [key, value] of Object.entries(change)) {
    const name = settingNames.find((one) => one === key)
    const isOpen = name && sources[name] !== 'policy' && !policyOnly.has(name)
    const parsed = isOpen ? parse(name, value) : undefined
    if (name && parsed?.success) Object.assign(accepted, { [name]: parsed.data })
    else refused.push(key)
  }
  return { accepted, refused }
}

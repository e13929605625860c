import { useState } from 'preact/hooks'
import type { SettingName } from '../lib/settings/schema.ts'
import type { OwnApi } from './own-api.ts'

/** Settings that a person has; the others are an administrator's alone. */
export type PersonalSetting = Exclude<SettingName, 'stopped' | 'approveFirstRun' | 'builtInUnused' | 'neoProfile'>

export type SaveState = 'idle' | 'saved' | 'refused'

/** Saves one setting at once and says how that went. A refused value is not stored; the field keeps showing it. */
export const useSaver = (api: OwnApi, name: PersonalSetting) => {
  const [state, setState] = useState<SaveState>('idle')
  const save = async (value: unknown): Promise<boolean> => {
    const { refused, settings } = await api.ask({ type: 'save-settings', change: { [name]: value } })
    api.settings.set(settings)
    const taken = !refused.includes(name)
    setState(taken ? 'saved' : 'refused')
    return taken
  }
  return { state, save: (value: unknown) => save(value).catch(() => (setState('refused'), false)) }
}

import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import {
  type KindRow,
  kindRows,
  kindRules,
  type KindSettings,
  kindSettings,
  settingOfRule,
} from '../lib/settings/kinds.ts'
import { KindRowFields } from './KindRowFields.tsx'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import type { SaveState } from './use-saver.ts'

const names = Object.values(settingOfRule)
const blank: KindRow = { kind: '', rule: 'as-is', category: '' }

/** A row for every kind that has a rule or was seen in NEO, and one more to type in. */
const rowsOf = (stored: KindSettings, seen: readonly string[]): KindRow[] => {
  const ruled = kindRows(stored)
  const others = seen.filter((kind) => !ruled.some((row) => row.kind === kind))
  return [...ruled, ...others.map((kind) => ({ ...blank, kind })), blank]
}

/** What is to become of each kind of event (予定): one table, saved at once. */
export const KindsSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { excludedKinds, busyKinds, privateKinds, categoryKinds } = settings.values
  const stored = { excludedKinds, busyKinds, privateKinds, categoryKinds }
  const key = JSON.stringify(stored)
  const [seen, setSeen] = useState<readonly string[]>([])
  const [rows, setRows] = useState(() => rowsOf(stored, []))
  /** Which of the settings behind the table were refused last time; undefined: nothing was saved yet. */
  const [refused, setRefused] = useState<readonly string[]>()
  useEffect(() => {
    void api.ask({ type: 'kinds' }).then(setSeen, () => undefined)
  }, [])
  useEffect(() => setRows(rowsOf(stored, seen)), [key, seen])
  const locked = kindRules.filter((rule) => rule !== 'as-is' && isLocked(settings, settingOfRule[rule]))

  const change = (at: number, to: Partial<KindRow>) => {
    const next = rows.map((row, index) => (index === at ? { ...row, ...to } : row))
    setRows(next)
    const wanted = kindSettings(next)
    const changes = names.filter((name) => wanted[name] !== stored[name] && !isLocked(settings, name))
    if (changes.length === 0) return
    const save = async () => {
      const answer = await api.ask({
        type: 'save-settings',
        change: Object.fromEntries(changes.map((name) => [name, wanted[name]])),
      })
      api.settings.set(answer.settings)
      setRefused(answer.refused)
    }
    void save().catch(() => setRefused(changes))
  }
  const stateOf = (name: string, index: number): SaveState => {
    if (refused?.includes(name)) return 'refused'
    return index === 0 && refused?.length === 0 ? 'saved' : 'idle'
  }
  return (
    <fieldset class="field" aria-describedby="kinds-help kinds-note">
      <legend>{t('settings.kinds.label')}</legend>
      <p id="kinds-help" class="help">
        {t('settings.kinds.help')}
      </p>
      <table class="kinds">
        <thead>
          <tr>
            <th scope="col">{t('settings.kinds.kind')}</th>
            <th scope="col">{t('settings.kinds.rule')}</th>
            <th scope="col">{t('settings.kinds.category')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <KindRowFields
              key={index}
              row={row}
              index={index}
              isLast={index === rows.length - 1}
              locked={locked}
              change={(to) => change(index, to)}
            />
          ))}
        </tbody>
      </table>
      <ul class="help">
        {kindRules.map((rule) => (
          <li key={rule}>{t(`settings.kinds.${rule}-help`)}</li>
        ))}
      </ul>
      {names.map((name, index) => (
        <SettingNote
          key={name}
          id={index === 0 ? 'kinds-note' : `${name}-note`}
          name={name}
          settings={settings}
          state={stateOf(name, index)}
        />
      ))}
    </fieldset>
  )
}

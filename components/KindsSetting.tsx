import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** Names of 予定 that are not synced, of which only the times go to Outlook, or that are private there: one per line, saved when the person leaves the field. */
export const KindsSetting = (props: {
  api: OwnApi
  settings: ResolvedForPages
  name: 'excludedKinds' | 'busyKinds' | 'privateKinds'
}) => {
  const { api, settings, name } = props
  const stored = settings.values[name]
  const [text, setText] = useState(stored)
  const { state, save } = useSaver(api, name)
  useEffect(() => setText(stored), [stored])
  return (
    <div class="field">
      <label for={name}>{t(`settings.${name}.label`)}</label>
      <textarea
        id={name}
        rows={3}
        value={text}
        readOnly={isLocked(settings, name)}
        spellcheck={false}
        aria-invalid={state === 'refused'}
        aria-describedby={`${name}-help ${name}-note`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => void save(text)}
      />
      <p id={`${name}-help`} class="help">
        {t(`settings.${name}.help`)}
      </p>
      <SettingNote id={`${name}-note`} name={name} settings={settings} state={state} />
    </div>
  )
}

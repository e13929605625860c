import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** One line of text that is saved when the person leaves the field. `edited` hears every key. */
export const TextSetting = (props: {
  api: OwnApi
  settings: ResolvedForPages
  name: 'clientId' | 'tenantId' | 'neoAddress'
  edited?(text: string): void
}) => {
  const { api, settings, name } = props
  const stored = settings.values[name]
  const [text, setText] = useState(stored)
  const { state, save } = useSaver(api, name)
  useEffect(() => setText(stored), [stored])
  return (
    <div class="field">
      <label for={name}>{t(`settings.${name}.label`)}</label>
      <input
        id={name}
        type="text"
        inputMode={name === 'neoAddress' ? 'url' : 'text'}
        value={text}
        readOnly={isLocked(settings, name)}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={state === 'refused'}
        aria-describedby={`${name}-help ${name}-note`}
        onInput={(event) => {
          setText(event.currentTarget.value)
          props.edited?.(event.currentTarget.value)
        }}
        onChange={() => void save(text)}
      />
      <p id={`${name}-help`} class="help">
        {t(`settings.${name}.help`)}
      </p>
      <SettingNote id={`${name}-note`} name={name} settings={settings} state={state} />
    </div>
  )
}

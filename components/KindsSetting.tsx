import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** 同期対象外の予定種別: one name per line, saved when the person leaves the field. */
export const KindsSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const stored = settings.values.excludedKinds
  const [text, setText] = useState(stored)
  const { state, save } = useSaver(api, 'excludedKinds')
  useEffect(() => setText(stored), [stored])
  return (
    <div class="field">
      <label for="excludedKinds">{t('settings.excludedKinds.label')}</label>
      <textarea
        id="excludedKinds"
        rows={3}
        value={text}
        readOnly={isLocked(settings, 'excludedKinds')}
        spellcheck={false}
        aria-invalid={state === 'refused'}
        aria-describedby="excludedKinds-help excludedKinds-note"
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => void save(text)}
      />
      <p id="excludedKinds-help" class="help">
        {t('settings.excludedKinds.help')}
      </p>
      <SettingNote id="excludedKinds-note" name="excludedKinds" settings={settings} state={state} />
    </div>
  )
}

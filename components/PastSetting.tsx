import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** 過去の予定 on/off. */
export const PastSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'pastEvents')
  return (
    <fieldset class="field">
      <legend>{t('settings.pastEvents.label')}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={settings.values.pastEvents}
          disabled={isLocked(settings, 'pastEvents')}
          aria-describedby="pastEvents-help pastEvents-note"
          onChange={(event) => void save(event.currentTarget.checked)}
        />
        {t('settings.pastEvents.words')}
      </label>
      <p id="pastEvents-help" class="help">
        {t('settings.pastEvents.help')}
      </p>
      <SettingNote id="pastEvents-note" name="pastEvents" settings={settings} state={state} />
    </fieldset>
  )
}

import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { directions } from '../lib/settings/schema.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

export const DirectionSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'direction')
  return (
    <fieldset class="field" aria-describedby="direction-note">
      <legend>{t('settings.direction.label')}</legend>
      {directions.map((direction) => (
        <label class="choice" key={direction}>
          <input
            type="radio"
            name="direction"
            value={direction}
            checked={settings.values.direction === direction}
            disabled={isLocked(settings, 'direction')}
            onChange={() => void save(direction)}
          />
          {t(`settings.direction.${direction}`)}
        </label>
      ))}
      <SettingNote id="direction-note" name="direction" settings={settings} state={state} />
    </fieldset>
  )
}

import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { conflictRules } from '../lib/settings/schema.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** Who wins where both sides changed one field, with what that means for the two events. */
export const ConflictSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'conflicts')
  return (
    <fieldset class="field" aria-describedby="conflicts-history conflicts-note">
      <legend>{t('settings.conflicts.label')}</legend>
      {conflictRules.map((rule) => (
        <div class="choice-long" key={rule}>
          <label class="choice">
            <input
              type="radio"
              name="conflicts"
              value={rule}
              checked={settings.values.conflicts === rule}
              disabled={isLocked(settings, 'conflicts')}
              aria-describedby={`conflicts-${rule}`}
              onChange={() => void save(rule)}
            />
            {t(`settings.conflicts.${rule}`)}
          </label>
          <p id={`conflicts-${rule}`} class="help">
            {t(`settings.conflicts.${rule}-help`)}
          </p>
        </div>
      ))}
      <p id="conflicts-history" class="help">
        {t('settings.conflicts.history')}
      </p>
      <SettingNote id="conflicts-note" name="conflicts" settings={settings} state={state} />
    </fieldset>
  )
}

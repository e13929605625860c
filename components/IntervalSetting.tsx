import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { intervals } from '../lib/settings/schema.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

export const intervalWords = (minutes: number) =>
  minutes === 0
    ? t('settings.interval.off')
    : minutes === 60
      ? t('settings.interval.hour')
      : t('settings.interval.minutes', { count: minutes })

export const IntervalSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'interval')
  return (
    <div class="field">
      <label for="interval">{t('settings.interval.label')}</label>
      <select
        id="interval"
        disabled={isLocked(settings, 'interval')}
        aria-describedby="interval-help interval-note"
        value={String(settings.values.interval)}
        onChange={(event) => void save(Number(event.currentTarget.value))}
      >
        {intervals.map((minutes) => (
          <option key={minutes} value={String(minutes)} selected={settings.values.interval === minutes}>
            {intervalWords(minutes)}
          </option>
        ))}
      </select>
      <p id="interval-help" class="help">
        {t('settings.interval.help')}
      </p>
      <SettingNote id="interval-note" name="interval" settings={settings} state={state} />
    </div>
  )
}

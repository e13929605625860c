import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { reminders } from '../lib/settings/schema.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

const wordsOf = (reminder: (typeof reminders)[number]) => {
  if (reminder === 'keep' || reminder === 'none') return t(`settings.reminder.${reminder}`)
  const minutes = Number(reminder)
  if (minutes === 0) return t('settings.reminder.start')
  if (minutes === 1440) return t('settings.reminder.day')
  return minutes < 60
    ? t('settings.reminder.minutes', { count: minutes })
    : t('settings.reminder.hours', { count: minutes / 60 })
}

/** 既定のリマインダー of events that are made in Outlook. */
export const ReminderSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'reminder')
  return (
    <div class="field">
      <label for="reminder">{t('settings.reminder.label')}</label>
      <select
        id="reminder"
        disabled={isLocked(settings, 'reminder')}
        aria-describedby="reminder-help reminder-note"
        value={settings.values.reminder}
        onChange={(event) => void save(event.currentTarget.value)}
      >
        {reminders.map((reminder) => (
          <option key={reminder} value={reminder} selected={settings.values.reminder === reminder}>
            {wordsOf(reminder)}
          </option>
        ))}
      </select>
      <p id="reminder-help" class="help">
        {t('settings.reminder.help')}
      </p>
      <SettingNote id="reminder-note" name="reminder" settings={settings} state={state} />
    </div>
  )
}

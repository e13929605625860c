import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

/** The Outlook calendar that is synced: the default one, or one that the person may write into. */
export const CalendarSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const { state, save } = useSaver(api, 'calendar')
  const [found, setFound] = useState<readonly string[]>()
  const [isFailed, setFailed] = useState(false)
  const chosen = settings.values.calendar
  const account = settings.account?.loginHint
  useEffect(() => {
    if (account === undefined) return
    const load = async () => {
      const { names } = await api.ask({ type: 'calendars' })
      setFound(names)
      setFailed(names === undefined)
    }
    void load().catch(() => setFailed(true))
  }, [account])
  const names = [...(found ?? []), ...(chosen === '' || found?.includes(chosen) ? [] : [chosen])]
  const isMissing = found !== undefined && chosen !== '' && !found.includes(chosen)
  return (
    <div class="field">
      <label for="calendar">{t('settings.calendar.label')}</label>
      <select
        id="calendar"
        disabled={isLocked(settings, 'calendar')}
        aria-describedby="calendar-help calendar-state calendar-note"
        value={chosen}
        onChange={(event) => void save(event.currentTarget.value)}
      >
        <option value="" selected={chosen === ''}>
          {t('settings.calendar.default')}
        </option>
        {names.map((name) => (
          <option key={name} value={name} selected={name === chosen}>
            {name}
          </option>
        ))}
      </select>
      <p id="calendar-help" class="help">
        {t('settings.calendar.help')}
      </p>
      <div id="calendar-state" role="status">
        {isMissing && <p class="note note-bad">{t('settings.calendar.missing')}</p>}
        {isFailed && <p class="note">{t('settings.calendar.failed')}</p>}
      </div>
      <SettingNote id="calendar-note" name="calendar" settings={settings} state={state} />
    </div>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'
import { dayWords } from './when.ts'

type RangeName = 'pastDays' | 'futureDays'

const DaysField = ({ api, settings, name }: { api: OwnApi; settings: ResolvedForPages; name: RangeName }) => {
  const stored = settings.values[name]
  const [text, setText] = useState(String(stored))
  const { state, save } = useSaver(api, name)
  useEffect(() => setText(String(stored)), [stored])
  return (
    <div class="days">
      <label for={name}>{t(`settings.${name}.label`)}</label>
      <input
        id={name}
        type="number"
        inputMode="numeric"
        min={0}
        max={1825}
        value={text}
        readOnly={isLocked(settings, name)}
        aria-invalid={state === 'refused'}
        aria-describedby={`${name}-note`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => void save(text === '' ? null : Number(text))}
      />
      <span>{t('settings.range.days')}</span>
      <SettingNote id={`${name}-note`} name={name} settings={settings} state={state} />
    </div>
  )
}

const dayAround = (now: number, days: number) => {
  const date = new Date(now)
  const day = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + days))
  return dayWords(day.toISOString().slice(0, 10))
}

/** Days before and after today, and what that means in dates. */
export const RangeSetting = (props: { api: OwnApi; settings: ResolvedForPages; now: number }) => {
  const { pastDays, futureDays } = props.settings.values
  return (
    <fieldset class="field">
      <legend>{t('settings.range.label')}</legend>
      <div class="range">
        <DaysField api={props.api} settings={props.settings} name="pastDays" />
        <DaysField api={props.api} settings={props.settings} name="futureDays" />
      </div>
      <p class="help">
        {t('settings.range.shown', {
          from: dayAround(props.now, -pastDays),
          to: dayAround(props.now, futureDays),
        })}
      </p>
    </fieldset>
  )
}

import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { NumberSetting } from './NumberSetting.tsx'
import type { OwnApi } from './own-api.ts'
import { dayWords } from './when.ts'

const dayAround = (now: number, days: number) => {
  const date = new Date(now)
  const day = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + days))
  return dayWords(day.toISOString().slice(0, 10))
}

/** Days before and after today, and what that means in dates. */
export const RangeSetting = (props: { api: OwnApi; settings: ResolvedForPages; now: number }) => {
  const { api, settings, now } = props
  const { pastDays, futureDays } = settings.values
  const field = { api, settings, min: 0, max: 1825, unit: t('settings.range.days') }
  return (
    <fieldset class="field">
      <legend>{t('settings.range.label')}</legend>
      <div class="range">
        <NumberSetting {...field} name="pastDays" />
        <NumberSetting {...field} name="futureDays" />
      </div>
      <p class="help">
        {t('settings.range.shown', {
          from: dayAround(now, -pastDays),
          to: dayAround(now, futureDays),
        })}
      </p>
    </fieldset>
  )
}

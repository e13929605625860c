import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

type NumberName = 'pastDays' | 'futureDays' | 'attachmentMb' | 'attachmentTotalMb'

/** A number that is saved when the field is left; an empty field goes back to what is preset. `unit`: stands behind it. */
export const NumberSetting = (props: {
  api: OwnApi
  settings: ResolvedForPages
  name: NumberName
  min: number
  max: number
  unit?: string
}) => {
  const { api, settings, name, min, max, unit } = props
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
        min={min}
        max={max}
        value={text}
        readOnly={isLocked(settings, name)}
        aria-invalid={state === 'refused'}
        aria-describedby={`${name}-note`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => void save(text === '' ? null : Number(text))}
      />
      {unit !== undefined && <span>{unit}</span>}
      <SettingNote id={`${name}-note`} name={name} settings={settings} state={state} />
    </div>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { megabytes } from './bytes.ts'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

type LimitName = 'attachmentMb' | 'attachmentTotalMb'
const most = { attachmentMb: 150, attachmentTotalMb: 100_000 } as const

const LimitField = ({ api, settings, name }: { api: OwnApi; settings: ResolvedForPages; name: LimitName }) => {
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
        min={1}
        max={most[name]}
        value={text}
        readOnly={isLocked(settings, name)}
        aria-invalid={state === 'refused'}
        aria-describedby={`${name}-note`}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => void save(text === '' ? null : Number(text))}
      />
      <SettingNote id={`${name}-note`} name={name} settings={settings} state={state} />
    </div>
  )
}

/** 添付ファイル on/off, its limits, what was copied so far, and the permission that large files need. */
export const FilesSetting = (props: { api: OwnApi; settings: ResolvedForPages; snapshot: Snapshot }) => {
  const { api, settings, snapshot } = props
  const { state, save } = useSaver(api, 'attachments')
  const [answer, setAnswer] = useState<'allowed' | 'denied'>()
  const { files } = snapshot
  return (
    <fieldset class="field">
      <legend>{t('settings.attachments.label')}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={settings.values.attachments}
          disabled={isLocked(settings, 'attachments')}
          aria-describedby="attachments-help attachments-note"
          onChange={(event) => void save(event.currentTarget.checked)}
        />
        {t('settings.attachments.words')}
      </label>
      <p id="attachments-help" class="help">
        {t('settings.attachments.help')}
      </p>
      <SettingNote id="attachments-note" name="attachments" settings={settings} state={state} />
      {settings.values.attachments && (
        <>
          <div class="range">
            <LimitField api={api} settings={settings} name="attachmentMb" />
            <LimitField api={api} settings={settings} name="attachmentTotalMb" />
          </div>
          {files && (
            <p class="help">
              {t('settings.attachments.total', { neo: megabytes(files.neo), outlook: megabytes(files.outlook) })}
            </p>
          )}
          <button
            type="button"
            class="button"
            aria-describedby="attachments-allow-help"
            onClick={() => {
              // The browser asks only in the click itself.
              void api
                .allowHost('https://outlook.office.com/')
                .then((isAllowed) => setAnswer(isAllowed ? 'allowed' : 'denied'))
            }}
          >
            {t('settings.attachments.allow')}
          </button>
          <p id="attachments-allow-help" class="help">
            {t('settings.attachments.allow-help')}
          </p>
          <div role="status">{answer && <p class="note">{t(`settings.attachments.${answer}`)}</p>}</div>
        </>
      )}
    </fieldset>
  )
}

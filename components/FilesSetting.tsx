import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { megabytes } from './bytes.ts'
import { NumberSetting } from './NumberSetting.tsx'
import type { OwnApi } from './own-api.ts'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

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
            <NumberSetting api={api} settings={settings} name="attachmentMb" min={1} max={150} />
            <NumberSetting api={api} settings={settings} name="attachmentTotalMb" min={1} max={100_000} />
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

import { t } from '../lib/i18n/t.ts'
import type { CalibrationView } from '../lib/messages/calibration.ts'
import { CopyButton } from './CopyButton.tsx'
import type { OwnApi } from './own-api.ts'
import type { Calibrating } from './use-calibration.ts'

/** The result that is kept: to a file, from a file, away with it. */
export const CalibrationKept = (props: { api: OwnApi; view: CalibrationView; act: Calibrating['act'] }) => {
  const { api, act } = props
  const { saved } = props.view
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) act('import', await file.text())
    input.value = ''
  }
  return (
    <section class="card" aria-labelledby="calibration-kept">
      <h2 id="calibration-kept">{t('calibration.kept-title')}</h2>
      <p class="help">{t('calibration.kept-lead')}</p>
      <div class="actions">
        {saved && (
          <>
            <CopyButton
              words={t('calibration.export')}
              done={t('calibration.exported')}
              copy={async () => api.saveFile('neo-profile.json', saved.text)}
            />
            <button type="button" class="button" onClick={() => act('forget')}>
              {t('calibration.remove')}
            </button>
          </>
        )}
        <label class="button file">
          {t('calibration.import')}
          <input
            type="file"
            accept="application/json,.json"
            class="unseen"
            onChange={(event) => void read(event.currentTarget)}
          />
        </label>
      </div>
    </section>
  )
}

import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { CalibrationView } from '../lib/messages/calibration.ts'
import { CalibrationKept } from './CalibrationKept.tsx'
import { CalibrationResult } from './CalibrationResult.tsx'
import { CalibrationSteps } from './CalibrationSteps.tsx'
import type { OwnApi } from './own-api.ts'
import { ProblemBox } from './ProblemBox.tsx'
import { useCalibration } from './use-calibration.ts'
import { whenWords } from './when.ts'

const sourceWords = ({ source, saved }: CalibrationView, now: number) => {
  if (source === 'policy') return t('calibration.policy')
  return saved ? t('calibration.person', { when: whenWords(saved.at, now) }) : t('calibration.none')
}

/** NEOの確認: a guided minute after which an unknown NEO is known. The person acts in NEO; every step is recognised by itself. */
export const CalibrationRoom = ({ api, now }: { api: OwnApi; now: number }) => {
  const { view, failed, busy, act } = useCalibration(api)
  const [cancelled, setCancelled] = useState(false)
  const { session } = view ?? {}
  const said = view?.said && t(`calibration.${view.said}`)
  const isKept = view?.said === 'saved' || view?.said === 'removed' || view?.said === 'imported'
  return (
    <>
      <section class="card calibration" aria-labelledby="calibration-title">
        <h2 id="calibration-title">{t('calibration.title')}</h2>
        <p class="lead">{t('calibration.lead')}</p>
        <p class="help">{t('calibration.private')}</p>
        {view && <p>{sourceWords(view, now)}</p>}
        <div role="status">
          {failed && <p class="box box-bad">{t('calibration.failed')}</p>}
          {said && <p class={isKept ? 'box box-good' : 'box box-look'}>{said}</p>}
          {cancelled && !session && !said && <p class="box box-look">{t('calibration.cancelled')}</p>}
        </div>
        {view?.problem && (
          <ProblemBox
            problem={view.problem}
            now={now}
            place="options"
            act={(action) => (action === 'open-neo' ? api.openNeo() : api.go('settings'))}
          />
        )}
        {view && !session && view.source !== 'policy' && (
          <div class="actions">
            {view.host === '' ? (
              <>
                <p>{t('calibration.no-host')}</p>
                <a class="button" href="#settings">
                  {t('calibration.to-settings')}
                </a>
              </>
            ) : (
              <button
                type="button"
                class="button button-main"
                disabled={busy}
                onClick={() => {
                  setCancelled(false)
                  act('start')
                }}
              >
                {busy ? t('calibration.starting') : t(view.saved ? 'calibration.again' : 'calibration.start')}
              </button>
            )}
            {view.said === 'no-tab' && (
              <button type="button" class="button" onClick={api.openNeo}>
                {t('action.open-neo')}
              </button>
            )}
          </div>
        )}
        {session && (
          <>
            <CalibrationSteps api={api} session={session} />
            <CalibrationResult session={session} />
            <div class="actions">
              {session.ready && (
                <button type="button" class="button button-main" disabled={busy} onClick={() => act('save')}>
                  {t('calibration.save')}
                </button>
              )}
              <button
                type="button"
                class="button"
                disabled={busy}
                onClick={() => {
                  setCancelled(true)
                  act('cancel')
                }}
              >
                {t('calibration.cancel')}
              </button>
              <button type="button" class="button" onClick={api.openSmall}>
                {t('calibration.open-small')}
              </button>
            </div>
          </>
        )}
      </section>
      {view && !session && view.source !== 'policy' && view.host !== '' && (
        <CalibrationKept api={api} view={view} act={act} />
      )}
    </>
  )
}

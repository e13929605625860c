import { t } from '../lib/i18n/t.ts'
import { type CalibrationFinding, calibrationSteps, type CalibrationView } from '../lib/messages/calibration.ts'

const optional = ['create', 'delete', 'detail', 'certainty', 'importance'] as const
const isOptional = (one: CalibrationFinding): one is (typeof optional)[number] => optional.some((name) => name === one)

const Missing = ({ one }: { one: CalibrationFinding }) => (
  <li>
    {t(`calibration.finding.${one}`)}
    {isOptional(one) && <span class="help">{t(`calibration.without.${one}`)}</span>}
  </li>
)

const verdictOf = ({ ready, refused }: NonNullable<CalibrationView['session']>) => {
  if (ready) return { look: 'box box-good', words: t('calibration.ready') }
  if (refused !== undefined) return { look: 'box box-bad', words: t('calibration.refused') }
  return { look: 'box box-bad', words: t('calibration.incomplete') }
}

/** When all steps are done: what was found, in words, and plainly what was not. */
export const CalibrationResult = ({ session }: { session: NonNullable<CalibrationView['session']> }) => {
  if (session.done.length < calibrationSteps.length) return null
  const verdict = verdictOf(session)
  return (
    <section class="part" aria-labelledby="calibration-result">
      <h3 id="calibration-result">{t('calibration.result')}</h3>
      <p class={verdict.look} role="status">
        {verdict.words}
      </p>
      <ul>
        {session.found.map((one) => (
          <li key={one}>{t(`calibration.finding.${one}`)}</li>
        ))}
      </ul>
      {session.missing.length > 0 && (
        <>
          <h3>{t('calibration.missing')}</h3>
          <ul>
            {session.missing.map((one) => (
              <Missing key={one} one={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

import { t } from '../lib/i18n/t.ts'
import { type CalibrationStep, calibrationSteps, type CalibrationView } from '../lib/messages/calibration.ts'
import { CopyButton } from './CopyButton.tsx'
import { Icon } from './Icon.tsx'
import type { OwnApi } from './own-api.ts'
import { dayWords } from './when.ts'

type Session = NonNullable<CalibrationView['session']>
type Word = { name: string; words: string; text?: string }

/** What has to be typed in a step. Days and times are chosen, texts are copied. */
const wordsOf = (step: CalibrationStep, { dictation }: Session): Word[] => {
  const word = (name: 'event' | 'detail' | 'place' | 'other' | 'memo', text: string): Word => ({
    name: t(`calibration.field.${name}`),
    words: text,
    text,
  })
  if (step === 'change') return [word('detail', dictation.changed)]
  if (step !== 'add') return []
  return [
    { name: t('calibration.field.start'), words: `${dayWords(dictation.first)} ${dictation.from}` },
    { name: t('calibration.field.end'), words: `${dayWords(dictation.last)} ${dictation.to}` },
    ...(['event', 'detail', 'place', 'other', 'memo'] as const).map((name) => word(name, dictation[name])),
  ]
}

const Now = ({ api, step, session }: { api: OwnApi; step: CalibrationStep; session: Session }) => (
  <div class="part">
    <p>{t(`calibration.how.${step}`)}</p>
    <dl class="facts dictation">
      {wordsOf(step, session).map(({ name, words, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{words}</b>
            {text !== undefined && (
              <CopyButton
                words={t('calibration.copy', { name })}
                done={t('calibration.copied')}
                copy={() => api.copy(text)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
    <p class="help">{t('calibration.elsewhere')}</p>
  </div>
)

/** The way through, with the present step open. What was recognised is told to a screen reader, too. */
export const CalibrationSteps = ({ api, session }: { api: OwnApi; session: Session }) => {
  const isDone = (step: CalibrationStep) => session.done.includes(step)
  const now = calibrationSteps.find((step) => !isDone(step))
  const stateOf = (step: CalibrationStep) => (isDone(step) ? 'done' : step === now ? 'now' : 'todo')
  const place = now === undefined ? calibrationSteps.length : calibrationSteps.indexOf(now) + 1
  return (
    <section class="steps part" aria-labelledby="calibration-steps">
      <h3 id="calibration-steps">{t('calibration.progress-title')}</h3>
      <p role="status">
        {t('calibration.progress', { count: place, total: calibrationSteps.length })}
        {now && <span class="unseen">{t(`calibration.step.${now}`)}</span>}
      </p>
      {!session.tab && <p class="box box-bad">{t('calibration.tab-closed')}</p>}
      <ol>
        {calibrationSteps.map((step, index) => (
          <li key={step} aria-current={step === now ? 'step' : undefined}>
            <div class={isDone(step) ? 'step step-done' : 'step'}>
              <span class="step-mark" aria-hidden="true">
                {isDone(step) ? <Icon name="good" /> : index + 1}
              </span>
              {step === now ? <b>{t(`calibration.step.${step}`)}</b> : t(`calibration.step.${step}`)}
              <span class="unseen">{t(`calibration.${stateOf(step)}`)}</span>
            </div>
            {step === now && session.tab && <Now api={api} step={step} session={session} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

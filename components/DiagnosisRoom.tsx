import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { CopyButton } from './CopyButton.tsx'
import { intervalWords } from './IntervalSetting.tsx'
import type { OwnApi } from './own-api.ts'
import { problemWords, type ShownProblem } from './problem-words.ts'
import { stateWords } from './state-words.ts'
import { whenWords } from './when.ts'

const given = (value: string) => (value === '' ? t('diagnosis.missing') : t('diagnosis.given'))

const problemLine = (problem: ShownProblem, now: number) => {
  const { title } = problemWords(problem, now)
  return problem.code ? t('diagnosis.problem', { title, code: problem.code }) : title
}

/** Every state as a pair of words; nothing of a person or an event is in it. */
export const diagnosisRows = (
  { about }: Pick<OwnApi, 'about'>,
  { values }: ResolvedForPages,
  snapshot: Snapshot,
  now: number,
): [string, string][] => {
  const problem = snapshot.lastRun?.problem ?? snapshot.notice
  const when = (moment: number | undefined) => (moment === undefined ? t('run.none') : whenWords(moment, now))
  return [
    [t('diagnosis.version'), about.version],
    [t('diagnosis.id'), about.id],
    [t('diagnosis.browser'), about.browser],
    [t('settings.clientId.label'), given(values.clientId)],
    [t('settings.tenantId.label'), given(values.tenantId)],
    [t('diagnosis.neo'), given(values.neoAddress)],
    [t('diagnosis.microsoft'), t(`diagnosis.sign-in-${snapshot.signIn}`)],
    [t('settings.direction.label'), t(`settings.direction.${values.direction}`)],
    [t('diagnosis.interval'), intervalWords(values.interval)],
    [t('diagnosis.state'), stateWords(snapshot).text],
    [t('run.last'), when(snapshot.lastRun?.endedAt)],
    [t('run.last-good'), when(snapshot.lastGoodRunAt)],
    [t('diagnosis.last-problem'), problem ? problemLine(problem, now) : t('run.none')],
  ]
}

const fileName = (now: number) => `neo-outlook-sync-${new Date(now).toISOString().slice(0, 10)}.json`

/** 診断: what to tell an administrator. */
export const DiagnosisRoom = (props: { api: OwnApi; settings: ResolvedForPages; snapshot: Snapshot; now: number }) => {
  const rows = diagnosisRows(props.api, props.settings, props.snapshot, props.now)
  const [failed, setFailed] = useState(false)
  const hand = async (on: (text: string) => void | Promise<void>) => {
    try {
      const { text } = await props.api.ask({ type: 'export' })
      await on(text)
      setFailed(false)
    } catch (error) {
      setFailed(true)
      throw error
    }
  }
  return (
    <section class="card" aria-labelledby="diagnosis-title">
      <h2 id="diagnosis-title">{t('diagnosis.title')}</h2>
      <p class="lead">{t('diagnosis.lead')}</p>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <h3>{t('diagnosis.export-title')}</h3>
      <p class="help">{t('diagnosis.export-lead')}</p>
      <div class="actions">
        <CopyButton
          words={t('diagnosis.copy')}
          done={t('diagnosis.copied')}
          copy={() => hand((text) => props.api.copy(text))}
        />
        <CopyButton
          words={t('diagnosis.save')}
          done={t('diagnosis.saved')}
          copy={() => hand((text) => props.api.saveFile(fileName(Date.now()), text))}
        />
      </div>
      <p role="status">{failed ? t('diagnosis.failed') : ''}</p>
    </section>
  )
}

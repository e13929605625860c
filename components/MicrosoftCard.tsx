import { useState } from 'preact/hooks'
import { problemOf } from '../lib/core/problem.ts'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { CopyButton } from './CopyButton.tsx'
import type { OwnApi } from './own-api.ts'
import { ProblemBox } from './ProblemBox.tsx'
import type { ShownProblem } from './problem-words.ts'
import { TextSetting } from './TextSetting.tsx'

type Result = { is: 'idle' | 'busy' | 'done' } | { is: 'problem'; problem: ShownProblem }

const accountWords = (settings: ResolvedForPages, snapshot: Snapshot) => {
  if (snapshot.signIn === 'needs-click') return t('settings.microsoft.needs-click')
  if (snapshot.signIn === 'none') return t('settings.microsoft.signed-out')
  return settings.account?.loginHint || t('settings.microsoft.signed-in')
}

/** The two ids, the redirect URI for the administrator, and signing in and out. */
export const MicrosoftCard = (props: { api: OwnApi; settings: ResolvedForPages; snapshot: Snapshot; now: number }) => {
  const { api, settings, snapshot } = props
  const [result, setResult] = useState<Result>({ is: 'idle' })
  const { clientId, tenantId } = settings.values
  const ready = clientId !== '' && tenantId !== ''
  const renew = async () => api.settings.set(await api.ask({ type: 'read-settings' }))
  const signIn = async () => {
    setResult({ is: 'busy' })
    try {
      const { problem } = await api.ask({ type: 'sign-in' })
      setResult(problem ? { is: 'problem', problem } : { is: 'done' })
      await renew()
    } catch (error) {
      setResult({ is: 'problem', problem: problemOf(error) })
    }
  }
  const signOut = async () => {
    await api.ask({ type: 'sign-out' })
    setResult({ is: 'idle' })
    await renew()
  }
  return (
    <section class="card" aria-labelledby="microsoft-title">
      <h2 id="microsoft-title">{t('settings.microsoft.title')}</h2>
      <p class="lead">{t('settings.microsoft.lead')}</p>
      <TextSetting api={api} settings={settings} name="clientId" />
      <TextSetting api={api} settings={settings} name="tenantId" />
      <div class="field">
        <label for="redirect">{t('settings.redirect.label')}</label>
        <div class="with-button">
          <input id="redirect" type="text" readOnly value={settings.redirectUri} aria-describedby="redirect-help" />
          <CopyButton
            words={t('settings.redirect.copy')}
            done={t('settings.redirect.copied')}
            copy={() => api.copy(settings.redirectUri)}
          />
        </div>
        <p id="redirect-help" class="help">
          {t('settings.redirect.help')}
        </p>
      </div>
      <div class="account">
        <p>
          <span class="account-label">{t('settings.microsoft.account')}</span>
          <span role="status">
            {result.is === 'busy' ? t('settings.microsoft.signing-in') : accountWords(settings, snapshot)}
          </span>
        </p>
        <div class="actions">
          {snapshot.signIn !== 'signed-in' && (
            <button
              type="button"
              class="button button-main"
              disabled={!ready || result.is === 'busy'}
              onClick={() => void signIn()}
            >
              {t('action.sign-in')}
            </button>
          )}
          {snapshot.signIn !== 'none' && (
            <button type="button" class="button" onClick={() => void signOut()}>
              {t('action.sign-out')}
            </button>
          )}
        </div>
      </div>
      {!ready && <p class="help">{t('settings.microsoft.fill-first')}</p>}
      {result.is === 'problem' && (
        <div role="alert">
          <ProblemBox problem={result.problem} now={props.now} place="options" act={() => void signIn()} />
        </div>
      )}
    </section>
  )
}

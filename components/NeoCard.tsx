import { useEffect, useState } from 'preact/hooks'
import { problemOf } from '../lib/core/problem.ts'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { ProblemBox } from './ProblemBox.tsx'
import type { ShownProblem } from './problem-words.ts'
import { TextSetting } from './TextSetting.tsx'

type Result = { is: 'idle' | 'busy' | 'found' } | { is: 'problem'; problem: ShownProblem }

/** Where NEO is, the browser's permission for it, and whether NEO answers there. */
export const NeoCard = ({ api, settings, now }: { api: OwnApi; settings: ResolvedForPages; now: number }) => {
  const stored = settings.values.neoAddress
  const [text, setText] = useState(stored)
  const [result, setResult] = useState<Result>({ is: 'idle' })
  useEffect(() => setText(stored), [stored])

  const check = async (allowed: Promise<boolean>) => {
    setResult({ is: 'busy' })
    try {
      if (!(await allowed)) return setResult({ is: 'problem', problem: { kind: 'neo-permission-missing' } })
      const { problem } = await api.ask({ type: 'check-neo' })
      setResult(problem ? { is: 'problem', problem } : { is: 'found' })
    } catch (error) {
      setResult({ is: 'problem', problem: problemOf(error) })
    }
  }
  const press = () => {
    // The browser asks only in the click itself, so before anything is awaited; leaving the field has saved the address already.
    const allowed = api.allowHost(text)
    void check(allowed)
  }
  const signedOut = result.is === 'problem' && result.problem.kind === 'neo-signed-out'
  return (
    <section class="card" aria-labelledby="neo-title">
      <h2 id="neo-title">{t('settings.neo.title')}</h2>
      <p class="lead">{t('settings.neo.lead')}</p>
      <TextSetting
        api={api}
        settings={settings}
        name="neoAddress"
        edited={(edited) => {
          setText(edited)
          setResult({ is: 'idle' })
        }}
      />
      <button
        type="button"
        class="button button-main"
        disabled={text.trim() === '' || result.is === 'busy'}
        onClick={press}
      >
        {result.is === 'busy' ? t('settings.neo.checking') : t('settings.neo.check')}
      </button>
      <div role="status">
        {result.is === 'found' && <p class="box box-good">{t('settings.neo.found')}</p>}
        {signedOut && (
          <div class="box box-look">
            <p>{t('settings.neo.found-signed-out')}</p>
            <button type="button" class="button" onClick={api.openNeo}>
              {t('action.open-neo')}
            </button>
          </div>
        )}
        {result.is === 'problem' && !signedOut && (
          <ProblemBox
            problem={result.problem}
            now={now}
            place="options"
            act={(action) => (action === 'open-neo' ? api.openNeo() : press())}
          />
        )}
      </div>
    </section>
  )
}

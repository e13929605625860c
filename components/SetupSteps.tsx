import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { Icon } from './Icon.tsx'

/** The way to the first sync, until it has been gone. */
export const SetupSteps = ({ settings, snapshot }: { settings: ResolvedForPages; snapshot: Snapshot }) => {
  const { clientId, tenantId, neoAddress } = settings.values
  const before = [
    { words: t('settings.start.ids'), done: clientId !== '' && tenantId !== '', preview: false },
    { words: t('settings.start.sign-in'), done: snapshot.signIn === 'signed-in', preview: false },
    { words: t('settings.start.neo'), done: neoAddress !== '', preview: false },
  ]
  const isReady = before.every(({ done }) => done)
  const steps = [
    ...before,
    { words: t('settings.start.sync'), done: snapshot.lastGoodRunAt !== undefined, preview: isReady },
  ]
  if (steps.every(({ done }) => done)) return null
  return (
    <section class="card steps" aria-labelledby="start-title">
      <h2 id="start-title">{t('settings.start.title')}</h2>
      <ol>
        {steps.map(({ words, done, preview }, index) => (
          <li key={words} class={done ? 'step step-done' : 'step'}>
            <span class="step-mark" aria-hidden="true">
              {done ? <Icon name="good" /> : index + 1}
            </span>
            {words}
            {preview && !done && <a href="#preview">{t('settings.start.preview')}</a>}
            <span class="unseen">{done ? t('settings.start.done') : t('settings.start.todo')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

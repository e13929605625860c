import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { StatusCard } from './StatusCard.tsx'
import { useNow } from './use-now.ts'
import { type Source, useValue } from './use-value.ts'
import type { UserAction } from './user-action.ts'

/** The state on any page. */
export const Popup = (props: { snapshot: Source<Snapshot | undefined>; act(action: UserAction): void }) => (
  <main class="popup">
    <h1>{t('options.title')}</h1>
    <StatusCard snapshot={useValue(props.snapshot)} now={useNow()} place="popup" act={props.act} />
  </main>
)

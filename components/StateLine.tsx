import type { Snapshot } from '../lib/messages/snapshot.ts'
import { Icon } from './Icon.tsx'
import { stateWords } from './state-words.ts'

/** How things are, in one line; read out when it changes. */
export const StateLine = ({ snapshot }: { snapshot: Snapshot | undefined }) => {
  const { tone, text } = stateWords(snapshot)
  return (
    <p class={`state state-${tone}`}>
      <span class="state-mark">
        <Icon name={tone === 'busy' ? 'sync' : tone} spin={tone === 'busy'} />
      </span>
      <span role="status">{text}</span>
    </p>
  )
}

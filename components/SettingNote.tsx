import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { Icon } from './Icon.tsx'
import type { PersonalSetting, SaveState } from './use-saver.ts'

export const isLocked = (settings: ResolvedForPages, name: PersonalSetting) => settings.sources[name] === 'policy'

/** What stands beside a field: who manages it, that it was saved, or why a value was refused. */
export const SettingNote = (props: {
  id: string
  name: PersonalSetting
  settings: ResolvedForPages
  state: SaveState
}) => {
  const { name, settings, state } = props
  const refusedFrom = settings.refused.find((one) => one.name === name)?.source
  return (
    <div id={props.id} class="note" role="status">
      {isLocked(settings, name) && <span class="note-managed">{t('settings.managed')}</span>}
      {state === 'saved' && (
        <span class="note-good">
          <Icon name="good" />
          {t('settings.saved')}
        </span>
      )}
      {state === 'refused' && <span class="note-bad">{t(`settings.${name}.refused`)}</span>}
      {state === 'idle' && refusedFrom === 'policy' && <span class="note-bad">{t('settings.policy-refused')}</span>}
      {state === 'idle' && refusedFrom === 'user' && <span class="note-bad">{t('settings.user-refused')}</span>}
    </div>
  )
}

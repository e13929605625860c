import { useRef } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { Icon } from './Icon.tsx'
import { tooltipWords } from './run-words.ts'
import { isBusy, needsAttention } from './state-words.ts'
import { StaleCard } from './StaleCard.tsx'
import { StatusCard } from './StatusCard.tsx'
import { useNow } from './use-now.ts'
import { type Source, useValue } from './use-value.ts'
import type { UserAction } from './user-action.ts'

/** `stale`: the extension was updated under this page, nothing can be asked any more. */
export type CornerState = { snapshot?: Snapshot; stale: boolean }

/**
 * Our place on NEO's schedule page: a button that starts a sync and opens the panel, and a small one that only opens the panel. The panel is a popover in the
 * top layer, hung on the buttons by CSS: it never moves anything of the page. The browser itself closes it on Esc or a click elsewhere.
 */
export const NeoCorner = (props: {
  state: Source<CornerState>
  act(action: UserAction): void
  opened(open: boolean): void
  reload(): void
}) => {
  const { snapshot, stale } = useValue(props.state)
  const panel = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const focusInside = useRef(false)
  const now = useNow()
  const busy = isBusy(snapshot) && !stale
  const press = () => {
    panel.current?.showPopover()
    if (!stale && !busy) props.act('sync')
  }
  // In a shadow root the browser forgets where the focus came from; so it is brought back here, unless the person has gone elsewhere.
  const beforeToggle = () => {
    const active = (panel.current?.getRootNode() as ShadowRoot | Document | undefined)?.activeElement
    focusInside.current = active !== null && active !== undefined && panel.current?.contains(active) === true
  }
  const toggled = (open: boolean) => {
    if (!open && focusInside.current) opener.current?.focus({ preventScroll: true })
    props.opened(open)
  }
  return (
    <div class="corner">
      <button type="button" class="corner-sync" title={stale ? '' : tooltipWords(snapshot, now)} onClick={press}>
        <Icon name="sync" spin={busy} />
        <span>{busy ? t('button.busy') : t('button.label')}</span>
      </button>
      <button
        ref={opener}
        type="button"
        class="corner-more"
        popovertarget="neo-outlook-panel"
        aria-label={t('button.more')}
      >
        <Icon name="down" />
        {(stale || needsAttention(snapshot)) && (
          <span class="corner-dot" role="img" aria-label={t('button.attention')} />
        )}
      </button>
      <div
        ref={panel}
        id="neo-outlook-panel"
        class="panel"
        popover="auto"
        role="dialog"
        aria-label={t('button.label')}
        tabIndex={-1}
        autofocus
        onBeforeToggle={beforeToggle}
        onToggle={(event) => toggled((event as unknown as ToggleEvent).newState === 'open')}
      >
        <div class="panel-head">
          <b>{t('button.label')}</b>
          <button
            type="button"
            class="panel-close"
            aria-label={t('action.close')}
            onClick={() => panel.current?.hidePopover()}
          >
            <Icon name="close" />
          </button>
        </div>
        {stale ? (
          <StaleCard reload={props.reload} />
        ) : (
          <StatusCard snapshot={snapshot} now={now} place="neo" act={props.act} />
        )}
      </div>
    </div>
  )
}

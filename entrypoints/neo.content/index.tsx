import { render } from 'preact'
import { browser } from 'wxt/browser'
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root'
import { defineContentScript } from 'wxt/utils/define-content-script'
import cornerCss from '../../components/corner.css?inline'
import lookCss from '../../components/look.css?inline'
import { type CornerState, NeoCorner } from '../../components/NeoCorner.tsx'
import { isBusy } from '../../components/state-words.ts'
import { createSource } from '../../components/use-value.ts'
import type { UserAction } from '../../components/user-action.ts'
import { t } from '../../lib/i18n/t.ts'
import { connectCall, neoPagePort } from '../../lib/messages/names.ts'
import type { FromPage } from '../../lib/messages/protocol.ts'
import { findPlace, findSample, hasBuiltInSync, homeOf, isNeoPage } from '../../lib/neo/page.ts'
import { placeAfter, watchPage } from './keep-placed.ts'
import { createLink } from './link.ts'
import { createReporter, watchCalls } from './seen-calls.ts'
import { serveForms } from './serve-forms.ts'

/** Words that are needed when the extension can no longer be asked for them. */
const keepWords = () =>
  [
    'state.stale',
    'state.stale-help',
    'action.reload',
    'action.close',
    'button.label',
    'button.more',
    'button.attention',
  ] as const satisfies Parameters<typeof t>[0][]

const messageOf = (action: UserAction): FromPage => {
  if (action === 'sync') return { type: 'sync' }
  // Nothing here opens a sign-in or another NEO page: that is a matter for our own pages.
  return { type: 'open', page: action === 'sign-in' || action === 'open-neo' ? 'settings' : action }
}

export default defineContentScript({
  // The hosts of the build are put in by wxt.config.ts; others are registered by the worker after a person's click.
  matches: ['https://*.dn-cloud.com/*'],
  runAt: 'document_idle',
  cssInjectionMode: 'manual',
  main: async (ctx) => {
    const home = homeOf(location.pathname)
    if (!home || !isNeoPage(document)) return
    for (const key of keepWords()) t(key)

    const state = createSource<CornerState>({ stale: false })
    let panelOpen = false
    let sampleSent = false
    const hello = (): FromPage => {
      const sample = findSample(document)
      sampleSent = sample !== undefined
      const builtIn = hasBuiltInSync(document, document.cookie)
      return { type: 'hello', ...home, ...(sample && { sample }), builtIn }
    }
    const link = createLink({
      connect: () => browser.runtime.connect({ name: neoPagePort }),
      isAlive: () => browser.runtime?.id !== undefined,
      hello,
      wanted: () => panelOpen || isBusy(state.current().snapshot),
      stale: () => state.set({ stale: true }),
      later: (callback, ms) => void setTimeout(callback, ms),
      receive: (message) => {
        if (message.type === 'snapshot') state.set({ snapshot: message.snapshot, stale: false })
        else void serveForms(document, message).then((answer) => answer && link.send(answer))
      },
    })

    const reporter = createReporter({
      send: (path) => link.send({ type: 'seen', path }),
      now: () => performance.now(),
      later: (callback, ms) => void setTimeout(callback, ms),
    })
    ctx.onInvalidated(watchCalls(document, reporter))

    const ui = await createShadowRootUi(ctx, {
      name: 'neo-outlook-sync',
      position: 'inline',
      anchor: () => findPlace(document),
      append: 'after',
      inheritStyles: true,
      isolateEvents: true,
      css: lookCss + cornerCss,
      onMount: (container, _, host) => {
        host.dataset['neoOutlookSync'] = ''
        host.lang = t('language')
        render(
          <NeoCorner
            state={state}
            act={(action) => link.send(messageOf(action))}
            opened={(open) => {
              panelOpen = open
              if (open) link.open()
            }}
            reload={() => location.reload()}
          />,
          container,
        )
        return container
      },
      onRemove: (container) => container && render(null, container),
    })

    const look = () => {
      const place = findPlace(document)
      if (place && !ui.mounted) ui.mount()
      else placeAfter(ui.shadowHost, place)
      if (place instanceof HTMLElement && place.offsetHeight > 0)
        ui.shadowHost.style.setProperty('--corner-height', `${Math.min(Math.max(place.offsetHeight, 24), 40)}px`)
      if (!sampleSent && link.isOpen() && findSample(document)) link.send(hello())
    }
    const end = watchPage(document, look)
    ctx.onInvalidated(end)

    browser.runtime.onMessage.addListener((message: unknown) => {
      if (message === connectCall) link.open()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') link.open()
    })
    link.open()
  },
})

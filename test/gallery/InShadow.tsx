import { type ComponentChildren, render } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import cornerCss from '../../components/corner.css?inline'
import lookCss from '../../components/look.css?inline'

/** As on NEO's page: behind NEO's own button, in a shadow root. `open`: with the panel shown. */
export const InShadow = ({ children, open }: { children: ComponentChildren; open: boolean }) => {
  const host = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (!host.current) return
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const style = document.createElement('style')
    style.textContent = lookCss + cornerCss
    const place = document.createElement('div')
    shadow.replaceChildren(style, place)
    render(children, place)
    if (open) shadow.querySelector<HTMLElement>('.panel')?.showPopover()
    return () => render(null, place)
  }, [children, open])
  return (
    <main style="min-height: 620px; background: #fff; padding: 16px; color-scheme: light">
      <div style="display: flex; justify-content: flex-end; align-items: center">
        <a
          href="#add"
          class="jsch-btn-add"
          style="padding: 4px 16px; background: #3f6f8f; color: #fff; font-size: 14px; text-decoration: none"
        >
          予定の追加
        </a>
        <span ref={host} style="--corner-height: 29px" />
      </div>
    </main>
  )
}

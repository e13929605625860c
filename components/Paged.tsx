import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'

const page = 100

/** A long list, a page more with every press. All of it can be reached, but the browser never draws thousands of lines at once. */
export const Paged = <T,>(props: { rows: readonly T[]; children(shown: readonly T[]): ComponentChildren }) => {
  const [count, setCount] = useState(page)
  const list = useRef<HTMLDivElement>(null)
  const left = props.rows.length - count
  const more = () => {
    setCount(count + page)
    // The button is about to go: the focus stays at the list instead of falling back to the page's top.
    if (left <= page) list.current?.focus()
  }
  return (
    <div class="paged" ref={list} tabIndex={-1}>
      {props.children(props.rows.slice(0, count))}
      {left > 0 && (
        <button type="button" class="button" onClick={more}>
          {t('action.more', { count: left })}
        </button>
      )}
    </div>
  )
}

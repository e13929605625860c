import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** So that a screen reader says where the person is now. */
export const focusOn = (element: HTMLElement | null | undefined) => {
  if (!element) return
  element.tabIndex = -1
  element.focus()
}

const headingOf = (room: HTMLElement | null) => room?.querySelector<HTMLElement>('h2')

/** For what replaces its content: the focus follows whenever `key` changes to another text; '' = nothing that wants the focus. */
export const useHeadingFocus = <E extends HTMLElement>(key: string) => {
  const room = useRef<E>(null)
  const last = useRef(key)
  useEffect(() => {
    if (key !== '' && key !== last.current) focusOn(headingOf(room.current))
    last.current = key
  }, [key])
  return room
}

/**
 * For a room whose parts may go while somebody stands in them: the focus goes to the heading of the next part that is still there, or to the room's own. The
 * browser alone would put it at the page's top. `parts` and `heading` are selectors.
 */
export const useNextHeading = <E extends HTMLElement>(parts: string, heading: string) => {
  const room = useRef<E>(null)
  // While it is drawn anew the page still shows what was there before.
  const active = room.current?.ownerDocument.activeElement
  const held = active && room.current?.contains(active) ? active : undefined
  const before = held ? [...(room.current?.querySelectorAll(parts) ?? [])] : []
  const next = before.slice(before.findIndex((part) => part.contains(held ?? null)) + 1)
  useLayoutEffect(() => {
    // A part may have seen to it already.
    if (!held || held.isConnected || room.current?.contains(room.current.ownerDocument.activeElement)) return
    const part = next.find(({ isConnected }) => isConnected)
    focusOn(part?.querySelector<HTMLElement>(heading) ?? headingOf(room.current))
  })
  return room
}

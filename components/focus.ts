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

/** DOCUMENT_POSITION_FOLLOWING. */
const follows = 4

/**
 * For a room whose parts may go while somebody stands in them: the focus goes to the next place of those that `places` selects, or to the room's heading. The
 * browser alone would put it at the page's top.
 */
export const useNextPlace = <E extends HTMLElement>(places: string) => {
  const room = useRef<E>(null)
  // While it is drawn anew the page still shows what was there before.
  const active = room.current?.ownerDocument.activeElement
  const held = active && room.current?.contains(active) ? active : undefined
  const next = held
    ? [...(room.current?.querySelectorAll<HTMLElement>(places) ?? [])].filter(
        (place) => (held.compareDocumentPosition(place) & follows) !== 0,
      )
    : []
  useLayoutEffect(() => {
    // A part may have seen to it already.
    const isIn = room.current?.contains(room.current.ownerDocument.activeElement)
    if (held && !held.isConnected && !isIn)
      focusOn(next.find(({ isConnected }) => isConnected) ?? headingOf(room.current))
  })
  return room
}

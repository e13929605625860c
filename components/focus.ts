import { useEffect, useRef } from 'preact/hooks'

/** Brings the focus to the first heading inside, so that a screen reader says where the person is now. */
const focusHeading = (room: HTMLElement | null) => {
  const heading = room?.querySelector<HTMLElement>('h2')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus()
}

/** For what replaces its content: the focus follows whenever `key` changes to another text; '' = nothing that wants the focus. */
export const useHeadingFocus = <E extends HTMLElement>(key: string) => {
  const room = useRef<E>(null)
  const last = useRef(key)
  useEffect(() => {
    if (key !== '' && key !== last.current) focusHeading(room.current)
    last.current = key
  }, [key])
  return room
}

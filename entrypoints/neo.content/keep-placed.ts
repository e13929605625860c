/** NEO redraws in bursts: one look after each is enough. */
const settle = 80

/**
 * Calls `look` now and after every change of the page that may have moved, hidden or redrawn NEO's toolbar: NEO swaps its views without loading a page.
 * The answer ends it.
 */
export const watchPage = (document: Document, look: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      look()
    }, settle)
  }
  const observer = new MutationObserver(later)
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['style', 'class', 'hidden'],
  })
  look()
  return () => {
    observer.disconnect()
    clearTimeout(timer)
  }
}

/** Puts our element right behind NEO's, or takes it away while NEO shows no toolbar. */
export const placeAfter = (host: HTMLElement, place: Element | undefined) => {
  if (!place) host.remove()
  else if (place.nextElementSibling !== host) place.after(host)
}

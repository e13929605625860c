import type { FileControl } from './form-files.ts'
import { changeButton, entryForm, removeButton } from './profiles/buttons.ts'
import { findChangeButton, hasRemoveButton, looksLike, serialise, type SerialisedForm } from './serialise.ts'

/** Forms that only NEO's own scripts can render: read and sent in a hidden frame of an open NEO page. Imports no npm. */

/** Long enough for a slow server, shorter than the worker's patience. */
const patience = 20_000
const message = 'h3.co-message'
const isShown = (element: Element) => !element.closest('[hidden]') && element.textContent.trim() !== ''

/** Resolves with what `look` finds in the frame, whenever its document or its content changes; undefined after `ms`. */
const waitFor = <T>(frame: HTMLIFrameElement, look: (document: Document) => T | undefined, ms: number) =>
  new Promise<T | undefined>((resolve) => {
    let observer: MutationObserver | undefined
    const end = (found: T | undefined) => {
      observer?.disconnect()
      frame.removeEventListener('load', watch)
      clearTimeout(timer)
      resolve(found)
    }
    const check = () => {
      const document = frame.contentDocument
      const found = document ? look(document) : undefined
      if (found !== undefined) end(found)
    }
    const watch = () => {
      observer?.disconnect()
      const document = frame.contentDocument
      if (!document) return
      observer = new MutationObserver(check)
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
      check()
    }
    const timer = setTimeout(() => end(undefined), ms)
    frame.addEventListener('load', watch)
    watch()
  })

const opened = async <T>(
  host: Document,
  address: string,
  work: (frame: HTMLIFrameElement) => Promise<T>,
): Promise<T> => {
  const frame = host.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  // Laid out but out of sight: scripts that measure must find a size.
  frame.style.cssText = 'position:fixed;left:-10000px;top:0;width:1024px;height:768px;border:0;visibility:hidden'
  frame.src = address
  host.body.append(frame)
  try {
    return await work(frame)
  } finally {
    frame.remove()
  }
}

type Found = { form: HTMLFormElement } | 'none'

/** The finished edit form; on a detail page the way to it is taken once. */
const lookForForm = () => {
  let pressed = false
  return (document: Document): Found | undefined => {
    const form = document.querySelector<HTMLFormElement>(entryForm)
    if (form) {
      if (form.querySelector('input[type="password"]')) return 'none'
      return findChangeButton(form, changeButton, removeButton) ? { form } : undefined
    }
    if ([...document.querySelectorAll(message)].some(isShown)) return 'none'
    const door = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input[type="button"], input[type="submit"]'),
    ].find((element) => looksLike(element, changeButton) && !looksLike(element, removeButton))
    if (door && !pressed) {
      pressed = true
      door.click()
    }
    return
  }
}

const isOwn = (host: Document, address: string) =>
  URL.canParse(address, host.baseURI) && new URL(address, host.baseURI).origin === new URL(host.baseURI).origin

const findForm = async (frame: HTMLIFrameElement, ms: number): Promise<HTMLFormElement | undefined> => {
  const found = await waitFor(frame, lookForForm(), ms)
  if (found === undefined || found === 'none') return
  // Scripts that fill the form do so in the same task or the next one.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return found.form.isConnected ? found.form : undefined
}

/** The event's edit form, serialised; undefined if it does not appear in time. `address` must be of the page's own origin. */
export const readForm = async (host: Document, address: string, ms = patience): Promise<SerialisedForm | undefined> => {
  if (!isOwn(host, address)) return
  return opened(host, address, async (frame) => {
    const form = await findForm(frame, ms)
    return (
      form && {
        ...serialise(form, form.baseURI, findChangeButton(form, changeButton, removeButton)),
        removable: hasRemoveButton(form, removeButton),
      }
    )
  })
}

const tell = (element: Element) => {
  for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Ticks what says one of the values, and nothing else; '' unticks a checkbox. @returns false if the field is none of these. */
const tickBoxes = (form: HTMLFormElement, name: string, values: readonly string[]): boolean => {
  const boxes = [...form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)].filter(({ type }) =>
    ['radio', 'checkbox'].includes(type),
  )
  for (const box of boxes) {
    const isWanted = values.includes(box.value)
    if (box.checked === isWanted) continue
    box.checked = isWanted
    tell(box)
  }
  return boxes.length > 0
}

const isOffered = (form: HTMLFormElement, name: string, value: string): boolean => {
  const named = `[name="${CSS.escape(name)}"]`
  const select = form.querySelector<HTMLSelectElement>(`select${named}`)
  if (select) return [...select.options].some((option) => option.value === value)
  const own = [...form.querySelectorAll<HTMLInputElement>(`input${named}`)]
  const isBox = (type: string) => own.some((one) => one.type === type)
  if (isBox('checkbox') && value === '') return true
  return isBox('radio') || isBox('checkbox') ? own.some((one) => one.value === value) : true
}

/** Sets one value, and the visible controls that NEO's scripts keep beside it: date inputs by `data-name`, time selects for HHMM. */
const setValue = (form: HTMLFormElement, name: string, values: readonly string[]) => {
  if (tickBoxes(form, name, values)) return
  const [value = ''] = values
  const own = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)
  const day = form.querySelector<HTMLInputElement>(
    `input[data-name="${CSS.escape(name)}"], input.jsch-${CSS.escape(name)}`,
  )
  if (day && day !== own) {
    day.value = value.replaceAll('-', '/')
    tell(day)
  }
  const cell = own?.parentElement
  for (const [part, digits] of [
    ['hour', value.slice(0, 2)],
    ['minute', value.slice(2)],
  ] as const) {
    const select =
      own?.type === 'hidden' ? cell?.querySelectorAll<HTMLSelectElement>(`select.co-timepicker-${part}`) : undefined
    const picker = [...(select ?? [])].find((one) => one.dataset['for'] === undefined || one.dataset['for'] === name)
    if (!picker || !/^(\d{4})?$/.test(value)) continue
    const option = [...picker.options].find((one) =>
      value === '' ? one.value === '' : one.value !== '' && Number.parseInt(one.value, 10) === Number(digits),
    )
    if (option) {
      picker.value = option.value
      tell(picker)
    }
  }
  if (own) {
    own.value = value
    if (own.type !== 'hidden') tell(own)
  }
}

/** What of a form's files changes: one that is added, and what says of others that they go. */
export type FileChange = { added?: { field: string; file: File }; removed: readonly FileControl[] }

/** @returns false if the form does not have the file, or no field for it: then nothing may be sent. */
const setFiles = (form: HTMLFormElement, { added, removed }: FileChange): boolean => {
  for (const { name, value, removes } of removed) {
    const control = [...form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)].find(
      (one) => one.value === value,
    )
    if (!control) return false
    if (removes === 'drop') control.remove()
    else {
      control.checked = removes === 'tick'
      tell(control)
    }
  }
  if (!added) return true
  const input = form.querySelector<HTMLInputElement>(`input[type="file"][name="${CSS.escape(added.field)}"]`)
  if (!input) return false
  const transfer = new DataTransfer()
  transfer.items.add(added.file)
  input.files = transfer.files
  tell(input)
  return input.files.length === 1
}

/**
 * Sets the values in the event's form and presses its change button. true = the page took it, false = it refused or did not answer; what was stored
 * is seen by reading again. undefined = the form did not appear, nothing was sent.
 */
export const sendForm = async (
  host: Document,
  address: string,
  changes: readonly (readonly [string, string])[],
  files: FileChange = { removed: [] },
  ms = patience,
): Promise<boolean | undefined> => {
  if (!isOwn(host, address)) return
  return opened(host, address, async (frame) => {
    const form = await findForm(frame, ms)
    const button = form && findChangeButton(form, changeButton, removeButton)
    if (!form || !button) return
    // A choice that the form does not offer must not become no choice at all: that would be another one.
    if (!changes.every(([name, value]) => isOffered(form, name, value))) return
    if (!setFiles(form, files)) return
    const wanted = new Map<string, string[]>()
    for (const [name, value] of changes) wanted.set(name, [...(wanted.get(name) ?? []), value])
    for (const [name, values] of wanted) setValue(form, name, values)
    // Once more: scripts may have written a rounded value back.
    for (const [name, values] of wanted) {
      const [value = ''] = values
      if (tickBoxes(form, name, values)) continue
      const own = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)
      if (own && own.value.replaceAll('\r\n', '\n') !== value) own.value = value
    }
    const document = frame.contentDocument
    ;(button as HTMLElement).click()
    const result = await waitFor(
      frame,
      (now) => {
        if ([...now.querySelectorAll(message)].some(isShown)) return false
        return now !== document || !form.isConnected || undefined
      },
      ms,
    )
    return result ?? false
  })
}

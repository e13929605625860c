import { parseHTML } from 'linkedom'
import { render } from 'preact'
import { OptionsPage } from '../../../components/OptionsPage.tsx'
import type { Request } from '../../../lib/messages/protocol.ts'
import { madeApi } from '../../gallery/samples.ts'
import { speak } from './words.ts'

/** Drawn to the end: on a busy machine that takes more than a fixed time. Until then nothing changes for so many ticks. */
const still = 6
const tick = 20
const drawn = async (body: HTMLElement) => {
  for (let calm = 0, before = body.innerHTML; calm < still;) {
    await new Promise((resolve) => setTimeout(resolve, tick))
    calm = body.innerHTML === before ? calm + 1 : 0
    before = body.innerHTML
  }
}

/** Our own page as a person has it before them: buttons by their words, and what it asked of the worker. */
export const openPage = async (parts: Parameters<typeof madeApi>[0]) => {
  speak('ja')
  const { document, HTMLElement, Event } = parseHTML('<!doctype html><html><body></body></html>')
  Object.assign(globalThis, { document })
  // Nor does the DOM here know the focus: as in a browser, what goes away leaves it to the body.
  let focused: HTMLElement = document.body
  const active = () => (focused.isConnected ? focused : document.body)
  Object.defineProperty(document, 'activeElement', { get: active })
  const focus = (element: HTMLElement) => {
    focused = element
  }
  HTMLElement.prototype.focus = function (this: HTMLElement) {
    focus(this)
  }
  const settled = () => drawn(document.body)
  const made = madeApi(parts)
  const requests: Request[] = []
  const handed: string[] = []
  const api: typeof made = {
    ...made,
    ask: (request) => {
      requests.push(request)
      return made.ask(request)
    },
    copy: async (text) => void handed.push(`copy ${text}`),
    saveFile: (name, text) => void handed.push(`${name} ${text}`),
  }
  render(<OptionsPage api={api} act={() => undefined} />, document.body)
  await settled()
  const main = () => document.querySelector('main')!
  const all = (selector: string) => [...main().querySelectorAll<HTMLElement>(selector)]
  const buttons = () => all('button')
  const press = async (words: string, nth = 0) => {
    const found = buttons().filter(({ textContent }) => textContent === words)[nth]
    if (!found)
      throw new Error(
        `no button ${words}: ${buttons()
          .map(({ textContent }) => textContent)
          .join(' | ')}`,
      )
    if (found.hasAttribute('disabled')) throw new Error(`the button ${words} is disabled`)
    found.focus()
    found.click()
    await settled()
  }
  /** The DOM here does not do by itself what a press does to a field. */
  const change = async (selector: string, to: Partial<HTMLInputElement>) => {
    const [field] = all(selector)
    if (!field) throw new Error(`no field ${selector}`)
    // What a select shows cannot be set here.
    if (field.localName === 'select')
      Object.defineProperty(field, 'value', { value: to.value, configurable: true, writable: true })
    else Object.assign(field, to)
    for (const type of ['input', 'change']) {
      field.dispatchEvent(new Event(type, { bubbles: true }))
      await settled()
    }
  }
  return {
    api,
    change,
    press,
    settled,
    all,
    buttons: () => buttons().map(({ textContent }) => textContent),
    isDisabled: (words: string) =>
      buttons()
        .find(({ textContent }) => textContent === words)
        ?.hasAttribute('disabled'),
    text: () => main().textContent,
    said: () =>
      all('[role="status"]')
        .map(({ textContent }) => textContent)
        .filter(Boolean),
    asked: <T extends Request['type']>(type: T) =>
      requests.filter((request): request is Extract<Request, { type: T }> => request.type === type),
    focused: () => (active() === document.body ? 'body' : active().textContent),
    handed,
  }
}

import type { PageConfig } from './view.ts'

/** The one element that must be there. */
export function find(selector: string, within: ParentNode = document): HTMLElement {
  const element = within.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`missing ${selector}`)
  return element
}

export const all = <T extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<T>(selector),
]

/** What the server put into the page for its scripts. */
export const pageConfig = () => JSON.parse(find('#neo-config').textContent ?? '') as PageConfig

export function cookie(name: string): string {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) ?? ''
}

/** NEO's error line, made when there is something to say (facts/neo-web.md §10.1). */
export function say(above: HTMLElement, error: unknown): void {
  const message = document.querySelector('h3.co-message') ?? document.createElement('h3')
  message.className = 'co-message'
  message.textContent = error instanceof Error ? error.message : String(error)
  above.before(message)
  message.scrollIntoView({ block: 'nearest' })
}

/** A form's fields as a browser sends them. */
/** Files that a person has chosen, by the name of their field. */
export const formFiles = (form: HTMLFormElement) =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' || value.name === '' ? [] : [[name, value] as const],
  )

export const formFields = (form: HTMLFormElement) =>
  new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']))

import { parsePage } from './html.ts'
import type { Profile } from './profile-schema.ts'
import { entryForm } from './profiles/buttons.ts'

/** A page that NEO, or somebody in its place, answered. */
export type NeoPage = {
  status: number
  /** Where it really came from, after redirects; relative addresses are resolved against it. */
  url: string
  document: Document
  /** The entry form, if this is not the login page. */
  form?: Element
  isLogin: boolean
  isNeo: boolean
  /** What the page complains about; '' if nothing. For matching only: it may carry texts of an event. */
  message: string
}

const isShown = (element: Element) =>
  !element.closest('[hidden]') && !/display\s*:\s*none/i.test(element.closest('[style]')?.getAttribute('style') ?? '')

export const readPage = (answer: { status: number; url: string; text: string }, profile: Profile): NeoPage => {
  const document = parsePage(answer.text)
  const has = (selectors: readonly string[]) => selectors.some((selector) => document.querySelector(selector))
  const isLogin = has(profile.login.selectors)
  const form = isLogin ? null : document.querySelector(entryForm)
  const base = document.querySelector('base[href]')?.getAttribute('href')
  return {
    status: answer.status,
    url: base && URL.canParse(base, answer.url) ? new URL(base, answer.url).href : answer.url,
    document,
    ...(form && { form }),
    isLogin,
    isNeo:
      has(profile.neo.selectors) || (document.querySelector('title')?.textContent ?? '').includes(profile.neo.title),
    message: [...document.querySelectorAll(profile.message)]
      .filter(isShown)
      .map((element) => element.textContent.trim())
      .join(' ')
      .trim(),
  }
}

/** Whether the answer to a detail address proves that the event does not exist (profile: a status, or a message and no form). */
export const provesGone = (page: NeoPage, { gone }: Profile): boolean =>
  gone.statuses.includes(page.status) ||
  (page.isNeo && !page.isLogin && !page.form && gone.texts.some((text) => page.message.includes(text)))

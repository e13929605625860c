import type { Sample } from './addresses.ts'
import { readCommands } from './profiles/reads.ts'
import { onlyReads, pathOfCall } from './seen.ts'

/**
 * What we know of NEO's schedule page, for the content script; imports no npm. Every selector carries the year in which it was last seen in public
 * material (and the year since when, where known).
 */
const selectors = {
  /** 2018: the body names the functions that the user has. */
  body: 'body[data-available-modules]',
  /** 2012–2016: hidden element with the current function. */
  functionId: '#jco-pv-funcid',
  /** 2017–2026: the add button of the schedule's toolbar. */
  addButton: 'a.jsch-btn-add',
  /** 2026, 2020: other parts of the toolbar, in order of preference. */
  toolbar: [
    'a.co-ymd-next',
    'span.cal-date.sch-term-text',
    'span.neo-time',
    '#jsch-tab-schweekgrp',
    '#jsch-tab-schmonth',
  ],
  /** 2018–2026: an event in any view. */
  item: 'a.cal-item[data-type="sch"][data-id][href]',
  /** 2018: the header of one's own row in 組織週間. */
  ownRow: '.sch-gcal-target.me .sch-gcal-target-header[data-target]',
  /** 2020: period of the week views, `2020年03月16日(月)`; 2024: month of 個人月間, `2024年05月`. */
  period: 'span.cal-date.sch-term-text, span.neo-time',
} as const

/** Button texts of NEO's own Microsoft 365 feature (user guide of the built-in feature). */
const builtInTexts = ['Outlook', 'Microsoft 365', 'Office 365', 'Exchange']

/** NEO's directory and program ending from the page's path; undefined = not NEO's program. */
export const homeOf = (pathname: string): { base: string; ext: 'cgi' | 'exe' } | undefined => {
  const [, base, ext] = /^(.*)\/dneo\.(cgi|exe)$/i.exec(pathname) ?? []
  return base === undefined || ext === undefined ? undefined : { base, ext: ext.toLowerCase() as 'cgi' | 'exe' }
}

/** A page of NEO, by somebody who is logged in, with the schedule among the functions. */
export const isNeoPage = (document: Document): boolean => {
  const modules = document.querySelector(selectors.body)?.getAttribute('data-available-modules')
  if (modules !== null && modules !== undefined) return modules.split(/[\s,]+/).includes('sch')
  return document.querySelector(selectors.functionId) !== null
}

const isShown = (element: Element) => {
  for (let one: Element | null = element; one; one = one.parentElement)
    if (one.hasAttribute('hidden') || /display\s*:\s*none/i.test(one.getAttribute('style') ?? '')) return false
  return true
}
const shown = (document: Document, selector: string) => [...document.querySelectorAll(selector)].find(isShown)

/** The schedule view is open: one of its toolbars is shown. */
export const isSchedulePage = (document: Document) => isNeoPage(document) && findPlace(document) !== undefined

/** Where our button goes: after this element. undefined = no schedule toolbar is shown. */
export const findPlace = (document: Document): Element | undefined => {
  const button = shown(document, selectors.addButton)
  // Where NEO has the button but hides it, another view is open, such as the add form: nothing of ours belongs there.
  if (button || document.querySelector(selectors.addButton)) return button
  for (const selector of selectors.toolbar) {
    const element = shown(document, selector)
    if (element) return element
  }
  return
}

/** Numeric id of the logged-in user as the page's cookie or own row tells. `cookie`: document.cookie. */
export const uidOf = (document: Document, cookie: string): string | undefined =>
  /(?:^|;\s*)dnzInfo=([^;]+)/.exec(cookie)?.[1] ??
  document.querySelector(selectors.ownRow)?.getAttribute('data-target') ??
  undefined

const sampleOf = (item: Element): Sample | undefined => {
  const [id, href, date] = ['data-id', 'href', 'data-date'].map((name) => item.getAttribute(name))
  return id && href && !/^(#?$|javascript:)/i.test(href) ? { id, href, ...(date && { date }) } : undefined
}

/** Events of the page with their addresses; ids and addresses only, never a title. One's own come first: only they can be changed for sure. */
export const findSamples = (document: Document): Sample[] => {
  const items = [...document.querySelectorAll(selectors.item)]
  const mine = (item: Element) => (item.closest('.sch-gcal-target.other') ? 1 : 0)
  return items.toSorted((a, b) => mine(a) - mine(b)).flatMap((item) => sampleOf(item) ?? [])
}

/** The sample nearest to a day (`YYYY-MM-DD`); any if the page tells no days. */
export const findSample = (document: Document, day?: string): Sample | undefined => {
  const samples = findSamples(document)
  const wanted = day?.replaceAll('-', '')
  return samples.find((sample) => sample.date === wanted) ?? samples[0]
}

/** The month that the page shows, `YYYY-MM`. */
export const shownMonth = (document: Document): string | undefined => {
  const [, year, month] = /(\d{4})年\s*(\d{1,2})月/.exec(shown(document, selectors.period)?.textContent ?? '') ?? []
  return year === undefined || month === undefined ? undefined : `${year}-${month.padStart(2, '0')}`
}

/** Signs that NEO's own Microsoft 365 feature is switched on for this user: its cookie, or its button beside the toolbar. */
export const hasBuiltInSync = (document: Document, cookie: string): boolean => {
  if (/(?:^|;\s*)dnzO365=[^;]/.test(cookie)) return true
  const bar = findPlace(document)?.parentElement?.parentElement
  return [...(bar?.querySelectorAll('a, button, input[type="button"]') ?? [])].some((element) => {
    const text = element.textContent || (element.getAttribute('value') ?? '')
    return (
      text.includes('同期') &&
      builtInTexts.some((name) => text.includes(name)) &&
      !element.closest('[data-neo-outlook-sync]')
    )
  })
}

/** What a call of the page to NEO is reported as; undefined = not a call of NEO's JSON module, or one that is known to read only. */
export const reportOfCall = (address: string): string | undefined => {
  const path = pathOfCall(address)
  return path === undefined || onlyReads(path, readCommands) ? undefined : path
}

/**
 * What a form that is being sent is reported as ('': nothing of a form leaves the page); undefined = not a form of NEO that could save, such as a search, the
 * login or the logout.
 */
export const reportOfForm = (form: HTMLFormElement): string | undefined => {
  const address = form.getAttribute('action') ?? ''
  if (form.getAttribute('method')?.toLowerCase() !== 'post' || !URL.canParse(address, form.baseURI)) return
  const url = new URL(address, form.baseURI)
  if (!/\/dneor?\.(cgi|exe)(\/|$)/i.test(url.pathname)) return
  // Not `form.elements`: a field may be called just that.
  const command = form.querySelector('input[name="cmd"]')?.getAttribute('value') ?? url.searchParams.get('cmd') ?? ''
  return readCommands.includes(command) || form.querySelector('input[type="password"]') ? undefined : ''
}

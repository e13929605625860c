import { flagNames } from '../core/flags.ts'
import { fail, ProblemError } from '../core/problem.ts'
import { type Addresses, type AddressTemplate, detailOf, fill, isScriptOnly, learn } from './addresses.ts'
import type { NeoClient } from './client.ts'
import { type Codes, codesIn } from './flags.ts'
import { findEditDoor } from './edit-door.ts'
import { formOf, isFormOf } from './forms.ts'
import type { FormFrame } from './frame.ts'
import { type NeoPage, provesGone } from './page-kind.ts'
import type { Profile } from './profile-schema.ts'
import { ruleControls } from './rule-form.ts'
import type { SerialisedForm } from './serialise.ts'

/**
 * What an event's own pages say.
 * form: its edit form. `through` is set if only the frame could show it. gone: proven by its detail address. closed: the page is there, but the user cannot
 * change the event; `message`: what the page says instead of it. waiting: NEO's scripts are needed and no NEO page is open.
 */
export type Sight =
  | { is: 'form'; form: SerialisedForm; through?: { address: string } }
  | { is: 'gone' }
  | { is: 'closed'; message?: string }
  | { is: 'waiting' }

/** `day`: `YYYY-MM-DD` on which it stands; `title`: as listed, to tell a rendered page from an empty frame; `listed`: it is known to exist. */
export type Asked = { id: string; day: string; title?: string; listed?: true }

/** A frame that failed so often in a row is not asked again in this life. */
const frameTries = 2

const plain = (text: string) => text.replace(/\s+/g, '')
const pageText = (page: NeoPage) => plain(page.document.querySelector('body')?.textContent ?? '')

/** Reads single events through NEO's own pages; learns their addresses on the way and forgets those that lead astray. */
export const createDetails = (options: {
  client: NeoClient
  profile: Profile
  addresses: { load(): Promise<Addresses>; save(addresses: Addresses): Promise<void> }
  frame?: FormFrame
}) => {
  const { client, profile, frame } = options
  let known: Addresses | undefined
  /** A detail address has led to a living event in this life. */
  let detailProven = false
  let frameFailures = 0
  /** What forms that were read in this life have taught. */
  let shown: Codes = {}
  /** The last form that has shown how entries repeat. */
  let repeating: SerialisedForm | undefined

  const load = async () => (known ??= await options.addresses.load())
  const store = async (change: (addresses: Addresses) => void) => {
    const next = { ...(await load()) }
    change(next)
    known = next
    await options.addresses.save(next)
  }

  const tryDetail = async (day: string): Promise<AddressTemplate | undefined> => {
    const { detail, sample } = await load()
    if (detail) return detail
    for (const candidate of [sample, await frame?.sample?.(day)]) {
      const template = candidate && detailOf(candidate, client.frameUrl)
      if (!candidate || !template) continue
      await store((addresses) => {
        addresses.sample = candidate
        addresses.detail = template
      })
      return template
    }
    return profile.detail === undefined ? undefined : { url: client.pageUrl(profile.detail) }
  }
  const learnDetail = async (day: string) => (await tryDetail(day)) ?? fail('neo-page-needed', { side: 'neo' })
  const forget = () =>
    store((addresses) => {
      delete addresses.detail
      delete addresses.sample
      delete addresses.edit
    })
  /** The address leads astray: a page has to teach it anew. */
  const forgetDetail = async (): Promise<never> => {
    await forget()
    return fail('neo-page-needed', { side: 'neo', code: 'detail-address' })
  }

  const get = (address: AddressTemplate) =>
    client.page(
      address.url,
      address.body === undefined
        ? {}
        : { method: 'POST', body: address.body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    )

  const throughFrame = async (address: AddressTemplate, id: string): Promise<Sight> => {
    if (address.body !== undefined) return { is: 'closed' }
    if (frameFailures >= frameTries) return { is: 'waiting' }
    const form = await frame?.read(address.url)
    if (!form) {
      frameFailures++
      return { is: 'waiting' }
    }
    frameFailures = 0
    return isFormOf(form, id) ? { is: 'form', form, through: { address: address.url } } : { is: 'closed' }
  }

  /** The edit form at the address; undefined if what is there is something else. */
  const formAt = async (address: AddressTemplate, id: string): Promise<Sight | 'other-event' | undefined> => {
    if (isScriptOnly(address, encodeURIComponent(id))) return throughFrame(address, id)
    const page = await get(address)
    const form = formOf(page, profile)
    if (form) return isFormOf(form, id) ? { is: 'form', form } : 'other-event'
    if (page.status === 404 || page.message !== '') return undefined
    return throughFrame(address, id)
  }

  const readDetail = async ({ id, day, title = '' }: Asked, token: string): Promise<Sight> => {
    const template = await learnDetail(day)
    const address = fill(template, id, day, token)
    if (isScriptOnly(template)) return throughFrame(address, id)
    const page = await get(address)
    if (provesGone(page, profile)) return { is: 'gone' }
    if (page.status >= 400) return forgetDetail()
    const form = formOf(page, profile)
    if (form) {
      if (isFormOf(form, id)) {
        detailProven = true
        return { is: 'form', form }
      }
      return forgetDetail()
    }
    const door = findEditDoor(page, profile)
    if (!door) {
      if (page.message !== '' || (title !== '' && pageText(page).includes(plain(title)))) {
        detailProven = true
        return { is: 'closed', ...(page.message !== '' && { message: page.message }) }
      }
      // Either only scripts can show it, or this is not the page we think: both wait for an open NEO page.
      return throughFrame(address, id)
    }
    detailProven = true
    const edit = learn(door, id, token)
    const { edit: tried } = await load()
    // The frame was asked there already, and in vain.
    if (tried?.script && edit?.url === tried.url) return { is: 'waiting' }
    const sight = await formAt(door, id)
    if (sight === undefined || sight === 'other-event') return { is: 'closed' }
    const script = sight.is === 'waiting' || (sight.is === 'form' && sight.through !== undefined)
    if (edit && sight.is !== 'closed')
      await store((addresses) => (addresses.edit = { ...edit, ...(script && { script }) }))
    return sight
  }

  const read = async (asked: Asked, token: string): Promise<Sight> => {
    const { edit } = await load()
    if (edit) {
      const sight = await formAt(fill(edit, asked.id, asked.day, token), asked.id)
      if (sight === 'other-event') await store((addresses) => delete addresses.edit)
      else if (sight?.is === 'form' || (sight?.is === 'waiting' && !edit.script)) return sight
      else if (sight?.is === 'waiting' && asked.listed && frameFailures >= frameTries) return sight
    }
    const sight = await readDetail(asked, token)
    // The frame had nothing to show, and now it is known why.
    if (sight.is === 'closed' || sight.is === 'gone') frameFailures = 0
    return sight
  }

  /** Every form says once more how NEO writes its choices. */
  const learnCodes = async (sight: Sight) => {
    if (sight.is !== 'form') return sight
    shown = { ...shown, ...codesIn(sight.form, profile.form) }
    if (ruleControls(sight.form, profile.form)) repeating = sight.form
    const { codes = {} } = await load()
    if (flagNames.some((name) => shown[name] !== undefined && shown[name] !== codes[name]))
      await store((addresses) => (addresses.codes = { ...codes, ...shown }))
    return sight
  }

  return {
    /** The event as its pages show it now. @throws ProblemError, also when no detail address could be learnt (neo-page-needed). */
    read: async (asked: Asked, token: string): Promise<Sight> => learnCodes(await read(asked, token)),

    /** How a new entry is given a flag: `shown` by a form in this life, or `known` from an earlier one. */
    codes: async (): Promise<{ shown: Codes; known: Codes }> => ({
      shown,
      known: { ...(await load()).codes, ...shown },
    }),

    /** A form that shows how entries repeat, as this life has seen one. */
    repeating: () => repeating,

    /** Whether a detail address is known, or an open page can teach one. */
    isReady: async (day: string): Promise<boolean> => (await tryDetail(day)) !== undefined,

    /**
     * Whether `gone` may be believed: a detail address that went stale answers "gone" for every event. `control` is an event that is known to live.
     */
    trustsGone: async (control: Asked | undefined, token: string): Promise<boolean> => {
      if (detailProven || !control) return true
      const sight = await readDetail(control, token)
      if (sight.is !== 'gone') return true
      await forget()
      return false
    },
  }
}
export type Details = ReturnType<typeof createDetails>
export const isPageNeeded = (error: unknown) =>
  error instanceof ProblemError && error.problem.kind === 'neo-page-needed'

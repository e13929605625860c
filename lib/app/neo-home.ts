import { browser } from 'wxt/browser'
import { ProblemError } from '../core/problem.ts'
import { neoHomes } from './local.ts'

export type NeoHome = { origin: string; base: string; ext: 'cgi' | 'exe' }

const door = /^(.*)\/dneor?\.(cgi|exe)$/

/** Reads origin, directory and cgi/exe from an address as copied from the address bar; undefined if it names no dneo program. */
export const homeOfAddress = (address: string): NeoHome | undefined => {
  if (!URL.canParse(address)) return
  const url = new URL(address)
  const [, base, ext] = door.exec(url.pathname) ?? []
  return base === undefined || ext === undefined ? undefined : { origin: url.origin, base, ext: ext as 'cgi' | 'exe' }
}

/**
 * NEO's home: the setting, completed by what NEO's own page told; without a setting, the page seen last.
 * @throws ProblemError neo-address-missing | neo-not-neo | neo-permission-missing
 */
export const resolveHome = async (address: string): Promise<NeoHome> => {
  const homes = (await neoHomes.read()) ?? {}
  const seen = (origin: string): NeoHome | undefined => {
    const home = homes[origin]
    return home && { origin, base: home.base, ext: home.ext }
  }
  let home: NeoHome | undefined
  if (address) {
    home = homeOfAddress(address) ?? seen(new URL(address).origin)
    if (!home) throw new ProblemError({ kind: 'neo-not-neo', side: 'neo' })
  } else {
    const [latest] = Object.entries(homes).toSorted(([, a], [, b]) => b.seenAt - a.seenAt)
    home = latest && seen(latest[0])
    if (!home) throw new ProblemError({ kind: 'neo-address-missing', side: 'neo' })
  }
  if (!(await browser.permissions.contains({ origins: [`${home.origin}/*`] })))
    throw new ProblemError({ kind: 'neo-permission-missing', side: 'neo' })
  return home
}

/** A NEO page says where it lives. The origin is the sender's, never what the page writes. */
export const rememberHome = async (home: NeoHome, now: number) =>
  neoHomes.write({ ...(await neoHomes.read()), [home.origin]: { base: home.base, ext: home.ext, seenAt: now } })

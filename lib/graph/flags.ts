import { behind, type FlagName, flagNames, type Flags, usual } from '../core/flags.ts'
import type { WireEvent } from './wire.ts'

/** Each flag as a view of Outlook's own value, of which Outlook knows more: whatever is not open is private, whatever is not 仮の予定 is firm. */
export const lenses = {
  visibility: behind<Flags['visibility'], string>((sensitivity) => (sensitivity === 'normal' ? 'open' : 'private'), {
    open: 'normal',
    private: 'private',
  }),
  certainty: behind<Flags['certainty'], string>((showAs) => (showAs === 'tentative' ? 'tentative' : 'firm'), {
    firm: 'busy',
    tentative: 'tentative',
  }),
  importance: behind<Flags['importance'], string>((importance) => (importance === 'high' ? 'high' : 'normal'), {
    normal: 'normal',
    high: 'high',
  }),
}
const members = { visibility: 'sensitivity', certainty: 'showAs', importance: 'importance' } as const
/** Outlook's own values of the three; absent where an answer does not say. */
export type OwnFlags = Pick<WireEvent, (typeof members)[FlagName]>

/** What an event is beside its texts; a flag is absent where the answer does not say. */
export const readFlags = (event: OwnFlags): Partial<Flags> =>
  Object.fromEntries(
    flagNames.flatMap((name) => {
      const own = event[members[name]]
      return own ? [[name, lenses[name].get(own)]] : []
    }),
  )

const putOne = <Name extends FlagName>(name: Name, view: Flags[Name], own: string): string => {
  const lens = lenses[name] as { put(view: Flags[Name], own: string): string }
  return lens.put(view, own)
}

const plain = { sensitivity: 'normal', showAs: 'busy', importance: 'normal' } as const

/**
 * The members of a POST or PATCH that say the named flags. `now`: what the event holds, of which everything that the flag does not say stays; a new one
 * holds nothing yet, and what is usual need not be said of it. `was`: what it held before and is to hold again, which is said as it was if it fits.
 */
export const flagMembers = (
  flags: Partial<Flags>,
  names: readonly string[],
  now?: OwnFlags,
  was: OwnFlags = {},
): Record<string, string> =>
  Object.fromEntries(
    flagNames.flatMap((name) => {
      const view = flags[name]
      if (view === undefined || !names.includes(name) || (!now && view === usual[name])) return []
      const member = members[name]
      const fits = readFlags(was)[name] === view ? was[member] : undefined
      return [[member, putOne(name, view, fits ?? now?.[member] ?? plain[member])]]
    }),
  )

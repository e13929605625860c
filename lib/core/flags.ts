/**
 * What an event is beside its texts and times, as far as both sides can say it. Outlook knows more values of each; what lies behind one of these is kept
 * by `behind`.
 */
export type Flags = {
  /** Who may read it: whoever sees the calendar, or nobody else (非公開). */
  visibility: 'open' | 'private'
  /** 仮 in NEO, 仮の予定 in Outlook. */
  certainty: 'firm' | 'tentative'
  /** 重要. */
  importance: 'normal' | 'high'
}
export const flagNames = ['visibility', 'certainty', 'importance'] as const satisfies readonly (keyof Flags)[]
export type FlagName = (typeof flagNames)[number]

/** What an event is of which nobody has said anything. */
export const usual: Flags = { visibility: 'open', certainty: 'firm', importance: 'normal' }
/** What it can be instead. */
export const special: Flags = { visibility: 'private', certainty: 'tentative', importance: 'high' }

/** The flags that are known, and nothing else. */
export const flagsOf = (fields: Partial<Flags>): Partial<Flags> =>
  Object.fromEntries(
    flagNames.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  ) as Partial<Flags>

/**
 * A view of a value that says more than the view. get(put(view, raw)) = view, and put(get(raw), raw) = raw: what the view cannot say survives until the
 * view itself changes.
 */
export const behind = <View extends string, Raw>(get: (raw: Raw) => View, plain: Record<View, Raw>) => ({
  get,
  put: (view: View, raw: Raw): Raw => (get(raw) === view ? raw : plain[view]),
})

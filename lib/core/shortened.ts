import type { FieldName } from './event.ts'

/** Texts that a side may store shorter than they were given. How long they may be there nobody knows: what it stored tells. */
const texts: ReadonlySet<FieldName> = new Set(['subject', 'place', 'body'])

/** Where fewer characters are left than this, the one text is no beginning of the other but another text. */
const leastCut = 100
/** The same where dots at its end say that there was more. */
const leastDotted = 20
/** So much of the end of a shortened text must still stand there, for what it lacks to belong to it. */
const sameEnd = 8

const withoutDots = (text: string) => text.replace(/[ \t\n]*(\.\.\.|…)$/, '')

/** Whether a text is what is left of another one after a side had no room for it: its beginning, with dots at its end or without. */
export const isShortened = (name: FieldName, short: string, whole: string): boolean => {
  const head = withoutDots(short)
  const least = head === short ? leastCut : leastDotted
  return (
    texts.has(name) && short !== whole && head.length >= least && whole.length > head.length && whole.startsWith(head)
  )
}

/**
 * The whole text with an edit that was made in the shortened one, of which it keeps what the other lacks. undefined where the end of the shortened one was
 * edited: then nobody can tell what became of the rest.
 */
export const editedWhole = (was: string, now: string, whole: string): string | undefined => {
  const head = withoutDots(was)
  if (!whole.startsWith(head)) return undefined
  const most = Math.min(was.length, now.length)
  let start = 0
  while (start < most && was[start] === now[start]) start++
  let end = 0
  while (end < most - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end++
  const until = was.length - end
  if (end < sameEnd || until > head.length) return undefined
  return whole.slice(0, start) + now.slice(start, now.length - end) + whole.slice(until)
}

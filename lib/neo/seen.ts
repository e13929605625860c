import type { Profile } from './profile-schema.ts'

/** Longer paths are cut: what is behind is not known, and what was cut in two decides nothing. */
export const longestPath = 100

/** What stands behind `dneor.cgi/` in an address; undefined = not a call of NEO's JSON module. */
export const pathOfCall = (address: string): string | undefined => {
  if (!URL.canParse(address)) return
  const [, path] = /\/dneor\.(?:cgi|exe)(?:\/(.*))?$/i.exec(new URL(address).pathname) ?? [undefined, null]
  return path === null ? undefined : (path ?? '').slice(0, longestPath)
}

/** Commands of a path: `schdel/`, or those of a batch, `0/schmonth/id/1001/1/schprivate/`. */
const commandsOf = (path: string): string[] => {
  const parts = path.split('/')
  if (path.length >= longestPath) parts.pop()
  const [first = '', ...rest] = parts
  if (!/^\d+$/.test(first)) return [first]
  // A number is the place of a command only where it is the next in line: ids are numbers, too.
  let next = Number(first)
  return [first, ...rest].flatMap((part, index) => {
    const command = parts[index + 1]
    if (part !== String(next) || command === undefined || parts[index - 1] === 'id') return []
    next++
    return command === '' ? [] : [command]
  })
}

/** Every command of the path is one that only reads. A path that names none is not. */
export const onlyReads = (path: string, reads: readonly string[]): boolean => {
  const commands = commandsOf(path)
  return commands.length > 0 && commands.every((command) => reads.includes(command))
}

/**
 * Whether a call seen on the page may have changed the schedule. Seen from outside POST and GET look the same, so every path that is not known to read
 * counts, and so does a form that was sent ('').
 */
export const meansSave = (path: string, profile: Pick<Profile, 'reads'>): boolean => !onlyReads(path, profile.reads)

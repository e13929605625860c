import type { Random } from './random.ts'

/**
 * A NEO that calls everything otherwise than public sources tell: commands, parameters, form fields and keys of lists. Inside the emulator the known names
 * go on; they are exchanged at its door and in its pages.
 */
export type Strange = { commands: Names; fields: Names; keys: Names; parameters: Names }
type Names = Record<string, string>
/** What is needed of the emulator. */
type Named = { knobs: { strangeNames: boolean }; strange: Strange }

const COMMANDS = ['schprivate', 'schcmdentry', 'schdel']
/** Fields whose value a person gives or chooses; the others are hidden, and hold the same for everybody. */
const FIELDS = `
  startdate starttime enddate endtime event detail place other memo schcolor outflg reserve rankflg otherto pids public_level alarm sid
`
const KEYS = ['slist', 'item', 'sid', 'detail', 'startdate', 'enddate', 'starttime', 'endtime']

export function drawStrange(random: Random): Strange {
  const names = (from: readonly string[], stem = '') =>
    Object.fromEntries(from.map((name) => [name, `${stem}${random.word()}`]))
  return {
    commands: names(COMMANDS, 'sch'),
    fields: names(FIELDS.trim().split(/\s+/)),
    keys: names(KEYS),
    parameters: names(['date', 'id']),
  }
}

const NONE: Strange = { commands: {}, fields: {}, keys: {}, parameters: {} }
/** The names that this NEO uses now, by the known ones. */
export const namesNow = ({ knobs, strange }: Named): Strange => (knobs.strangeNames ? strange : NONE)

export const called = (names: Names, name: string) => names[name] ?? name
/** The known name; whoever uses the known name of something that is called otherwise now is not understood. */
const understood = (names: Names, name: string) =>
  Object.keys(names).find((known) => names[known] === name) ?? (Object.hasOwn(names, name) ? `?${name}` : name)

/** A posted body in known names. */
export function understand(neo: Named, body: URLSearchParams): URLSearchParams {
  const { commands, fields, parameters } = namesNow(neo)
  const known = new URLSearchParams()
  for (const [name, value] of body) {
    if (name === 'cmd') known.append(name, understood(commands, value))
    else if (name === 'multicmd') known.append(name, understoodBatch(value, commands, parameters))
    else known.append(understood(fields, name), value)
  }
  return known
}

function understoodBatch(text: string, commands: Names, parameters: Names): string {
  try {
    const batch = JSON.parse(text) as Record<string, Record<string, unknown>>
    const one = (values: Record<string, unknown>) => {
      const cmd = understood(commands, String(values['cmd']))
      // Only the list has other parameters.
      const names = cmd.includes('schprivate') ? parameters : {}
      return Object.fromEntries(
        Object.entries(values).map(([name, value]) =>
          name === 'cmd' ? [name, cmd] : [understood(names, name), value],
        ),
      )
    }
    return JSON.stringify(Object.fromEntries(Object.entries(batch).map(([key, values]) => [key, one(values)])))
  } catch {
    return text
  }
}

/** An answer of the list in this NEO's names, keys of every depth. */
export function inItsNames(neo: Named, value: unknown): unknown {
  const { keys } = namesNow(neo)
  if (Array.isArray(value)) return value.map((one) => inItsNames(neo, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [called(keys, key), inItsNames(neo, one)]))
}

/** What became of one calendar between two looks at it: lines by id. */
export type Changes = { added: number; changed: number; removed: number }
export const none: Changes = { added: 0, changed: 0, removed: 0 }

type Lines = ReadonlyMap<string, string>

export const changesBetween = (before: Lines, after: Lines): Changes => ({
  added: [...after.keys()].filter((id) => !before.has(id)).length,
  changed: [...after].filter(([id, line]) => before.has(id) && before.get(id) !== line).length,
  removed: [...before.keys()].filter((id) => !after.has(id)).length,
})

export const words = ({ added, changed, removed }: Changes): string =>
  [added && `${added} added`, changed && `${changed} changed`, removed && `${removed} deleted`]
    .filter(Boolean)
    .join(', ') || '–'

export const sameChanges = (a: Changes, b: Changes) =>
  a.added === b.added && a.changed === b.changed && a.removed === b.removed

/**
 * What both calendars must hold after a sync, reckoned without the extension: the lines they had in common, less what a person took away
 * or changed on either side, and what a person put there. Before the first sync nothing is in common and equal lines are one event.
 */
export const expectedLines = (common: readonly string[], sides: readonly (readonly string[])[]): string[] => {
  const lost = new Set(common.filter((line) => sides.some((side) => !side.includes(line))))
  const kept = common.filter((line) => !lost.has(line))
  const put = sides.flatMap((side) => side.filter((line) => !common.includes(line)))
  return [...new Set([...kept, ...put])].toSorted()
}

/**
 * Marked lines stand in one pair of brackets. A text that only looks like one, because somebody has copied it there, goes over in one more, and comes back
 * with one less. `markOf`: what a line says as a mark, at whatever depth.
 */
export const bracketed = <M extends { depth: number }>(
  markOf: (line: string) => M | undefined,
  marked: (mark: M) => string,
) => ({
  guarded: (line: string) => {
    const mark = markOf(line)
    return mark ? marked({ ...mark, depth: mark.depth + 1 }) : line
  },
  bared: (line: string) => {
    const mark = markOf(line)
    return mark && mark.depth > 1 ? marked({ ...mark, depth: mark.depth - 1 }) : line
  },
})

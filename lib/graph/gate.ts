const width = 4

/**
 * Exchange works on four requests of one mailbox at a time, and a `$batch` uses up all four: so one batch alone or up
 * to four single requests are under way, in the order in which they were asked for.
 */
export const createGate = () => {
  const queue: { slots: number; go: () => void }[] = []
  let free = width
  const next = () => {
    for (let first = queue[0]; first && first.slots <= free; first = queue[0]) {
      queue.shift()
      free -= first.slots
      first.go()
    }
  }
  return async <T>(kind: 'single' | 'batch', work: () => Promise<T>): Promise<T> => {
    const slots = kind === 'batch' ? width : 1
    await new Promise<void>((go) => {
      queue.push({ slots, go })
      next()
    })
    try {
      return await work()
    } finally {
      free += slots
      next()
    }
  }
}

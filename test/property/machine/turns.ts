type Waiting = { who: number; go(): void }

/** Everything that can go on without a turn has done so by then: all is in memory. */
const stillness = async () => await new Promise<void>((resolve) => void setImmediate(resolve))

/** Lets several lives go on one after the other, at each await whoever `order` names; so that two devices at once are one history, the same every time. */
export const createTurns = (order: readonly number[]) => {
  // One life may wait at several places at once.
  const waiting: Waiting[] = []
  return {
    wait: async (who: number) => await new Promise<void>((resolve) => void waiting.push({ who, go: resolve })),
    /** Gives turns until all have ended. */
    play: async (lives: readonly Promise<unknown>[]) => {
      let isOver = false
      const all = Promise.all(lives).finally(() => {
        isOver = true
      })
      for (let nth = 0; ; nth++) {
        await stillness()
        if (isOver) break
        const named = order[nth % Math.max(1, order.length)] ?? nth % 2
        const place = waiting.findIndex(({ who }) => who === named)
        const [next] = waiting.splice(Math.max(0, place), 1)
        if (!next) throw new Error('all lives stand still')
        next.go()
      }
      await all
    },
  }
}
export type Turns = ReturnType<typeof createTurns>

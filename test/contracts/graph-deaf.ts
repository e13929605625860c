import type { World } from './graph-world.ts'

/** A fetch over a world's service; `after` is done once, when the first batch has been answered. */
export const betweenBatches = (world: World, after: () => void): typeof globalThis.fetch => {
  let done = false
  return async (input, init) => {
    const answer = await world.bench.fetch(input, init)
    const url = input instanceof Request ? input.url : `${input}`
    if (!done && url.endsWith('/$batch')) {
      done = true
      after()
    }
    return answer
  }
}

/** A fetch over a world's service whose delta says nothing while `deaf`, as one that forgets entries: the token moves on all the same. */
export const deafFetch = (world: World) => {
  const ear = { deaf: true }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await world.bench.fetch(input, init)
    const url = input instanceof Request ? input.url : `${input}`
    if (!ear.deaf || !url.includes('/calendarView/delta')) return answer
    const page = (await answer.json()) as { value: unknown[] }
    return Response.json({ ...page, value: [] }, { status: answer.status })
  }
  return { fetch, ear }
}

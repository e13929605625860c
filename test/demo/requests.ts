import type { Bench } from '../emulators/bench.ts'

export type Requests = { neo: number; graph: number; entra: number }

/**
 * Counts what reached each service from now on. Graph is the host of the API alone; the calendar page that a person looks at is another
 * host. Of NEO everything is counted: while a run is under way the person's hands are still, and NEO's page asks nothing by itself.
 */
export const startCounting = (bench: Bench) => {
  const from = bench.log.length
  return (): Requests => {
    const hosts = bench.log.slice(from).map((line) => (line.emulator === 'graph' ? line.host : line.emulator))
    const count = (name: string) => hosts.filter((host) => host === name).length
    return { neo: count('neo'), graph: count('graph.microsoft.com'), entra: count('entra') }
  }
}

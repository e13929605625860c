import { expect, test } from 'vitest'
import { createReporter } from '../../../entrypoints/neo.content/seen-calls.ts'

const world = () => {
  const clock = { now: 0 }
  const timers: { at: number; callback: () => void }[] = []
  const told: [number, string][] = []
  const reporter = createReporter({
    send: (path) => told.push([clock.now, path]),
    now: () => clock.now,
    later: (callback, ms) => void timers.push({ at: clock.now + ms, callback }),
  })
  const pass = (ms: number) => {
    const end = clock.now + ms
    for (;;) {
      const next = timers.findIndex(({ at }) => at <= end)
      if (next === -1) break
      const [timer] = timers.splice(next, 1)
      clock.now = timer!.at
      timer!.callback()
    }
    clock.now = end
  }
  return { reporter, told, pass }
}

test('the first is told at once, what follows within two seconds together and once', () => {
  const { reporter, told, pass } = world()
  reporter.saw('schcmdentry/')
  pass(100)
  for (const path of ['schdel/', 'schmove/', 'schdel/', 'schcmdentry/']) reporter.saw(path)
  pass(5000)
  reporter.saw('schdel/')
  expect(told).toEqual([
    [0, 'schcmdentry/'],
    [2000, 'schdel/'],
    [2000, 'schmove/'],
    [2000, 'schcmdentry/'],
    [5100, 'schdel/'],
  ])
  pass(5000)
  expect(told).toHaveLength(5)
})

test('what waits when the page goes is told at once, and not again', () => {
  const { reporter, told, pass } = world()
  reporter.saw('schdel/')
  pass(300)
  reporter.saw('schmove/')
  reporter.leaves()
  pass(5000)
  expect(told).toEqual([
    [0, 'schdel/'],
    [300, 'schmove/'],
  ])
  reporter.leaves()
  expect(told).toHaveLength(2)
})

test('a form does not wait, because its page goes; what waited goes with it', () => {
  const { reporter, told, pass } = world()
  reporter.saw('schdel/')
  pass(500)
  reporter.saw('schmove/')
  reporter.sends('')
  expect(told.slice(1)).toEqual([
    [500, 'schmove/'],
    [500, ''],
  ])
  // Pressed twice.
  pass(500)
  reporter.sends('')
  expect(told).toHaveLength(3)
  pass(600)
  reporter.sends('')
  expect(told).toHaveLength(4)
})

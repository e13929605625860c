import { expect, test } from 'vitest'
import { createGate } from '../../../lib/graph/gate.ts'

test('four singles at most, a batch alone, in the order of asking', async () => {
  const gate = createGate()
  const running: string[] = []
  const log: string[] = []
  const open = new Map<string, () => void>()
  const start = (kind: 'single' | 'batch', name: string) =>
    gate(kind, async () => {
      running.push(name)
      log.push(running.join(''))
      await new Promise<void>((resolve) => open.set(name, resolve))
      running.splice(running.indexOf(name), 1)
    })
  const all = Array.from('abcde', (name) => start('single', name))
  all.push(start('batch', 'X'), start('single', 'f'))
  for (const name of 'abcdeXf') {
    while (!open.has(name)) await Promise.resolve()
    open.get(name)?.()
    for (let turn = 0; turn < 9; turn++) await Promise.resolve()
  }
  await Promise.all(all)
  expect(log).toEqual(['a', 'ab', 'abc', 'abcd', 'bcde', 'X', 'f'])
})

test('a failure frees its place', async () => {
  const gate = createGate()
  await expect(gate('batch', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate('batch', async () => 1)).toBe(1)
})

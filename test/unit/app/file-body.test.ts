import { expect, test } from 'vitest'
import { digestOfBody, readBody } from '../../../lib/app/file-body.ts'

const bytes = (size: number) => Uint8Array.from({ length: size }, (_, at) => at % 251)

test('a body is read whole, with its progress; more than the most is not', async () => {
  const told: number[] = []
  const body = await readBody(new Response(bytes(3_000_000)), 3_000_000, (now) => told.push(now))
  expect(body).toBeInstanceOf(Blob)
  expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(bytes(3_000_000))
  expect(told.at(-1)).toBe(3_000_000)
  expect(await readBody(new Response(bytes(100)), 99, () => undefined)).toBe('too-large')
  const announced = new Response(bytes(100), { headers: { 'content-length': '100' } })
  expect(await readBody(announced, 99, () => undefined)).toBe('too-large')
  expect(await readBody(new Response(null), 99, () => undefined)).toMatchObject({ size: 0 })
})

test('the digest names the content, wherever it is cut', async () => {
  const whole = bytes(2_500_000)
  const cut = new Blob([whole.slice(0, 7), whole.slice(7)])
  const same = await digestOfBody(new Blob([whole]))
  expect(await digestOfBody(cut)).toBe(same)
  expect(same).toMatch(/^[0-9a-f]{64}$/)
  whole[2_400_000] = 0
  expect(await digestOfBody(new Blob([whole]))).not.toBe(same)
  expect(await digestOfBody(new Blob([]))).not.toBe(same)
})

import { expect, test } from 'vitest'
import { fakeBrowser } from '../../fakes/browser.ts'
import { auditDue, type AuditState, createAudit, nextSlice } from '../../../lib/app/audit.ts'

const day = 24 * 60 * 60_000
const ids = Array.from({ length: 250 }, (_, index) => `o${String(index).padStart(3, '0')}`)

test('nothing is due in the first run, nor within a day of a finished round', () => {
  expect(auditDue(undefined, 5)).toBe('none')
  expect(auditDue({ at: 0, last: 'x', open: false }, day - 1)).toBe('none')
  expect(auditDue({ at: 0, last: 'x', open: false }, day)).toBe('full')
  expect(auditDue({ at: 0, last: 'x', open: true }, 5)).toBe('slice')
})

test('slice by slice every event is read once, then the round is over', () => {
  let state: AuditState = { at: 0, last: '', open: true }
  const read: string[] = []
  let turns = 0
  while (state.open) {
    const next = nextSlice(ids.toReversed(), state)
    read.push(...next.ids)
    state = next.state
    turns++
  }
  expect(read).toEqual(ids)
  expect(turns).toBe(3)
})

test('a listing that failed leaves the round due; one that was read moves on', async () => {
  await fakeBrowser.storage.local.clear()
  expect(await createAudit('s', 0)).toBeUndefined()
  expect(await createAudit('s', day - 1)).toBeUndefined()
  // The run whose listing fails never asks for its ids.
  expect((await createAudit('s', day))?.full).toBe(true)
  const again = await createAudit('s', day + 1)
  expect(again?.full).toBe(true)
  expect(again?.reread(ids)).toEqual(ids.slice(0, 100))
  const next = await createAudit('s', day + 2)
  expect(next?.full).toBe(false)
  expect(next?.reread(ids)).toEqual(ids.slice(100, 200))
  expect((await createAudit('s', day + 3))?.reread(ids)).toEqual(ids.slice(200))
  expect(await createAudit('s', day + 4)).toBeUndefined()
  expect((await createAudit('other', day + 5))?.full).toBeUndefined()
})

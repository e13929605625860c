import '../../fakes/browser.ts'
import { expect, test } from 'vitest'
import { badgeOf } from '../../../lib/app/badge.ts'
import { emptySnapshot } from '../../../lib/messages/snapshot.ts'

const shown = { ...emptySnapshot, configured: true, signIn: 'signed-in' as const }

test('nothing when all is well, a number for what waits for an answer, "!" for what a person must do', () => {
  expect(badgeOf(shown)).toBe('')
  expect(badgeOf({ ...shown, conflicts: 2, question: { kind: 'guard-preview' } })).toBe('3')
  expect(badgeOf({ ...shown, conflicts: 120 })).toBe('99+')
  expect(badgeOf({ ...shown, notice: { kind: 'neo-signed-out' }, conflicts: 2 })).toBe('!')
  expect(badgeOf({ ...shown, signIn: 'needs-click' })).toBe('!')
})

test('where the administrator has stopped everything nobody can do anything', () => {
  expect(badgeOf({ ...shown, notice: { kind: 'stopped-by-admin' }, signIn: 'needs-click' })).toBe('')
})

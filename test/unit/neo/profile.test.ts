import { expect, test } from 'vitest'
import { defaultProfile, readProfile } from '../../../lib/neo/profile.ts'
import { looksLike } from '../../../lib/neo/serialise.ts'
import { parsePage } from '../../../lib/neo/html.ts'

test('a profile that does not fit is refused', () => {
  expect(() => readProfile({ ...defaultProfile, version: 'x' })).toThrow()
  expect(() => readProfile({ ...defaultProfile, list: { ...defaultProfile.list, monthsPerPost: 0 } })).toThrow()
})
test('the command that lists events is among those sent', () =>
  expect(defaultProfile.list.commands.map(({ cmd }) => cmd)).toContain(defaultProfile.list.events.command))
test('nobody is notified by a create or a delete', () => {
  for (const { fields } of [defaultProfile.create, defaultProfile.remove])
    expect(fields).toContainEqual(['sendhowto', '4'])
})
test('no text is a sign of both the change and the delete button', () => {
  const { document } = {
    document: parsePage(defaultProfile.edit.texts.map((text) => `<button>${text}</button>`).join('')),
  }
  const buttons = [...document.querySelectorAll('button')]
  expect(buttons.filter((button) => looksLike(button, defaultProfile.edit))).toHaveLength(buttons.length)
  expect(buttons.filter((button) => looksLike(button, defaultProfile.remover))).toEqual([])
})

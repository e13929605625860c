import { expect, it } from 'vitest'
import { managedSchema } from '../../../lib/settings/managed-schema.ts'
import { settingNames } from '../../../lib/settings/schema.ts'

it('has a node for every setting, each with exactly one type and nothing else', () => {
  const { type, properties } = managedSchema()
  expect(type).toBe('object')
  expect(Object.keys(properties)).toEqual(settingNames)
  for (const node of Object.values(properties)) {
    expect(Object.keys(node)).toEqual(['type'])
    expect(['string', 'integer', 'boolean']).toContain(node.type)
  }
})

import { z } from 'zod'
import { settingsSchema } from './schema.ts'

type Json = { type?: string; anyOf?: Json[]; properties?: Record<string, Json> }

/**
 * The schema of administrators' policies. Types only: Chromium does not load an extension whose schema has a node without exactly one type, and silently
 * drops values that break an enum or a bound. What a value may be is judged by the settings schema when it is read, and a refusal is shown.
 */
export const managedSchema = () => {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { target: 'draft-04', io: 'input' }) as Json
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, node]) => [name, { type: typeOf(name, node) }]),
    ),
  }
}

const typeOf = (name: string, node: Json): string => {
  const types = new Set(node.anyOf ? node.anyOf.map((part) => typeOf(name, part)) : [node.type])
  const [type] = types
  if (types.size !== 1 || !type) throw new Error(`setting ${name}: a policy value needs exactly one type`)
  return type === 'number' ? 'integer' : type
}

import { badBody, badRequest, invalidProperty } from './errors.ts'

export type Json = Record<string, unknown>

export const asObject = (value: unknown, what: string): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badBody(`Cannot read the value of '${what}': an object is expected.`)
  return value as Json
}

/** Only these members, else the service's word for an unknown one (`@odata.type` is always allowed). */
export const onlyKeys = (object: Json, allowed: readonly string[], type: string) => {
  for (const key of Object.keys(object)) {
    if (key !== '@odata.type' && !allowed.includes(key))
      throw badBody(
        `The property '${key}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
      )
  }
}

export const asText = (value: unknown, what: string, limit = Number.POSITIVE_INFINITY): string => {
  if (value === null) return ''
  if (typeof value !== 'string') throw badBody(`Cannot convert the value of '${what}' to the type 'Edm.String'.`)
  if (value.length > limit) throw invalidProperty(`At least one property failed validation: '${what}' is too long.`)
  return value
}

export const asBoolean = (value: unknown, what: string): boolean => {
  if (typeof value !== 'boolean') throw badBody(`Cannot convert the value of '${what}' to the type 'Edm.Boolean'.`)
  return value
}

export const asInteger = (value: unknown, what: string): number => {
  if (!Number.isInteger(value)) throw badBody(`Cannot convert the value of '${what}' to the type 'Edm.Int32'.`)
  return value as number
}

export const asEnum = (value: unknown, what: string, members: readonly string[]): string => {
  if (typeof value !== 'string' || !members.includes(value))
    throw badRequest(`The value '${String(value)}' of '${what}' is not a member of the enumeration.`)
  return value
}

export const asArray = (value: unknown, what: string): unknown[] => {
  if (!Array.isArray(value)) throw badBody(`Cannot read the value of '${what}': a collection is expected.`)
  return value
}

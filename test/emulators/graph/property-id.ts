import { badRequest } from './errors.ts'

const named = /^String \{([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\} Name (\S(?:.*\S)?)$/

/**
 * Normal form of a named string property's id: the GUID has no case, the name keeps its own. Other kinds of
 * properties are not evidenced for this product and are refused.
 */
export const propertyId = (id: unknown): string => {
  const match = typeof id === 'string' ? named.exec(id) : null
  if (!match) throw badRequest(`The extended property id '${String(id)}' is invalid.`)
  return `String {${(match[1] ?? '').toLowerCase()}} Name ${match[2]}`
}

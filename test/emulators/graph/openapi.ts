/** As much of an OpenAPI document as the checks need. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}
type Parameter = { $ref?: string; name: string; in: string; required?: boolean }
type Content = { content?: Record<string, { schema: Schema }> }
export type Operation = {
  parameters?: Parameter[]
  requestBody?: Content
  responses: Record<string, Content & { $ref?: string }>
}
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, Parameter>
    responses: Record<string, Content>
  }
}

const lastPart = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)

/** Path and query without origin and version. */
const withoutVersion = (url: string) => url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/v1\.0(?=\/)/, '')

/** Finds the operation of a path; a template with more literal pieces wins. `delta` and `delta()` are the same, and so are the two names of a type. */
export const findOperation = (document: OpenApi, method: string, url: string) => {
  const [path = '', query = ''] = withoutVersion(url).split(/\?(.*)/s)
  const pieces = path
    .replace(/\/delta$/, '/delta()')
    .replace(/\/microsoft\.graph\.(?=\w+$)/, '/graph.')
    .split('/')
    .map(decodeURIComponent)
  const fitting = Object.keys(document.paths)
    .filter((template) => {
      const parts = template.split('/')
      return (
        parts.length === pieces.length && parts.every((part, index) => part.startsWith('{') || part === pieces[index])
      )
    })
    .toSorted((a, b) => a.split('{').length - b.split('{').length)
  const template = fitting[0]
  if (template === undefined) return `${method} ${path}: no such path`
  const operation = document.paths[template]?.[method.toLowerCase()]
  if (!operation) return `${method} ${path}: no such method`
  const parameters = (operation.parameters ?? []).map((one) =>
    one.$ref === undefined ? one : (document.components.parameters[lastPart(one.$ref)] ?? one),
  )
  return { template, operation, parameters, query: new URLSearchParams(query) }
}

export const bodySchema = (content: Content | undefined) => content?.content?.['application/json']?.schema

/** Exact status first, then the class; undefined when the document does not know it. */
export const answerOf = (document: OpenApi, operation: Operation, status: number) => {
  const found = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`]
  return found?.$ref === undefined ? found : document.components.responses[lastPart(found.$ref)]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Names of members that the schema does not list, at any depth; annotations (`@odata…`) are free. The schemas
 * themselves are open, so without this a misspelt member passes.
 */
export const strangers = (document: OpenApi, schema: Schema, value: unknown, at = ''): string[] => {
  if (schema.$ref !== undefined) {
    // Where an answer may be of a derived type, it names it.
    const type = isObject(value) ? value['@odata.type'] : undefined
    const derived = typeof type === 'string' && type.endsWith('Attachment') ? type.slice(1) : lastPart(schema.$ref)
    const target = document.components.schemas[derived]
    return target ? strangers(document, target, value, at) : []
  }
  const options = schema.anyOf?.filter((option) => option.type !== 'null')
  if (options) {
    const found = options.map((option) => strangers(document, option, value, at))
    return found.toSorted((a, b) => a.length - b.length)[0] ?? []
  }
  if (Array.isArray(value))
    return schema.items
      ? value.flatMap((one, index) => strangers(document, schema.items ?? {}, one, `${at}/${index}`))
      : []
  const { properties } = schema
  if (!isObject(value) || !properties) return []
  return Object.entries(value).flatMap(([key, member]) => {
    if (key.startsWith('@')) return []
    const known = properties[key]
    return known ? strangers(document, known, member, `${at}/${key}`) : [`unknown member ${at}/${key}`]
  })
}

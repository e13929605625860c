import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { type BatchItem, batchFaults, itemsOf, type Json } from './validate-batch.ts'
import { answerFaults, type Sent } from './validate-answer.ts'
import { answerOf, bodySchema, findOperation, type OpenApi, type Schema, strangers } from './openapi.ts'

export type Validator = {
  /** Faults of a request; `path` with or without origin and version. */
  request(method: string, path: string, body?: unknown, headers?: Headers): string[]
  /** Faults of an answer; `sent` is the request's body and headers (a batch cannot be judged without its body). */
  response(method: string, path: string, status: number, body?: unknown, sent?: Sent): string[]
}

const preferences = [
  /^outlook\.timezone="[^"]+"$/,
  /^outlook\.body-content-type="(text|html)"$/,
  /^odata\.maxpagesize=\d+$/,
  /^IdType="ImmutableId"$/,
]
const headerFaults = (headers: Headers | undefined) => {
  const faults: string[] = []
  for (const wish of headers?.get('prefer')?.match(/[^\s,=]+(=("[^"]*"|[^,]*))?/g) ?? [])
    if (!preferences.some((pattern) => pattern.test(wish.trim()))) faults.push(`unknown preference ${wish}`)
  const match = headers?.get('if-match')
  if (match !== undefined && match !== null && !/^(\*|W\/"[^"]+")$/.test(match))
    faults.push(`If-Match is no etag: ${match}`)
  return faults
}

/** Checks requests and answers against the OpenAPI document, and what a schema cannot say (facts 13.3). */
export const createValidator = (openapiDocument: unknown): Validator => {
  const document = openapiDocument as OpenApi
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const addFormats = addFormatsModule as unknown as (target: Ajv2020) => void
  addFormats(ajv)
  ajv.addSchema({ $id: 'graph', components: document.components })
  const compiled = new Map<Schema, ValidateFunction>()
  const schemaFaults = (schema: Schema, value: unknown): string[] => {
    const known = compiled.get(schema)
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"graph#/components')) as object
    const check = known ?? ajv.compile(absolute)
    compiled.set(schema, check)
    if (check(value)) return strangers(document, schema, value)
    return [
      ...(check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`),
      ...strangers(document, schema, value),
    ]
  }
  const named = (prefix: string, faults: string[]) => faults.map((fault) => `${prefix}: ${fault}`)

  const request: Validator['request'] = (method, path, body, headers) => {
    const found = findOperation(document, method, path)
    if (typeof found === 'string') return [found]
    const faults = headerFaults(headers)
    const allowed = found.parameters.filter((one) => one.in === 'query')
    for (const name of found.query.keys())
      if (!allowed.some((one) => one.name === name)) faults.push(`unknown parameter ${name}`)
    for (const one of allowed)
      if (one.required && !found.query.has(one.name)) faults.push(`missing parameter ${one.name}`)
    if (found.template.endsWith('/delta()')) {
      const first = found.query.has('startDateTime') && found.query.has('endDateTime')
      const token = found.query.has('$deltatoken') || found.query.has('$skiptoken')
      if (first === token) faults.push('a delta needs either both dates or a token')
    }
    const schema = bodySchema(found.operation.requestBody)
    if (!schema && body !== undefined) faults.push('must not have a body')
    if (schema && body === undefined) faults.push('has no body')
    if (schema && body !== undefined) faults.push(...schemaFaults(schema, body))
    if (found.template === '/$batch') {
      const items = itemsOf(body)
      faults.push(...batchFaults(items))
      const inner = (item: BatchItem) => request(item.method, item.url, item.body, new Headers(item.headers))
      for (const item of items) faults.push(...inner(item))
    }
    return named(`request ${method} ${found.template}`, faults)
  }

  const batchAnswer = (body: unknown, sent: Sent | undefined): string[] => {
    const items = itemsOf(sent?.body)
    const answers = (body as { responses?: Json[] })?.responses ?? []
    const ids = answers.map((answer) => answer['id'])
    const faults = items.filter((item) => !ids.includes(item.id)).map((item) => `no answer to item ${item.id}`)
    if (new Set(ids).size < ids.length || ids.length > items.length) faults.push('answers do not fit the items')
    for (const answer of answers) {
      const item = items.find((one) => one.id === answer['id'])
      if (!item) continue
      const about = { body: item.body, headers: new Headers(item.headers) }
      faults.push(...response(item.method, item.url, Number(answer['status']), answer['body'], about))
    }
    return faults
  }

  const response: Validator['response'] = (method, path, status, body, sent) => {
    const found = findOperation(document, method, path)
    // Nobody's path: only the shape of an error can be right.
    if (typeof found === 'string') {
      const error = document.components.responses['error']
      return status < 400 ? [`${found}, yet answered ${status}`] : schemaFaults(bodySchema(error) ?? {}, body)
    }
    const faults: string[] = []
    const expected = answerOf(document, found.operation, status)
    const schema = bodySchema(expected)
    if (!expected) faults.push(`status ${status} is not documented`)
    if (expected && !schema && body !== undefined) faults.push(`status ${status} must have no body`)
    if (schema && body === undefined) faults.push(`status ${status} needs a body`)
    if (schema && body !== undefined) faults.push(...schemaFaults(schema, body))
    if (found.template === '/$batch' && status === 200) faults.push(...batchAnswer(body, sent))
    else faults.push(...answerFaults(found.template, found.query, status, body, sent))
    return named(`answer ${status} to ${method} ${found.template}`, faults)
  }
  return { request, response }
}

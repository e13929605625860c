import { existsSync, readFileSync } from 'node:fs'

const place = '../shared/data/graph-calendar-openapi.json'
const url = new URL(`../../../${place}`, import.meta.url)

/** Why a test that needs the document is skipped; empty when the document is there. */
export const openApiMissing = existsSync(url) ? '' : ` (skipped: ${place} is not beside this checkout)`

/** The OpenAPI document of the calendar subset, which lies beside the checkout; undefined without it. */
export const readOpenApiOptional = (): unknown =>
  openApiMissing === '' ? (JSON.parse(readFileSync(url, 'utf8')) as unknown) : undefined

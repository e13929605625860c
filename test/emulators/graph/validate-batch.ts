export type Json = Record<string, unknown>
export type BatchItem = { id: string; method: string; url: string; headers: Record<string, string>; body?: unknown }

/** The items of a batch as far as they are there; the schema judges the envelope. */
export const itemsOf = (body: unknown): BatchItem[] => {
  const list = (body as { requests?: unknown } | undefined)?.requests
  if (!Array.isArray(list)) return []
  return list.map((value: unknown) => {
    const item = (value ?? {}) as Json
    return {
      id: String(item['id']),
      method: String(item['method']),
      url: String(item['url']),
      headers: (item['headers'] ?? {}) as Record<string, string>,
      ...(item['body'] === undefined ? {} : { body: item['body'] }),
    }
  })
}

/** What the batch schema lets pass: versions in urls, doubled ids, a body without Content-Type. */
export const batchFaults = (items: readonly BatchItem[]): string[] => {
  const faults: string[] = []
  const ids = items.map((item) => item.id.toLowerCase())
  if (new Set(ids).size < ids.length) faults.push('batch ids are not unique')
  for (const { id, url, headers, body } of items) {
    if (/^https?:/i.test(url)) faults.push(`item ${id}: absolute url`)
    if (/^\/?(v1\.0|beta)\//.test(url)) faults.push(`item ${id}: version in the url`)
    if (!url.startsWith('/')) faults.push(`item ${id}: url without a leading slash`)
    const typed = Object.entries(headers).some(([name, value]) => /^content-type$/i.test(name) && /json/.test(value))
    if (body !== undefined && !typed) faults.push(`item ${id}: body without Content-Type`)
    if (Object.keys(headers).some((name) => /^authorization$/i.test(name))) faults.push(`item ${id}: carries a token`)
  }
  return faults
}

import { badRequest } from './errors.ts'

/** A path with query, without the version, cut into decoded segments; a broken escape is 400. */
export const splitUrl = (url: string) => {
  const [path = '', query = ''] = url.replace(/^\//, '').split(/\?(.*)/s)
  try {
    const segments = path.split('/').map(decodeURIComponent)
    return { url: `/${url.replace(/^\//, '')}`, segments, query: new URLSearchParams(query) }
  } catch {
    throw badRequest(`The url '${path}' is malformed.`)
  }
}

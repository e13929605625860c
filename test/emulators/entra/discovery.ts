import { EntraError, errorBody, missing, traceOf } from './errors.ts'
import { tenantOf, type World } from './world.ts'

const host = 'login.microsoftonline.com'
const cors = { 'access-control-allow-origin': '*' }

function answer(world: World, make: () => unknown): Response {
  try {
    return Response.json(make(), { headers: cors })
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    return Response.json(errorBody(error, traceOf(world.clock(), null)), { status: error.status, headers: cors })
  }
}

/** /{tenant}/v2.0/.well-known/openid-configuration */
export function openIdConfiguration(world: World, segment: string): Response {
  return answer(world, () => {
    let id: string | undefined
    try {
      id = tenantOf(world, segment)?.id
    } catch (error) {
      throw error instanceof EntraError ? new EntraError(error.code, 'invalid_tenant', error.text) : error
    }
    const base = `https://${host}/${id ?? segment.toLowerCase()}`
    return {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      // Through common and organizations the issuer is known only once the person is.
      issuer: `https://${host}/${id ?? '{tenantid}'}/v2.0`,
      request_uri_parameter_supported: false,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported: [
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nonce',
        'preferred_username',
        'name',
        'tid',
        'ver',
        'email',
      ],
      tenant_region_scope: 'AS',
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
    }
  })
}

/** /common/discovery/instance: which host names are the same cloud. */
export function instanceDiscovery(world: World, query: URLSearchParams): Response {
  return answer(world, () => {
    const endpoint = query.get('authorization_endpoint')
    if (query.get('api-version') === null) throw missing('api-version')
    if (endpoint === null) throw missing('authorization_endpoint')
    const [, segment] =
      /^https:\/\/login\.microsoftonline\.com\/([^/]+)\/oauth2\/v2\.0\/authorize$/.exec(endpoint) ?? []
    if (segment === undefined) throw new EntraError(50049, 'invalid_instance', 'Unknown or invalid instance.')
    return {
      tenant_discovery_endpoint: `https://${host}/${segment}/v2.0/.well-known/openid-configuration`,
      'api-version': query.get('api-version'),
      metadata: [
        {
          preferred_network: host,
          preferred_cache: 'login.windows.net',
          aliases: [host, 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
        },
      ],
    }
  })
}

import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose'

async function make() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { privateKey, publicKey, kid, jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] } }
}

let cached: ReturnType<typeof make> | undefined

/** One RS256 key per process. */
export function signingKey(): ReturnType<typeof make> {
  cached ??= make()
  return cached
}

export async function sign(payload: JWTPayload): Promise<string> {
  const { privateKey, kid } = await signingKey()
  return new SignJWT(payload).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey)
}

/** The payload if the signature is ours, whatever the time; life is the caller's question. */
export async function verifySignature(token: string): Promise<JWTPayload | undefined> {
  const { publicKey } = await signingKey()
  // `exp` is checked by the caller against the emulator's own clock, so the library's must not interfere.
  return jwtVerify(token, publicKey, { algorithms: ['RS256'], currentDate: new Date(0), clockTolerance: 1e12 })
    .then((verified) => verified.payload)
    .catch(() => undefined)
}

export const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What PKCE compares: S256 of the verifier. */
export async function challengeOf(verifier: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString('base64url')
}

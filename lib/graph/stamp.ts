import { z } from 'zod'
import type { Claim, Fields } from '../core/event.ts'
import { canonical } from '../core/normal.ts'
import { hashOf, headOf, markOfKey, type Named, type Scope, stampKeyOf } from './identity.ts'
import type { WireEvent } from './wire.ts'

// The property set of this product; the GUID and the names are part of the stored format.
const propertySet = '8b0f2e4c-6d3a-4a53-9f5e-2c1d7a90be46'
const keyId = `String {${propertySet}} Name neo-sync-key`
const agreementId = `String {${propertySet}} Name neo-sync-agreement`
const claimId = `String {${propertySet}} Name neo-sync-claim`

/** 1: [format, generation, hash of the agreed form, device], and after it 'apart' where a write was taken back. */
const formatVersion = 1
const deviceLimit = 64

const agreementSchema = z.tuple(
  [z.literal(formatVersion), z.int().min(0), z.string().regex(/^[0-9a-f]{64}$/), z.string()],
  z.literal('apart'),
)

/** 1: [format, device, random id, milliseconds since the epoch]. */
const claimDeviceLimit = 40
const claimSchema = z.tuple([z.literal(formatVersion), z.string().max(claimDeviceLimit), z.string(), z.int().min(0)])
/** Named string properties are known to be safe up to here. */
const mostCharacters = 254

/** What a stamp of our own scope says. */
export type Stamp = { partnerMark: string; generation?: number; agreed?: string; apart?: true }

type Stamping = Named & { generation: number; fields: Fields; apart?: true }

/** What an event with this stamp will be read as. The hash is that of the form sent: the service's own echo is not known yet. */
export const stampOf = async (scope: Scope, stamp: Stamping): Promise<Stamp & { agreed: string }> => ({
  partnerMark: markOfKey(await stampKeyOf(scope, stamp)),
  generation: stamp.generation,
  agreed: await hashOf(canonical(stamp.fields)),
  ...(stamp.apart && { apart: true }),
})

/** The two properties of a stamp; each stays below 255 characters. */
export const stampProperties = async (scope: Scope, stamp: Stamping & { device: string }) => {
  const { generation, agreed, apart } = await stampOf(scope, stamp)
  const agreement = [formatVersion, generation, agreed, stamp.device.slice(0, deviceLimit), ...(apart ? ['apart'] : [])]
  return [
    { id: keyId, value: await stampKeyOf(scope, stamp) },
    { id: agreementId, value: JSON.stringify(agreement) },
  ]
}

const claimText = ({ device, id, at }: Claim) => JSON.stringify([formatVersion, device, id, at])

/** A claim as it will be read back: the device's name is cut until the property stays below 255 characters. */
export const fittingClaim = (claim: Claim): Claim => {
  let device = claim.device.slice(0, claimDeviceLimit)
  while (device !== '' && claimText({ ...claim, device }).length > mostCharacters) device = device.slice(0, -1)
  return { ...claim, device }
}

export const claimProperties = (claim: Claim) => [{ id: claimId, value: claimText(fittingClaim(claim)) }]

/** What the JSON of a property says; undefined if it is not ours. */
const parsedOptional = <T>(schema: z.ZodType<T>, value: string | undefined): T | undefined => {
  if (value === undefined) return undefined
  try {
    return schema.parse(JSON.parse(value))
  } catch {
    return undefined
  }
}

// The service may answer the GUID in another case than it was sent in.
const valueOf = (event: WireEvent, id: string) =>
  event.singleValueExtendedProperties?.find((property) => property.id.toLowerCase() === id.toLowerCase())?.value

/** Named properties travel to attendees' copies and with exports: a stamp of another scope is no stamp. */
export const readStampOptional = async (scope: Scope, event: WireEvent): Promise<Stamp | undefined> => {
  const key = valueOf(event, keyId)?.toLowerCase()
  if (!key?.startsWith(await headOf(scope))) return undefined
  const agreement = parsedOptional(agreementSchema, valueOf(event, agreementId))
  if (!agreement) return { partnerMark: markOfKey(key) }
  const [, generation, agreed, , apart] = agreement
  return { partnerMark: markOfKey(key), generation, agreed, ...(apart && { apart: true }) }
}

/** Who says that it is making this event's partner. */
export const readClaimOptional = (event: WireEvent): Claim | undefined => {
  const claim = parsedOptional(claimSchema, valueOf(event, claimId))
  return claim && { device: claim[1], id: claim[2], at: claim[3] }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Query that makes a GET by id answer stamp and claim too; delta and lists never do. */
export const expandStamp = `$expand=${encodeURIComponent(
  `singleValueExtendedProperties($filter=${[keyId, agreementId, claimId].map((id) => `id eq ${quoted(id)}`).join(' or ')})`,
)}`

/** Query that finds events of the whole mailbox by their key. The answers do not hold the property itself. */
export const findByKey = (key: string) =>
  `$filter=${encodeURIComponent(
    `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(keyId)} and ep/value eq ${quoted(key)})`,
  )}&$select=id`

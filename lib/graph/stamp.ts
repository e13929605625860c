import { z } from 'zod'
import type { Fields } from '../core/event.ts'
import { canonical } from '../core/normal.ts'
import { hashOf, headOf, keyOf, type Scope } from './identity.ts'
import type { WireEvent } from './wire.ts'

// The property set of this product; the GUID and the names are part of the stored format.
const propertySet = '8b0f2e4c-6d3a-4a53-9f5e-2c1d7a90be46'
const keyId = `String {${propertySet}} Name neo-sync-key`
const agreementId = `String {${propertySet}} Name neo-sync-agreement`

/** 1: [format, generation, hash of the agreed form, device]. */
const formatVersion = 1
const deviceLimit = 64

const agreementSchema = z.tuple([z.literal(formatVersion), z.int().min(0), z.string().length(64), z.string()])

/** What a stamp of our own scope says. */
export type Stamp = { partnerMark: string; generation?: number }

/** The two properties of a stamp; each stays below 255 characters. The hash is that of the form sent: the service's own echo is not known yet. */
export const stampProperties = async (
  scope: Scope,
  stamp: { partnerId: string; generation: number; fields: Fields; device: string },
) => [
  { id: keyId, value: await keyOf(scope, stamp.partnerId) },
  {
    id: agreementId,
    value: JSON.stringify([
      formatVersion,
      stamp.generation,
      await hashOf(canonical(stamp.fields)),
      stamp.device.slice(0, deviceLimit),
    ]),
  },
]

const generationOf = (value: string | undefined): number | undefined => {
  if (value === undefined) return undefined
  try {
    return agreementSchema.parse(JSON.parse(value))[1]
  } catch {
    return undefined
  }
}

/** Named properties travel to attendees' copies and with exports: a stamp of another scope is no stamp. */
export const readStampOptional = async (scope: Scope, event: WireEvent): Promise<Stamp | undefined> => {
  // The service may answer the GUID in another case than it was sent in.
  const valueOf = (id: string) =>
    event.singleValueExtendedProperties?.find((property) => property.id.toLowerCase() === id.toLowerCase())?.value
  const partnerMark = valueOf(keyId)?.toLowerCase()
  if (!partnerMark?.startsWith(await headOf(scope))) return undefined
  const generation = generationOf(valueOf(agreementId))
  return { partnerMark, ...(generation === undefined ? {} : { generation }) }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Query that makes a GET by id answer the stamp too; delta and lists never do. */
export const expandStamp = `$expand=${encodeURIComponent(
  `singleValueExtendedProperties($filter=id eq ${quoted(keyId)} or id eq ${quoted(agreementId)})`,
)}`

/** Query that finds events of the whole mailbox by their key. The answers do not hold the property itself. */
export const findByKey = (key: string) =>
  `$filter=${encodeURIComponent(
    `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(keyId)} and ep/value eq ${quoted(key)})`,
  )}&$select=id`

import type { Intent } from '../core/ports.ts'
import { fail } from '../core/problem.ts'
import { isOk } from './answer.ts'
import { getAll } from './batch.ts'
import type { GraphClient } from './client.ts'
import { markOfKey, type Scope, stampKeyOf } from './identity.ts'
import { around, listView, type Place } from './prove.ts'
import { findByKey } from './stamp.ts'
import { idPageSchema } from './wire.ts'

/** Ids of the events that carry one of the keys, mailbox-wide: strangers to this calendar and deleted ones may be among them. */
export const idsByKeys = async (client: GraphClient, keys: readonly string[]): Promise<string[][]> => {
  const answers = await getAll(
    client,
    keys.map((key) => `/me/events?${findByKey(key)}`),
  )
  return answers.map((answer) => {
    const page = idPageSchema.safeParse(isOk(answer) ? answer.body : undefined)
    if (!page.success) return fail('graph-unexpected-answer', { side: 'outlook', code: answer.code ?? 'find' })
    return page.data.value.map(({ id }) => id)
  })
}

/**
 * Ids of the event that a used-up transaction id made: by its stamp, and if the search does not know it (its index may lag behind), by the
 * calendar's own view of the days to which it was sent.
 */
export const idsByTransaction = async (
  place: Place,
  wanted: { key: string; transactionId: string; day: string },
): Promise<string[]> => {
  const [found = []] = await idsByKeys(place.client, [wanted.key])
  if (found.length > 0) return found
  const standing = await listView(place, around(wanted.day))
  return standing.filter(({ transactionId }) => transactionId === wanted.transactionId).map(({ id }) => id)
}

/** Ids of whatever open creations may have made: found by the stamp that was sent with them, unless the mirror knows it already. */
export const idsOfIntents = async (
  client: GraphClient,
  scope: Scope,
  intents: readonly Intent[],
  known: ReadonlySet<string>,
): Promise<string[]> => {
  const creates = intents.flatMap(({ operation }) => (operation.do === 'create' ? [operation] : []))
  const keys = await Promise.all(creates.map((operation) => stampKeyOf(scope, operation)))
  return (
    await idsByKeys(
      client,
      [...new Set(keys)].filter((key) => !known.has(markOfKey(key))),
    )
  ).flat()
}

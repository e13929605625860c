import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'

export type Choice = NonNullable<ReportRow['choices']>[number]

/** Where only one of the two events is there, to take over a side means to make the other event, or to delete this one. */
const lonely = (want: Choice, on: ReportRow['on']) => {
  const [only] = on?.length === 1 ? on : []
  return only && (want === 'neo' || want === 'outlook') ? { only, makes: want === only } : undefined
}

/** What the button of a choice says: what will happen, not what it is called inside. `shared`: others have the event in NEO, too. */
export const choiceWords = (want: Choice, on: ReportRow['on'], shared = false): string => {
  const alone = lonely(want, on)
  if (!alone) return t(`choice.${want}`)
  if (!alone.makes && shared && alone.only === 'neo') return t('choice.delete-shared')
  if (!alone.makes) return t('choice.delete', { side: t(`side.${alone.only}`) })
  return t('choice.make', { side: t(alone.only === 'neo' ? 'side.outlook' : 'side.neo') })
}

/** Whether the choice deletes an event. */
export const deletes = (want: Choice, on: ReportRow['on']) => lonely(want, on)?.makes === false

const order: readonly Choice[] = ['neo', 'outlook', 'both', 'apart']

/** Always the same places, but what deletes an event never stands first. */
export const inOrder = (choices: readonly Choice[], on: ReportRow['on']): Choice[] => {
  const place = (want: Choice) => order.indexOf(want) + (deletes(want, on) ? 1.5 : 0)
  return choices.toSorted((a, b) => place(a) - place(b))
}

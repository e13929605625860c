import { fail } from '../core/problem.ts'
import { calendarsOf } from './compose.ts'
import { calendarIds } from './local.ts'

type Account = { objectId: string; token(): Promise<string> }

/** The person's own calendars, the default one first: into one of somebody else's nothing private may go, whoever may write there. */
export const writableCalendars = async (token: Account['token']) =>
  (await calendarsOf(token))
    .filter(({ canEdit, isOwn }) => canEdit && isOwn)
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))

/**
 * The calendar of a run: `default`, or the id of the one that the settings name. It is looked up once and then known, so that a quiet run needs no request.
 * @throws ProblemError calendar-missing, if there is none of that name that may be written
 */
export const resolveCalendar = async (name: string, { objectId, token }: Account): Promise<string> => {
  if (name === '') return 'default'
  const known = await calendarIds.read()
  const before = known?.[objectId]
  if (before?.name === name) return before.id
  const [found, second] = (await writableCalendars(token)).filter((calendar) => calendar.name === name)
  if (!found || second) return fail('calendar-missing', { side: 'outlook' })
  const id = found.isDefault ? 'default' : found.id
  await calendarIds.write({ ...known, [objectId]: { name, id } })
  return id
}

/** It does not answer any more: the next run looks for its name again. */
export const forgetCalendars = () => calendarIds.clear()

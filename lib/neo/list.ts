import type { Times } from '../core/event.ts'
import type { NeoClient } from './client.ts'
import type { Month } from './months.ts'
import type { Profile } from './profile-schema.ts'
import type { User } from './session.ts'
import { readTimes } from './times.ts'
import { canonicalItem, type ListItem, readList } from './wire.ts'

/** One event as listed, all its days together. `text` changes whenever anything that the list shows of it changes. */
export type Listed = {
  id: string
  text: string
  first: ListItem
  /** Where it stands; several = a series. Empty if its days cannot be read. */
  times: Times[]
  /** The same, each with what the list says of that date. */
  shown: { times: Times; text: string }[]
}

/** Groups by sid. The order of the answer and an event that several months show do not matter. */
export const groupList = (items: readonly ListItem[]): Map<string, Listed> => {
  const groups = new Map<string, Map<string, ListItem>>()
  for (const item of items) {
    const group = groups.get(item.sid) ?? new Map<string, ListItem>()
    group.set(canonicalItem(item), item)
    groups.set(item.sid, group)
  }
  return new Map(
    [...groups].map(([id, group]) => {
      const ordered = [...group].toSorted(([a, x], [b, y]) => (x.startdate + a < y.startdate + b ? -1 : 1))
      const days = new Map(
        ordered.flatMap(([, item]) => {
          const times = readTimes(item)
          return times ? [[item.startdate, { times, text: item.detail }] as const] : []
        }),
      )
      const shown = [...days.values()]
      const [[, first] = ['', undefined]] = ordered
      // `group` is never empty.
      return [
        id,
        {
          id,
          text: ordered.map(([text]) => text).join('\n'),
          first: first as ListItem,
          times: shown.map(({ times }) => times),
          shown,
        },
      ]
    }),
  )
}

/** The user's own schedule of some months: one POST for up to `monthsPerPost` of them. */
export const fetchList = async (
  client: NeoClient,
  profile: Profile,
  user: User,
  months: readonly Month[],
): Promise<Map<string, Listed>> => {
  const { commands, events, monthsPerPost } = profile.list
  const items: ListItem[] = []
  for (let start = 0; start < months.length; start += monthsPerPost) {
    const asked = months
      .slice(start, start + monthsPerPost)
      .flatMap((month) => commands.map((command) => fillCommand(command, month, user.uid)))
    const keyed = Object.fromEntries(asked.map((command, index) => [String(index), command]))
    const path = asked.map(({ cmd = '', id }, index) => `${index}/${cmd}${id ? `/id/${id}` : ''}`).join('/')
    const answer = await client.call(path, [['multicmd', JSON.stringify(keyed)]], user.token)
    const at = Object.entries(keyed).flatMap(([key, { cmd }]) => (cmd === events.command ? [key] : []))
    items.push(...readList(answer, at, profile.list))
  }
  return groupList(items)
}

const fillCommand = (command: Record<string, string>, month: Month, uid: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(command).map(([name, value]) => [
      name,
      value
        .replaceAll('{date}', `${month.replace('-', '')}01`)
        .replaceAll('{date_dashed}', `${month}-01`)
        .replaceAll('{date_slashed}', `${month.replace('-', '/')}/01`)
        .replaceAll('{uid}', uid),
    ]),
  )

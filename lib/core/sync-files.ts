import type { Item, SideName } from './event.ts'
import type { FilesRow, FilesTarget, Left, LeftReason } from './files.ts'
import { type Due, type FilesRequest, type FilesResult, hintOf, totalsOf } from './files-run.ts'
import { firstDay, touches } from './normal.ts'
import type { Link } from './ports.ts'
import { ProblemError, problemOf } from './problem.ts'
import { isExcluded, type Rules } from './rules.ts'
import { syncPair } from './sync-pair-files.ts'

const blank = (link: Link): FilesRow => ({
  neo: link.neo.id,
  outlook: link.outlook.id,
  pairs: [],
  pending: [],
  left: [],
  seen: {},
  rules: '',
})

/** Nothing of an event that only its owner may read is sent anywhere, nor of one of which only the times go. */
const withheldBy = ({ busyKinds, privateKinds }: Rules, neo: Item, outlook: Item): LeftReason | undefined => {
  const isOf = (kinds: readonly string[]) => neo.kind !== undefined && kinds.includes(neo.kind)
  if (isOf(busyKinds)) return 'withheld'
  if (isOf(privateKinds) || [neo, outlook].some(({ fields }) => fields.visibility === 'private')) return 'private'
  // One entry stands for many events of Outlook, and each of them would get them all.
  return neo.dateOf === undefined ? undefined : 'series'
}

const targetOf = ({ id, fields }: Item): FilesTarget => ({ id, day: firstDay(fields.times), subject: fields.subject })

/**
 * The files of all linked pairs, after their events were synced: looked at only where a hint says that something may have changed, planned pair by pair,
 * copied, and recorded as it lands. It may be killed anywhere: what was sent without a record is found again by name and content, and not sent twice.
 */
export const syncFiles = async <Body>(request: FilesRequest<Body>): Promise<FilesResult> => {
  const { store, links, items, parked, window, rules, limits, now } = request
  const rows = new Map((await store.rows()).map((row) => [`${row.neo} ${row.outlook}`, row]))
  const result: FilesResult = {
    copied: { neo: 0, outlook: 0 },
    removed: { neo: 0, outlook: 0 },
    left: [],
    totals: { neo: 0, outlook: 0 },
  }
  const settings = JSON.stringify([rules.direction, limits.cap, limits.total, request.circumstances])
  const tell = ({ left: neo, row }: Due, left: readonly Left[]) =>
    result.left.push(
      ...left.map((one) => ({
        ...one,
        subject: neo.fields.subject,
        first: firstDay(neo.fields.times),
        neo: row.neo,
        outlook: row.outlook,
      })),
    )

  const linked = new Set(links.map(({ neo, outlook }) => `${neo.id} ${outlook.id}`))
  for (const [key, row] of rows) {
    if (linked.has(key)) continue
    await store.drop(row)
    rows.delete(key)
  }
  const due: Due[] = []
  for (const link of links) {
    const [left, right] = [items.neo.get(link.neo.id), items.outlook.get(link.outlook.id)]
    if (!left || !right || left.notYet || right.notYet || parked.has(left.id) || parked.has(right.id)) continue
    if (left.apart || right.apart || isExcluded(rules, { link, neo: left, outlook: right })) continue
    if (![left, right].some(({ fields }) => touches(fields.times, window))) continue
    const stored = rows.get(`${link.neo.id} ${link.outlook.id}`)
    const hints = { neo: hintOf(left), outlook: hintOf(right) }
    if (!stored && hints.neo === '' && hints.outlook === '') continue
    const row = stored ?? blank(link)
    const one: Due = { row, left, right, targets: { neo: targetOf(left), outlook: targetOf(right) } }
    const withheld = withheldBy(rules, left, right)
    if (withheld) {
      const shown = (['neo', 'outlook'] as const).filter((side) => items[side].get(row[side])?.files)
      tell(
        one,
        shown.map((on) => ({ on, name: '', why: withheld })),
      )
      continue
    }
    const isSeen = row.seen.neo === hints.neo && row.seen.outlook === hints.outlook && row.rules === settings
    const isOpen = row.pending.length > 0 || row.left.some(({ retryAt }) => retryAt !== undefined && retryAt <= now())
    if (isSeen && !isOpen) tell(one, row.left)
    else due.push(one)
  }

  try {
    const listed = await listDue(request, due)
    for (const one of due) {
      const view = { neo: listed.neo.get(one.row.neo), outlook: listed.outlook.get(one.row.outlook) }
      await syncPair({ request, rows, result, settings, tell }, one, view)
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    result.problem = problemOf(error)
  }
  result.totals = totalsOf(rows.values())
  return result
}

/** The files of both sides. An event that says that it has none is not asked, unless some are known: what it says may be late. */
const listDue = async <Body>({ sides, items }: FilesRequest<Body>, due: readonly Due[]) => {
  const list = async (side: SideName) => {
    const isAsked = ({ pairs, pending }: FilesRow) => pairs.length > 0 || pending.length > 0
    const asked = due.filter(({ row }) => isAsked(row) || items[side].get(row[side])?.files !== '')
    const found = new Map(await sides[side].list(asked.map(({ targets }) => targets[side])))
    for (const { row } of due)
      if (!asked.some((one) => one.row === row)) found.set(row[side], { files: [], others: [] })
    return found
  }
  return { neo: await list('neo'), outlook: await list('outlook') }
}

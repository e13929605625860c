import type { Item, SideName, Window } from './event.ts'
import { otherSide } from './event.ts'
import type {
  FilePair,
  FileSide,
  FilesRow,
  FilesStore,
  FilesTarget,
  Left,
  LeftReason,
  Listing,
  SideFile,
} from './files.ts'
import { firstDay, touches } from './normal.ts'
import { type Compared, comparedKey, type FilesPlan, planFiles, whyNot } from './plan-files.ts'
import type { Link } from './ports.ts'
import { type Problem, ProblemError, problemOf } from './problem.ts'
import { isExcluded, type Rules } from './rules.ts'

/** What a person allows. `cap`: bytes of one file; `total`: bytes that may be copied to one side, all events together. */
export type FilesLimits = { cap: number; total: number }

export type FilesRequest<Body> = {
  sides: Record<SideName, FileSide<Body>>
  store: FilesStore
  links: readonly Link[]
  /** What the sides show, as last read. */
  items: Record<SideName, ReadonlyMap<string, Item>>
  /** Ids of events about which something is open: their files wait. */
  parked: ReadonlySet<string>
  window: Window
  rules: Rules
  limits: FilesLimits
  /** Anything beside the settings whose change makes what was left worth another try, as one text. */
  circumstances: string
  /** Events whose content is not to be shown on the other side, whatever else goes. */
  isWithheld?: (neo: Item, outlook: Item) => boolean
  digest(body: Body): Promise<string>
  /** Keeps a file before it is removed. */
  keep(file: { on: SideName; name: string; size: number; subject: string }, body: Body): Promise<void>
  now(): number
  /** Bytes of the file that is under way. */
  progress(done: number, total: number): void
}

/** A file that stays where it is, with the event that it belongs to. */
export type LeftFile = Left & { subject: string; first: string; neo: string; outlook: string }
export type FilesResult = {
  copied: Record<SideName, number>
  removed: Record<SideName, number>
  left: LeftFile[]
  /** Bytes that were copied to each side and still stand there. */
  totals: Record<SideName, number>
  /** A side takes no more now; the rest waits for the next run. */
  problem?: Problem
}

/** What was refused once is tried again after a day, although nothing has changed. */
const again = 24 * 60 * 60_000
const retried: readonly LeftReason[] = ['refused', 'unproven', 'page-needed', 'total']

/** What tells that the files of an event may have changed; '' if it has none. */
const hintOf = ({ files, version }: Item) => files ?? `? ${version}`
const blank = (link: Link): FilesRow => ({
  neo: link.neo.id,
  outlook: link.outlook.id,
  pairs: [],
  pending: [],
  left: [],
  seen: {},
  rules: '',
})

const closedBy = (item: Item): LeftReason | undefined => {
  if (item.readOnly) return 'read-only'
  return item.shared ? 'shared' : undefined
}

/** Nothing of an event that only its owner may read is sent anywhere. */
const withheldBy = <Body>({ isWithheld }: FilesRequest<Body>, neo: Item, outlook: Item): LeftReason | undefined => {
  if ([neo, outlook].some(({ fields }) => fields.visibility === 'private')) return 'private'
  return isWithheld?.(neo, outlook) ? 'withheld' : undefined
}

type Due = { row: FilesRow; left: Item; right: Item; targets: Record<SideName, FilesTarget> }

const targetOf = ({ id, fields }: Item): FilesTarget => ({ id, day: firstDay(fields.times), subject: fields.subject })

export const totalsOf = (rows: Iterable<FilesRow>): Record<SideName, number> => {
  const totals = { neo: 0, outlook: 0 }
  for (const { pairs } of rows) for (const { to, size } of pairs) if (to) totals[to] += size
  return totals
}

/**
 * The files of all linked pairs, after their events were synced: looked at only where a hint says that something may have changed, planned pair by pair,
 * copied, and recorded as it lands. It may be killed anywhere: what was sent without a record is found again by name and content, and not sent twice.
 */
export const syncFiles = async <Body>(request: FilesRequest<Body>): Promise<FilesResult> => {
  const { sides, store, links, items, parked, window, rules, limits, now } = request
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
    const withheld = withheldBy(request, left, right)
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

type Pass<Body> = {
  request: FilesRequest<Body>
  rows: Map<string, FilesRow>
  result: FilesResult
  settings: string
  tell(due: Due, left: readonly Left[]): void
}
type Seen = Listing | 'not-understood' | 'unknown' | undefined
type Loaded<Body> = { body: Body; size: number; hash: string }

/** One pair of events: compared, planned, copied, removed, recorded. */
const syncPair = async <Body>(pass: Pass<Body>, due: Due, seen: Record<SideName, Seen>) => {
  const { request, rows, result, settings, tell } = pass
  const { sides, store, limits } = request
  let { row } = due
  const key = `${row.neo} ${row.outlook}`
  const save = async (change: Partial<FilesRow>) => {
    row = { ...row, ...change }
    await store.save(row)
    rows.set(key, row)
  }
  const hints = { neo: hintOf(due.left), outlook: hintOf(due.right) }
  const { neo, outlook } = seen
  if (neo === 'not-understood' && typeof outlook === 'object') {
    const files = outlook.files.filter((file) => !row.pairs.some((pair) => pair.outlook.key === file.key))
    const left = files.map(({ name }): Left => ({ on: 'outlook', name, why: 'not-understood' }))
    await save({ left, seen: hints, rules: settings })
    return tell(due, left)
  }
  if (typeof neo !== 'object' || typeof outlook !== 'object') return
  const view = { neo, outlook }

  const bodies = new Map<string, Loaded<Body> | 'too-large' | 'unknown'>()
  const load: Load<Body> = async (side, file) => {
    const known = bodies.get(`${side} ${file.key}`)
    if (known) return known
    const found = await sides[side].load(due.targets[side], file, limits.cap, (bytes) =>
      request.progress(bytes, file.size ?? 0),
    )
    const loaded = typeof found === 'string' ? found : { ...found, hash: await request.digest(found.body) }
    bodies.set(`${side} ${file.key}`, loaded)
    return loaded
  }
  const room = (): Record<SideName, number> => {
    const used = totalsOf(rows.values())
    return { neo: limits.total - used.neo, outlook: limits.total - used.outlook }
  }
  const closed = { neo: closedBy(due.left), outlook: closedBy(due.right) }
  const planNow = (compared?: Compared) =>
    planFiles(
      row,
      view,
      {
        direction: request.rules.direction,
        cap: limits.cap,
        room: room(),
        closed: { ...(closed.neo && { neo: closed.neo }), ...(closed.outlook && { outlook: closed.outlook }) },
      },
      compared,
    )

  const rekeyed = await rekey(planNow(), load)
  if (rekeyed === 'unknown') return
  row = { ...row, pairs: row.pairs.map((pair) => rekeyed.pairs.get(pair) ?? pair) }
  const compared = await compare(row, planNow({ same: [], different: rekeyed.different }), load, rekeyed.different)
  if (compared === 'unknown') return
  const plan = planNow(compared)
  const left: Left[] = [...plan.left]
  /** Something is not recorded as it is: the next run looks again. */
  let isOpen = false
  // What has landed without a record is recorded now; what has not is sent again below, under the same name.
  await save({ pairs: plan.pairs, pending: row.pending.filter(({ to, key: of }) => isWanted(plan, to, of)) })

  for (const { from, file, as } of plan.copies) {
    const to = otherSide(from)
    const leave = (why: LeftReason) => left.push({ on: from, name: file.name, key: file.key, why })
    const loaded = await load(from, file)
    if (loaded === 'unknown') {
      isOpen = true
      continue
    }
    const why = loaded === 'too-large' ? loaded : whyNot(loaded, limits.cap, room()[to])
    if (why || loaded === 'too-large') {
      leave(why ?? 'too-large')
      continue
    }
    const { body, size, hash } = loaded
    const pending = { to, key: file.key, name: as, size, hash }
    const others = row.pending.filter((one) => one.key !== file.key || one.to !== to)
    await save({ pending: [...others, pending] })
    const outcome = await sides[to].add(due.targets[to], { name: as, size, hash, body }, (bytes) =>
      request.progress(bytes, size),
    )
    if (outcome.is === 'done' && outcome.file) {
      const pair = { [from]: file, [to]: outcome.file, size, hash, to } as FilePair
      await save({ pairs: [...row.pairs, pair], pending: others })
      result.copied[to]++
    } else if (outcome.is === 'refused') {
      await save({ pending: others })
      leave(outcome.why)
    } else {
      isOpen = true
      if (outcome.is === 'later') throw new ProblemError(outcome.problem)
    }
  }

  for (const { on, pair } of plan.removals) {
    const done = await removeOne(request, due, on, pair, () => load(on, pair[on]))
    if (done === 'done') {
      await save({ pairs: row.pairs.filter((one) => one !== pair) })
      result.removed[on]++
    } else if (done === 'lost') isOpen = true
    else left.push({ on, name: pair[on].name, key: pair[on].key, why: done })
  }
  const dated = left.map((one) => (retried.includes(one.why) ? { ...one, retryAt: request.now() + again } : one))
  await save({ left: dated, seen: isOpen ? {} : hints, rules: settings })
  tell(due, dated)
}

const isWanted = ({ copies }: FilesPlan, to: SideName, key: string) =>
  copies.some(({ from, file }) => otherSide(from) === to && file.key === key)

type Load<Body> = (side: SideName, file: SideFile) => Promise<Loaded<Body> | 'too-large' | 'unknown'>

/** Finds files again that stand under another key: a side may name them anew, e.g. after a mailbox was moved. */
const rekey = async <Body>({ rekey: candidates }: FilesPlan, load: Load<Body>) => {
  const pairs = new Map<FilePair, FilePair>()
  const different = new Set<string>()
  for (const { side, pair, file } of candidates) {
    const found = pairs.has(pair) ? undefined : await load(side, file)
    if (found === 'unknown') return found
    if (typeof found === 'object' && isOne(found, pair)) pairs.set(pair, { ...pair, [side]: file })
    else different.add(comparedKey(pair[side], file))
  }
  return { pairs, different }
}

/** Tells files of one name apart by their content. Of a copy that was begun the content is known: only where it may have landed has to be looked at. */
const compare = async <Body>(
  row: FilesRow,
  { compare: candidates }: FilesPlan,
  load: Load<Body>,
  known: ReadonlySet<string>,
): Promise<Compared | 'unknown'> => {
  const same: FilePair[] = []
  const different = new Set(known)
  for (const { neo, outlook } of candidates) {
    if (same.some((pair) => pair.neo.key === neo.key || pair.outlook.key === outlook.key)) continue
    const sent = row.pending.find(({ to, key }) => key === (to === 'outlook' ? neo : outlook).key)
    const left = sent?.to === 'outlook' ? sent : await load('neo', neo)
    const right = sent?.to === 'neo' ? sent : await load('outlook', outlook)
    if (left === 'unknown' || right === 'unknown') return 'unknown'
    const isSame = typeof left === 'object' && typeof right === 'object' && isOne(left, right)
    if (isSame) same.push({ neo, outlook, size: left.size, hash: left.hash, ...(sent && { to: sent.to }) })
    else different.add(comparedKey(neo, outlook))
  }
  return { same, different }
}

const isOne = (a: { size: number; hash: string }, b: { size: number; hash: string }) =>
  a.size === b.size && a.hash === b.hash

/** Takes a file away that is proven to be taken away on the other side, after its content was kept. */
const removeOne = async <Body>(
  { sides, keep }: FilesRequest<Body>,
  due: Due,
  on: SideName,
  pair: FilePair,
  load: () => Promise<Loaded<Body> | 'too-large' | 'unknown'>,
): Promise<'done' | 'lost' | LeftReason> => {
  const gone = otherSide(on)
  if (!(await sides[gone].isGone(due.targets[gone], pair[gone]))) return 'unproven'
  const loaded = await load()
  if (typeof loaded === 'string') return loaded === 'unknown' ? 'lost' : loaded
  await keep({ on, name: pair[on].name, size: loaded.size, subject: due.left.fields.subject }, loaded.body)
  const outcome = await sides[on].remove(due.targets[on], pair[on])
  if (outcome.is === 'later') throw new ProblemError(outcome.problem)
  return outcome.is === 'refused' ? outcome.why : outcome.is
}

import { type Item, otherSide, type SideName } from './event.ts'
import {
  type FilePair,
  type FilesRow,
  freeName,
  type Left,
  type LeftReason,
  type Listing,
  type SideFile,
} from './files.ts'
import { type Due, type FilesRequest, type FilesResult, hintOf, totalsOf } from './files-run.ts'
import { type Compared, comparedKey, type FilesPlan, planFiles, sameName, whyNot } from './plan-files.ts'
import { ProblemError } from './problem.ts'

/** What was refused once is tried again after a day, although nothing has changed. */
const again = 24 * 60 * 60_000
const retried: ReadonlySet<LeftReason> = new Set(['refused', 'unproven', 'page-needed', 'total'])

const closedBy = (side: SideName, item: Item): LeftReason | undefined => {
  if (item.readOnly) return 'read-only'
  if (item.shared) return 'shared'
  // NEO's form of a series asks which of its days is meant, and what it does to the others is not known.
  return side === 'neo' && item.fields.series ? 'series' : undefined
}

export type Pass<Body> = {
  request: FilesRequest<Body>
  rows: Map<string, FilesRow>
  result: FilesResult
  settings: string
  tell(due: Due, left: readonly Left[]): void
}
type Seen = Listing | 'not-understood' | 'unknown' | undefined
type Loaded<Body> = { body: Body; size: number; hash: string }

/** One pair of events: compared, planned, copied, removed, recorded. */
export const syncPair = async <Body>(pass: Pass<Body>, due: Due, seen: Record<SideName, Seen>) => {
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
      request.progress(bytes, file.size ?? file.about ?? 0),
    )
    const loaded = typeof found === 'string' ? found : { ...found, hash: await request.digest(found.body) }
    bodies.set(`${side} ${file.key}`, loaded)
    return loaded
  }
  const room = (): Record<SideName, number> => {
    const used = totalsOf(rows.values())
    return { neo: limits.total - used.neo, outlook: limits.total - used.outlook }
  }
  const closed = { neo: closedBy('neo', due.left), outlook: closedBy('outlook', due.right) }
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
  /** Sides that were written to: what they said before tells nothing any more, even if they say it again. */
  const wrote = new Set<SideName>()
  // What has landed without a record is recorded now; what has not is sent again below, under the same name.
  await save({ pairs: plan.pairs, pending: row.pending.filter(({ to, key: of }) => isWanted(plan, to, of)) })

  const tried = new Map<FilePair, boolean>()
  /** @returns whether it is not there any more */
  const takeAway = async ({ on, pair }: FilesPlan['removals'][number]): Promise<boolean> => {
    const before = tried.get(pair)
    if (before !== undefined) return before
    wrote.add(on)
    const done = await removeOne(request, due, on, pair, () => load(on, pair[on]))
    tried.set(pair, done === 'done')
    if (done === 'done') {
      await save({ pairs: row.pairs.filter((one) => one !== pair) })
      result.removed[on]++
    } else if (done === 'lost') isOpen = true
    else left.push({ on, name: pair[on].name, key: pair[on].key, why: done })
    return done === 'done'
  }

  for (const { from, file, as: wanted } of plan.copies) {
    const to = otherSide(from)
    const leave = (why: LeftReason) => left.push({ on: from, name: file.name, key: file.key, why })
    const known = leftBefore(due.row, from, file, settings, request.now())
    if (known) {
      left.push(known)
      continue
    }
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
    const replaced = plan.removals.find(({ on, pair }) => on === to && sameName(pair[to].name, wanted))
    const isFree = !replaced || (await takeAway(replaced))
    const names = [...view[to].files, ...row.pairs.map((pair) => pair[to])].map(({ name }) => name)
    const as = isFree ? wanted : freeName(wanted, names)
    const pending = { to, key: file.key, name: as, size, hash }
    const others = row.pending.filter((one) => one.key !== file.key || one.to !== to)
    await save({ pending: [...others, pending] })
    wrote.add(to)
    request.progress(0, size)
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

  for (const removal of plan.removals) await takeAway(removal)
  const dated = left.map((one) =>
    retried.has(one.why) && one.retryAt === undefined ? { ...one, retryAt: request.now() + again } : one,
  )
  const known = (['neo', 'outlook'] as const).filter((side) => !isOpen && !wrote.has(side))
  await save({
    left: dated,
    seen: Object.fromEntries(known.map((side) => [side, hints[side]])),
    rules: settings,
  })
  tell(due, dated)
}

/** What is known not to go under these settings is not fetched again to find that out. */
const leftBefore = (row: FilesRow, on: SideName, { key }: SideFile, settings: string, now: number): Left | undefined =>
  row.rules === settings
    ? row.left.find(
        (one) =>
          one.on === on &&
          one.key === key &&
          ['too-large', 'refused', 'permission'].includes(one.why) &&
          (one.retryAt === undefined || one.retryAt > now),
      )
    : undefined

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

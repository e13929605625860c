import type { Link } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { keyOfScope, type Scope, storesOf } from './compose.ts'
import { boundScope, builtInSeen, relinkFrom, scopeAnswers } from './local.ts'

type Bound = Omit<Scope, 'calendar'> & { calendar?: string }
const scopeOf = (bound: Bound): Scope => ({ ...bound, calendar: bound.calendar ?? 'default' })

/** The scope that the stored rows of this browser belong to; undefined before the first run. */
export const currentScope = async (): Promise<Scope | undefined> => {
  const bound = await boundScope.read()
  return bound && scopeOf(bound)
}

const remember = async (scope: Scope, said: { firstRun?: boolean; builtInUnused?: boolean }) => {
  const answers = (await scopeAnswers.read()) ?? {}
  const key = keyOfScope(scope)
  await scopeAnswers.write({ ...answers, [key]: { ...answers[key], ...said } })
}
const answersOf = async (scope: Scope) => (await scopeAnswers.read())?.[keyOfScope(scope)] ?? {}

export type Asked = { id: string; problem: Problem }
export type Answer = { confirmed?: string; anew?: boolean }

/**
 * The NEO user, Microsoft account and calendar that the links belong to must be the ones of now (G3). Until a person says otherwise another pair is never touched.
 * Going on takes the old agreements along as hints; `anew` forgets what was ever agreed between the accounts of now. Neither touches an event.
 */
const askAboutScope = async (scope: Scope, { confirmed, anew }: Answer): Promise<Asked | undefined> => {
  const { neoOrigin, neoUid, tenantId, objectId } = scope
  const now = {
    neoOrigin,
    neoUid,
    tenantId,
    objectId,
    ...(scope.calendar !== 'default' && { calendar: scope.calendar }),
  }
  const bound = await boundScope.read()
  const id = `scope ${JSON.stringify(now)}`
  if (!bound) {
    await boundScope.write(now)
    return
  }
  if (keyOfScope(scopeOf(bound)) === keyOfScope(scope)) return
  if (confirmed !== id) return { id, problem: { kind: 'guard-scope-changed' } }
  if (anew) {
    await storesOf(scope).forget()
    await remember(scope, { firstRun: false })
    await relinkFrom.clear()
  } else await relinkFrom.write(bound)
  await boundScope.write(now)
  return
}

/** NEO's own feature writes into the same calendar: every event would stand there twice (G4). Asked once. */
const askAboutBuiltIn = async (scope: Scope, { confirmed }: Answer, unused: boolean): Promise<Asked | undefined> => {
  if (unused || !(await builtInSeen.read())?.[scope.neoOrigin] || (await answersOf(scope)).builtInUnused) return
  const id = `built-in ${keyOfScope(scope)}`
  if (confirmed !== id) return { id, problem: { kind: 'guard-built-in' } }
  await remember(scope, { builtInUnused: true })
  return
}

/** What has to be asked before anything is read. */
export const askBefore = async (scope: Scope, answer: Answer, settings: { builtInUnused: boolean }) =>
  (await askAboutScope(scope, answer)) ?? (await askAboutBuiltIn(scope, answer, settings.builtInUnused))

/**
 * Whether nothing was ever written between these accounts (G5). A first run that was confirmed and killed half way has left intents or history, and is
 * not asked about again; one that had nothing to write was none.
 */
export const isFirst = async (scope: Scope): Promise<boolean> => {
  if ((await answersOf(scope)).firstRun) return false
  const { store, history } = storesOf(scope)
  return (await store.intents()).length === 0 && (await history.entries()).length === 0
}

/** After a plan was applied: if it has written, the next run is not the first any more; what was agreed before has been taken over. */
export const noteApplied = async (scope: Scope, hasWritten: boolean) => {
  if (hasWritten && !(await answersOf(scope)).firstRun) await remember(scope, { firstRun: true })
  if (await relinkFrom.read()) await relinkFrom.clear()
}

/** Agreements of the accounts before, which go on where both their events are still there. */
export const hintsOf = async (): Promise<Link[]> => {
  const from = await relinkFrom.read()
  return from ? await storesOf(scopeOf(from)).store.links() : []
}

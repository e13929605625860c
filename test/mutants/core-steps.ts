import type { Mutant } from './mutant.ts'

const tests = ['test/unit/core', 'test/property/machine.test.ts']
const at = (file: string, name: string, find: string, replace: string): Mutant => ({
  name,
  file: `lib/core/${file}.ts`,
  find,
  replace,
  tests,
})

/** What is carried out, recorded, recovered and taken back. */
export const stepMutants: readonly Mutant[] = [
  at(
    'reading',
    'I7 a read that fails makes no plan',
    "const first = await read('neo', links)",
    "const first = await read('neo', links).catch(() => ({ items: [], missing: new Map(), waiting: 0 }))",
  ),
  at(
    'sync',
    'a partner out of sight is sought',
    'if (planned.sought.length === 0) return { planned, input }',
    'if (planned.sought.length >= 0) return { planned, input }',
  ),
  at(
    'sync',
    'open intents are settled by looking',
    '...settleIntents(intents, pictures, now)',
    '...{ intents: intents.map(({ id }) => id) }',
  ),
  at(
    'settle',
    'what cannot be looked at stays open',
    "({ operation: o }) => o.do === 'create' || pictures[o.on].missing.get(o.id) !== 'unknown'",
    '() => true',
  ),
  at(
    'settle',
    'what was overwritten is remembered though its answer got lost',
    'return before === undefined || isUntouched ? undefined :',
    'return before === undefined || !isUntouched ? undefined :',
  ),
  at('apply', 'the journal', 'await store.begin(intents)', ''),
  at('apply', 'kept before it is written', 'if (kept.length > 0) await store.keep(kept)', ''),
  at(
    'apply',
    'who loses the claim makes nothing',
    "if (operation.do === 'claim' && outcome.is !== 'done') dropCreate(operation.id)",
    '',
  ),
  at(
    'apply',
    'a lost answer leaves its intent',
    "if (outcome.is !== 'lost') change.intents.push",
    'change.intents.push',
  ),
  at('apply', 'never before Retry-After', '      applied.stopped[operation.on] = outcome.problem\n', ''),
  at('apply', 'a side that cannot be written any more', '        applied.stopped[first.on] = problemOf(error)\n', ''),
  at(
    'apply',
    'a used transactionId: the next generation',
    "(usedUp === 'another' || (usedUp && operation.generation > 0)) &&",
    'false &&',
  ),
  at(
    'apply',
    'deleted there: a person is asked',
    "usedUp === 'deleted' &&\n        operation.undo === undefined",
    'false &&\n        operation.undo === undefined',
  ),
  at('apply', 'the stamp after a creation in NEO', "if (operation.on === 'neo') restamp(link)", ''),
  at('apply', 'the history', "if (isVisible(operation) && outcome.is === 'done')", 'if (false)'),
  at(
    'apply',
    'E1 another run soon after a change under us',
    "    case 'changed':\n    case 'lost':\n      applied.again = true\n",
    "    case 'changed':\n    case 'lost':\n",
  ),
  at(
    'record',
    'H13 the echo is the agreement',
    'const here = held(on, echo)',
    'const here = held(on, { ...echo, fields: operation.fields })',
  ),
  at(
    'record',
    'E4 of an update only what was carried over is agreed',
    'agree(link, operation.changed, there, here)',
    'agreeAsIs(link, there, here)',
  ),
  at(
    'relink',
    'D15 what an open creation has made',
    'if (!old || isGone(o.on, old[o.on].id)) replace(old, linkOfMade(o, made))',
    'if (false) replace(old, linkOfMade(o, made))',
  ),
  at(
    'relink',
    'what another device has made anew',
    'if (found) replace(link, {',
    'if (found && false) replace(link, {',
  ),
  at(
    'relink',
    'another device has joined it elsewhere',
    'const links = known.filter((link) => !left.has(link))',
    'const links = [...known]',
  ),
  at(
    'relink',
    'what may be the partner is held',
    'if (!linked[side].has(item.id) && knows(item, other)) held[side].add(item.id)',
    'if (false) held[side].add(item.id)',
  ),
  at(
    'operations',
    'deletions last',
    "  'create outlook',\n",
    "  'delete outlook',\n  'delete neo',\n  'create outlook',\n",
  ),
  at('undo', 'what was taken back stands apart', ', wish: planned.wish })', ' })'),
  at(
    'undo',
    'N4 what was changed since is left',
    'if (!after || !names.every((name) => sameField(state.fields, after, name))) return listed(o.on, item)',
    '',
  ),
  at('undo', 'taking back asks first', 'if (problem && request.confirmed !== id)', 'if (problem && false)'),
]

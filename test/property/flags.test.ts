import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlagName, flagNames, type Flags, special, usual } from '../../lib/core/flags.ts'
import { flagMembers, lenses, readFlags as readOutlook } from '../../lib/graph/flags.ts'
import { flagChanges, readFlags } from '../../lib/neo/flags.ts'
import { withValues } from '../../lib/neo/forms.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import type { Choice, SerialisedForm } from '../../lib/neo/serialise.ts'

const own = {
  visibility: fc.constantFrom('normal', 'personal', 'private', 'confidential'),
  certainty: fc.constantFrom('free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'),
  importance: fc.constantFrom('low', 'normal', 'high'),
}
const view = (name: FlagName) => fc.constantFrom(usual[name], special[name])
type Lens = { get(raw: string): string; put(view: string, raw: string): string }

describe.each(flagNames)('%s in Outlook', (name) => {
  const lens = lenses[name] as Lens
  test('what was put is got', () =>
    fc.assert(
      fc.property(view(name), own[name], (flag, raw) => {
        expect(lens.get(lens.put(flag, raw))).toBe(flag)
      }),
    ))
  test('what was got changes nothing when put back', () =>
    fc.assert(
      fc.property(own[name], (raw) => {
        expect(lens.put(lens.get(raw), raw)).toBe(raw)
      }),
    ))
})

const ownFlags = fc.record({ sensitivity: own.visibility, showAs: own.certainty, importance: own.importance })
const flags: fc.Arbitrary<Flags> = fc.record({
  visibility: fc.constantFrom('open', 'private'),
  certainty: fc.constantFrom('firm', 'tentative'),
  importance: fc.constantFrom('normal', 'high'),
})

test('a PATCH that says some flags: these are read back, the others stay to the very value', () =>
  fc.assert(
    fc.property(ownFlags, flags, fc.subarray([...flagNames]), (now, wanted, names) => {
      const after = { ...now, ...flagMembers(wanted, names, now) }
      const before = readOutlook(now)
      expect(readOutlook(after)).toEqual(
        Object.fromEntries(flagNames.map((name) => [name, names.includes(name) ? wanted[name] : before[name]])),
      )
      // Nothing is said twice over: what is there already stays as Outlook has it.
      expect({ ...now, ...flagMembers(readOutlook(now), flagNames, now) }).toEqual(now)
    }),
  ))

test('what is taken back is as it was, to the very value', () =>
  fc.assert(
    fc.property(ownFlags, ownFlags, (was, now) => {
      const [old, held] = [readOutlook(was), readOutlook(now)]
      const changed = flagNames.filter((name) => old[name] !== held[name])
      const after = { ...now, ...flagMembers(old, changed, now, was) }
      expect(readOutlook(after)).toEqual(old)
      for (const [name, member] of [
        ['visibility', 'sensitivity'],
        ['certainty', 'showAs'],
        ['importance', 'importance'],
      ] as const)
        expect(after[member]).toBe(changed.includes(name) ? was[member] : now[member])
    }),
  ))

const words = defaultProfile.form.flags
const label = (texts: readonly string[]) => fc.constantFrom(...texts)
const code = fc.constantFrom('0', '1', '2', '3', 'on', 'x')

/** A control as some NEO may have it: two choices or a box, with any codes and one of the known words. */
const control = (name: FlagName): fc.Arbitrary<Choice[]> => {
  const field = words[name].name
  return fc
    .record({
      isBox: fc.boolean(),
      isOn: fc.boolean(),
      codes: fc.uniqueArray(code, { minLength: 2, maxLength: 2 }),
      usual: label(words[name].usual),
      special: label(words[name].special),
    })
    .map(({ isBox, isOn, codes: [a = '', b = ''], ...texts }) =>
      isBox
        ? [{ name: field, value: a, label: texts.special, chosen: isOn, tick: true as const }]
        : [
            { name: field, value: a, label: texts.usual, chosen: !isOn },
            { name: field, value: b, label: texts.special, chosen: isOn },
          ],
    )
}
const form: fc.Arbitrary<SerialisedForm> = fc.tuple(...flagNames.map(control)).map((controls) => ({
  action: 'https://example.dn-cloud.com/x',
  method: 'post',
  values: controls.flat().flatMap(({ name, value, chosen }): [string, string][] => (chosen ? [[name, value]] : [])),
  choices: controls.flat(),
}))
/** What the server makes of the sent values: an own reading of what browsers send. */
const sent = (shown: SerialisedForm): SerialisedForm => ({
  ...shown,
  choices: (shown.choices ?? []).map((one) => ({
    ...one,
    chosen: shown.values.some(([name, value]) => name === one.name && value === one.value),
  })),
})
const blank = { subject: '', times: { kind: 'days', first: '', last: '' }, place: '', body: '' } as const

test('NEO: what was set is read, what was read sets nothing', () =>
  fc.assert(
    fc.property(form, flags, fc.subarray([...flagNames]), (shown, wanted, names) => {
      const before = readFlags(shown, defaultProfile.form).flags
      const changes = flagChanges(shown, { ...blank, ...wanted }, names, defaultProfile.form)
      const after = readFlags(sent(withValues(shown, changes ?? [])), defaultProfile.form).flags
      expect(after).toEqual(
        Object.fromEntries(flagNames.map((name) => [name, names.includes(name) ? wanted[name] : before[name]])),
      )
      expect(flagChanges(shown, { ...blank, ...before }, flagNames, defaultProfile.form)).toEqual([])
    }),
  ))

import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../lib/neo/calibrate.ts'
import { deletesBy } from '../../../lib/neo/deletes.ts'
import { laidOver, type Overlay, readOverlay, readOverlayText, refusalOfOverlay } from '../../../lib/neo/overlay.ts'
import { registeredIn } from '../../../lib/neo/people.ts'
import { defaultProfile, readProfile } from '../../../lib/neo/profile.ts'
import { failIfNothingKnown } from '../../../lib/neo/strange.ts'
import { createCalibration } from '../../fixtures/calibration.ts'

const world = await createCalibration({ variant: 'cloud', strangeNames: true })
await world.all()
const overlay = calibrate(world.notes, defaultProfile).overlay!
const read = (data: unknown) => readOverlay(data, defaultProfile)

test('an exported result comes back as it was, and makes a whole profile', () => {
  const text = JSON.stringify(overlay, null, 2)
  expect(readOverlayText(text, defaultProfile)).toEqual(overlay)
  const profile = laidOver(defaultProfile, overlay)
  expect(readProfile(profile)).toEqual(profile)
  expect(profile.login).toEqual(defaultProfile.login)
})
test('it holds names only: no text, no person, no address, nothing of the session', () => {
  const text = JSON.stringify(overlay)
  const private_ = [...Object.values(world.order.dictation), '1001', 'dn-cloud', 'https', world.visitor.token()]
  for (const secret of [...private_, ...world.neo.users.flatMap(({ name, userId }) => [name, userId])])
    expect(text).not.toContain(secret)
})

const broken = (change: (copy: Overlay) => void) => {
  const copy = structuredClone(overlay)
  change(copy)
  return copy
}
describe('what must not be used is refused, wherever it comes from', () => {
  test.each<[string, (copy: Overlay) => void, string]>([
    ['adding by the deletion found', (copy) => (copy.create!.command = copy.remove!.command), 'create-deletes'],
    ['adding by the deletion known', (copy) => (copy.create!.command = 'schdel'), 'create-deletes'],
    ['deleting by the creation known', (copy) => (copy.remove!.command = 'schcmdentry'), 'delete-creates'],
    ['listing by a deletion', (copy) => (copy.list.commands[0]!['cmd'] = 'schdel'), 'list-writes'],
    ['reading by the creation found', (copy) => copy.reads.push(copy.create!.command), 'list-writes'],
    ['a list that nobody asks for', (copy) => (copy.list.events.command = 'other'), 'list-command'],
    ['a creation without a subject', (copy) => (copy.create!.fields = [['a', '{startdate}']]), 'create-fields'],
    ['a deletion that names no event', (copy) => (copy.remove!.fields = [['all', '1']]), 'delete-fields'],
  ])('%s', (_, change, why) => {
    const bad = broken(change)
    expect(refusalOfOverlay(defaultProfile, bad)).toBe(why)
    expect(read(bad)).toBeUndefined()
  })
  test.each<[string, unknown]>([
    ['an address as a command', broken((copy) => (copy.remove!.command = 'https://evil.example/'))],
    ['a way out of the module', broken((copy) => (copy.create!.command = '../dneo.cgi?cmd=x'))],
    ['a host', { ...overlay, origin: 'https://evil.example' }],
    ['an address of a page elsewhere', { ...overlay, detail: 'https://evil.example/?id={id}' }],
    ['a text as a value', broken((copy) => copy.create!.fields.push(['memo', 'よろしくお願いします']))],
    ['another version', { ...overlay, version: 2 }],
    ['nothing', undefined],
    ['half of it', { format: 'neo-profile', version: 1 }],
  ])('%s', (_, bad) => expect(read(bad)).toBeUndefined())
  test('what is no JSON', () => expect(readOverlayText('{', defaultProfile)).toBeUndefined())
})

test('a change is never sent to a command that deletes, whatever the form says', () => {
  const profile = laidOver(defaultProfile, overlay)
  const base = 'https://example.dn-cloud.com/cgi-bin/dneo/'
  const form = (action: string, cmd: string) => ({
    action: base + action,
    method: 'post' as const,
    values: [['cmd', cmd]] as [string, string][],
  })
  const deleting = overlay.remove!.command
  for (const bad of [
    form('dneor.cgi/x/', 'schdel'),
    form('dneor.cgi/x/', deleting),
    form(`dneor.cgi/${deleting}/`, 'x'),
    form(`dneo.cgi?cmd=${deleting}`, 'x'),
  ])
    expect(deletesBy(bad, profile)).toBe(true)
  expect(deletesBy(form('dneor.cgi/schmod/', 'schmod'), profile)).toBe(false)
  // Where no deletion is known, '' is no command either.
  expect(deletesBy(form('dneor.cgi/', ''), { ...profile, remove: { ...profile.remove, command: '' } })).toBe(false)
})

test('somebody chosen under a name that is not known may be anybody: the event is shared', () => {
  const form = (people: { name: string; value: string; label: string }[]) => ({
    action: 'https://neo.example/',
    method: 'post' as const,
    values: people.map(({ name, value }): [string, string] => [name, value]),
    people,
  })
  const me = { name: 'otherto', value: '1001', label: '山田' }
  expect(registeredIn(form([me]), '1001', defaultProfile.form)).toMatchObject({ shared: false, block: '' })
  expect(registeredIn(form([me, { ...me, name: 'chair' }]), '1001', defaultProfile.form)).toMatchObject({
    shared: false,
  })
  const room = registeredIn(form([me, { name: 'rooms', value: 'r1', label: '会議室' }]), '1001', defaultProfile.form)
  expect(room.shared).toBe(true)
  expect(room.block).toBeUndefined()
})

test('a NEO of which no form is understood is another NEO; one odd event is not', () => {
  expect(() => failIfNothingKnown(2, 0)).toThrow('neo-changed (form)')
  expect(() => failIfNothingKnown(1, 0)).not.toThrow()
  expect(() => failIfNothingKnown(2, 1)).not.toThrow()
})

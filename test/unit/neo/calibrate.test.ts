import { describe, expect, test } from 'vitest'
import { calibrate, calibrationSteps, type Finding } from '../../../lib/neo/calibrate.ts'
import type { CallNote, Note } from '../../../lib/neo/observed.ts'
import { laidOver } from '../../../lib/neo/overlay.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { variantNames } from '../../emulators/neo/variants.ts'
import { createCalibration } from '../../fixtures/calibration.ts'

const notesOf = async (strangeNames = true) => {
  const world = await createCalibration({ variant: 'cloud', strangeNames })
  await world.all()
  return { ...world, result: calibrate(world.notes, defaultProfile) }
}
const isCall = (note: Note): note is CallNote => note.kind === 'call'
/** The notes with one kind of field made untold. */
const without = (notes: readonly Note[], change: (note: CallNote) => CallNote): Note[] =>
  structuredClone([...notes]).map((note) => (isCall(note) ? change(note) : note))
const withFields = (note: CallNote, keep: (field: CallNote['commands'][0]['fields'][0]) => boolean): CallNote => ({
  ...note,
  commands: note.commands.map((command) => ({ ...command, fields: command.fields.filter(keep) })),
})

describe.each(variantNames)('%s', (variant) => {
  test('a NEO as it is known is found to be just that', async () => {
    const world = await createCalibration({ variant })
    await world.all()
    const { overlay, done, missing } = calibrate(world.notes, defaultProfile)
    expect([done, missing]).toEqual([[...calibrationSteps], ['detail']])
    const { list, form, remove, create } = laidOver(defaultProfile, overlay!)
    expect(list).toEqual(defaultProfile.list)
    expect({ ...form, clock: undefined }).toEqual({ ...defaultProfile.form, clock: undefined })
    expect(remove).toEqual(defaultProfile.remove)
    expect(create.command).toBe(defaultProfile.create.command)
    expect(new Map(create.fields)).toEqual(
      new Map([
        ...defaultProfile.create.fields,
        ['public_level', world.neo.drawn.values.visibility.public],
        ['outflg', world.neo.drawn.values.outflg.inside],
      ]),
    )
  })

  test('names that nobody knows are all found', async () => {
    const world = await createCalibration({ variant, strangeNames: true })
    await world.all()
    const { overlay, refused } = calibrate(world.notes, defaultProfile)
    const { commands, keys, parameters, fields } = world.neo.strange
    expect(refused).toBeUndefined()
    expect(overlay!.list).toEqual({
      commands: [
        { cmd: commands['schprivate'], [parameters['date']!]: '{date}', proc: 'm', [parameters['id']!]: '{uid}' },
      ],
      events: { command: commands['schprivate'], container: keys['slist'], items: keys['item'] },
      keys: Object.fromEntries(
        ['sid', 'detail', 'startdate', 'enddate', 'starttime', 'endtime'].map((name) => [name, keys[name]]),
      ),
    })
    expect(overlay!.create!.command).toBe(commands['schcmdentry'])
    expect(overlay!.remove).toEqual({
      command: commands['schdel'],
      fields: [
        [fields['sid'], '{sid}'],
        ['sendhowto', '4'],
      ],
    })
    const names = 'startdate enddate starttime endtime event detail place other memo'.split(' ')
    expect(overlay!.form).toMatchObject({
      ...Object.fromEntries(names.map((name) => [name, fields[name]])),
      members: fields['otherto'],
      visibility: fields['public_level'],
      certainty: fields['reserve'],
      importance: fields['rankflg'],
    })
  })
})

test('each step is recognised when it has been done, and not before', async () => {
  const world = await createCalibration({ variant: 'cloud', strangeNames: true })
  const done = () => calibrate(world.notes, defaultProfile).done
  expect(done()).toEqual([])
  await world.openMonth()
  expect(done()).toEqual(['month'])
  await world.add()
  expect(done()).toEqual(['month', 'add'])
  await world.openMonth()
  await world.open()
  expect(done()).toEqual(['month', 'add', 'open'])
  await world.change()
  expect(done()).toEqual(['month', 'add', 'open', 'change'])
  await world.openMonth()
  await world.remove()
  // Only a list without it says that it is gone.
  expect(done()).toEqual(['month', 'add', 'open', 'change'])
  expect(calibrate(world.notes, defaultProfile).overlay).toBeUndefined()
  await world.openMonth()
  expect(done()).toEqual([...calibrationSteps])
  expect(calibrate(world.notes, defaultProfile).overlay).toBeDefined()
})

test('somebody else’s way of writing days and times is kept', async () => {
  const { notes } = await notesOf()
  const styled = without(notes, (note) => ({
    ...note,
    commands: note.commands.map((command) => ({
      ...command,
      fields: command.fields.map((field) =>
        field.is === 'from' || field.is === 'to'
          ? { ...field, as: 'HH:MM' as const }
          : field.is === 'first' || field.is === 'last'
            ? { ...field, as: 'YYYY/MM/DD' as const }
            : field.is === 'day'
              ? { ...field, as: 'YYYY-MM-DD' as const }
              : field,
      ),
    })),
  }))
  const { overlay } = calibrate(styled, defaultProfile)
  expect(overlay!.form.clock).toBe('HH:MM')
  const values = overlay!.create!.fields.map(([, value]) => value)
  for (const place of ['{startdate_slashed}', '{enddate_slashed}', '{starttime_colon}', '{endtime_colon}'])
    expect(values).toContain(place)
  expect(Object.values(overlay!.list.commands[0]!)).toContain('{date_dashed}')
})

describe('what was not found is said, and nothing is used half', () => {
  const needed: [Finding, (note: CallNote) => CallNote][] = [
    [
      'list',
      (note) => ({
        ...note,
        commands: note.commands.map((command) => ({
          ...command,
          fields: command.fields.map((field) =>
            field.is === 'same' && note.batch ? { name: field.name, is: 'untold' as const } : field,
          ),
        })),
      }),
    ],
    ['texts', (note) => withFields(note, ({ is }) => is !== 'other')],
    ['times', (note) => withFields(note, ({ is }) => is !== 'to')],
    [
      'quiet',
      (note) => ({
        ...withFields(note, ({ name }) => name !== 'sendhowto'),
        ...(note.form && { form: { ...note.form, names: note.form.names.filter((name) => name !== 'sendhowto') } }),
      }),
    ],
    [
      'repeat',
      (note) => ({
        ...withFields(note, ({ name }) => name !== 'repeat'),
        ...(note.form && { form: { ...note.form, names: note.form.names.filter((name) => name !== 'repeat') } }),
      }),
    ],
    ['members', (note) => ({ ...note, ...(note.form && { form: { ...note.form, chosen: [] } }) })],
    [
      'visibility',
      (note) => ({
        ...note,
        ...(note.form && {
          form: {
            ...note.form,
            choices: note.form.choices.filter(({ label }) => !label.includes('公開') && label !== '予定あり'),
          },
        }),
      }),
    ],
    ['update', (note) => ({ ...note, ...(note.form && { form: { ...note.form, known: false } }) })],
  ]
  test.each(needed)('%s', async (name, change) => {
    const { notes, result } = await notesOf()
    expect(result.overlay).toBeDefined()
    const { overlay, missing, done } = calibrate(without(notes, change), defaultProfile)
    expect(done).toEqual([...calibrationSteps])
    expect(missing).toContain(name)
    expect(overlay).toBeUndefined()
  })
  test('a creation that cannot be told whole is none, and the rest is used', async () => {
    const { notes } = await notesOf()
    const first = notes.findIndex((note) => isCall(note) && !note.batch)
    const { overlay, missing } = calibrate(
      without(notes, (note) => note).map((note, at) =>
        at === first && isCall(note) ? withFields(note, ({ is }) => is !== 'uid') : note,
      ),
      defaultProfile,
    )
    expect(missing).toContain('create')
    expect(overlay!.create).toBeUndefined()
    expect(laidOver(defaultProfile, overlay!).create.command).toBe('')
  })
  test('a deletion with a part that may not be told is none', async () => {
    const { notes, neo } = await notesOf()
    const changed = without(notes, (note) => ({
      ...note,
      commands: note.commands.map((command) =>
        command.command === neo.strange.commands['schdel']
          ? { ...command, fields: [...command.fields, { name: 'scope', is: 'untold' as const }] }
          : command,
      ),
    }))
    const { overlay, missing } = calibrate(changed, defaultProfile)
    expect(missing).toContain('delete')
    expect(laidOver(defaultProfile, overlay!).remove.command).toBe('')
  })
})

describe('no write goes to the command that deletes', () => {
  const called = (notes: readonly Note[], from: string, to: string) =>
    without(notes, (note) => ({
      ...note,
      commands: note.commands.map((command) => ({
        ...command,
        command: command.command === from ? to : command.command,
      })),
    }))
  test('a page that changes by NEO’s known deletion is refused', async () => {
    const { notes, neo } = await notesOf()
    const { overlay, refused } = calibrate(called(notes, neo.drawn.update.cmd, 'schdel'), defaultProfile)
    expect([overlay, refused]).toEqual([undefined, 'update-deletes'])
  })
  test('a page that adds by NEO’s known deletion is refused', async () => {
    const { notes, neo } = await notesOf()
    const { overlay, refused } = calibrate(
      called(notes, neo.strange.commands['schcmdentry']!, 'schdel'),
      defaultProfile,
    )
    expect([overlay, refused]).toEqual([undefined, 'create-deletes'])
  })
  test('a page that deletes by the command that changes is not understood', async () => {
    const { notes, neo } = await notesOf()
    const { overlay, done } = calibrate(
      called(notes, neo.strange.commands['schdel']!, neo.drawn.update.cmd),
      defaultProfile,
    )
    expect(overlay).toBeUndefined()
    expect(done).not.toContain('delete')
  })
  test('a page that lists by a command that writes is refused', async () => {
    const { notes, neo } = await notesOf()
    const { overlay, refused } = calibrate(called(notes, neo.strange.commands['schprivate']!, 'schdel'), defaultProfile)
    expect([overlay, refused]).toEqual([undefined, 'list-writes'])
  })
})

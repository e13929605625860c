import { expect, test } from 'vitest'
import { fieldsOf } from './build.ts'
import { world } from './two-calendars.ts'

test.each(['days', 'void'] as const)(
  'a word that is said while a run reads is not lost to the older one (%s)',
  async (what) => {
    const made = world()
    const o = made.calendars.outlook.add(fieldsOf('e1'))
    await made.wish({
      id: 'said x',
      at: 1,
      outlook: o,
      ...(what === 'days' ? { want: 'apart', why: 'chosen' } : { want: 'neo', seen: 'other' }),
    })
    const { read } = made.sides.outlook
    const said = { id: 'said x', at: 2, want: 'apart', why: 'chosen', neo: 'later', outlook: o } as const
    let isSaid = false
    made.sides.outlook.read = async (request) => {
      if (!isSaid) await made.wish(said)
      isSaid = true
      return await read(request)
    }
    await made.run()
    expect(await made.wishes()).toMatchObject([said])
  },
)

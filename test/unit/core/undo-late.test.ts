import { expect, test } from 'vitest'
import { fieldsOf, outside } from './build.ts'
import { synced } from './two-calendars.ts'

test.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)(
  'a creation from %s whose answer got lost is known after an undo of something else, and not made twice',
  async (a, b) => {
    const { made, here } = await synced(a)
    made.calendars[a].edit(here[0], { body: 'y' })
    await made.run()
    const edited = await made.entries(made.latest())
    made.calendars[a].add(fieldsOf('新規'))
    made.faults[b].push({ on: 'create', does: 'lost', times: 1 })
    await made.run()
    await made.takeBack(edited)
    expect(await made.links()).toHaveLength(2)
    // Nobody sees it any more: without the link another one would be made.
    const copy = [...made.calendars[b].events.values()].find(({ fields }) => fields.subject === '新規')
    made.calendars[b].edit(copy?.id ?? '', { times: outside })
    await made.run()
    expect(made.list(b).filter((text) => text === '新規')).toHaveLength(1)
  },
)

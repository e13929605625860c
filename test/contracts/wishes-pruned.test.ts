// A wish about an event without a link: the real adapters are asked for it, and tell when it is gone.
import { expect, test } from 'vitest'
import { adaptersStage } from './cases/adapters-stage.ts'
import { at, ev } from './cases/events.ts'

test.each(['neo', 'outlook'] as const)(
  'of %s: it ends when its event is deleted, and costs nothing before',
  async (side) => {
    const stage = await adaptersStage(side)
    // An event without a partner is read by its id when its etag has moved: somebody may have claimed it.
    const most = side === 'outlook' ? 3 : 2
    const id = stage.A.add(ev('e1=x'))
    await stage.wish({ id: 'w1', at: 1, want: 'apart', why: 'chosen', [side]: id })
    for (let nth = 0; nth < 2; nth++) await stage.run()
    expect([await stage.wishes(), stage.B.ids()]).toMatchObject([[{ id: 'w1', days: {} }], []])
    await stage.run()
    expect(stage.real().requests.length).toBeLessThanOrEqual(most)

    stage.A.edit('e1', { times: at(2) })
    await stage.run()
    expect(await stage.wishes()).toHaveLength(1)

    stage.A.remove('e1')
    await stage.run()
    expect([await stage.wishes(), await stage.links(), stage.lines('neo'), stage.lines('outlook')]).toEqual([
      [],
      [],
      [],
      [],
    ])
    await stage.run()
    expect(stage.real().requests.length).toBeLessThanOrEqual(most)
    expect(stage.offences()).toEqual([])
  },
)

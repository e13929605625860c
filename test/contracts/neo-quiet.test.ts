import { expect, test } from 'vitest'
import type { ReadRequest } from '../../lib/core/ports.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createNeoWorld, me } from './neo-world.ts'

test.each(variantNames)('%s: many events, and a quiet read is one POST', { timeout: 60_000 }, async (variant) => {
  const many = variant === 'cloud' ? 1000 : 60
  const world = await createNeoWorld({ variant })
  for (let index = 0; index < many; index++) {
    const startdate = new Date(Date.UTC(2026, 0, 1 + (index % 700))).toISOString().slice(0, 10)
    world.neo.addEvent(me, { startdate, detail: `予定 ${index}`, starttime: '0900', endtime: '0930' })
  }
  const ask: ReadRequest = {
    window: { from: '2026-01-01', to: '2027-12-31' },
    links: [],
    intents: [],
    progress: () => undefined,
  }
  const picture = await world.side().read(ask)
  expect(picture.items).toHaveLength(many)
  world.sent()
  const links = picture.items.map(({ id, fields }) => ({
    neo: { id, fields },
    outlook: { id: `o-${id}`, fields },
    generation: 0,
  }))
  expect((await world.side().read({ ...ask, links })).items).toHaveLength(many)
  expect(world.sent()).toHaveLength(1)
})

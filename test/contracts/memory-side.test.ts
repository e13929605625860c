import { memoryCalendar } from '../fakes/memory-calendar.ts'
import { type MemoryFault, memorySide } from '../fakes/memory-side.ts'
import { sideSuite } from './side-suite.ts'

for (const name of ['neo', 'outlook'] as const)
  sideSuite(`memory ${name}`, async () => {
    const calendar = memoryCalendar({ name })
    const faults: MemoryFault[] = []
    const makeSide = () => memorySide({ calendar, faults })
    const sides = [makeSide()]
    return {
      side: sides[0] as ReturnType<typeof makeSide>,
      makeSide: () => {
        const side = makeSide()
        sides.push(side)
        return side
      },
      world: {
        add: async (fields) => calendar.add(fields),
        edit: async (id, change) => calendar.edit(id, change),
        remove: async (id) => calendar.remove(id),
        list: async () => calendar.list(),
      },
      loseAnswer: () => {
        for (const on of ['create', 'update', 'delete'] as const) faults.push({ on, does: 'lost', times: 1 })
      },
      seeks: true,
      requests: () => {
        const count = sides.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0)
        for (const side of sides) side.resetCounts()
        return count
      },
    }
  })

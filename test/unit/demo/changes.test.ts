import { describe, expect, it } from 'vitest'
import { changesBetween, expectedLines, sameChanges, words } from '../../demo/changes.ts'
import { createSteps } from '../../demo/steps.ts'
import { table } from '../../demo/table.ts'
import { createWorld } from '../../fixtures/world.ts'

describe('what the demo reckons', () => {
  it('counts added, changed and removed by id', () => {
    const before = new Map(Object.entries({ a: 'A', b: 'B', c: 'C' }))
    const after = new Map(Object.entries({ a: 'A', b: 'B2', d: 'D' }))
    expect(changesBetween(before, after)).toEqual({ added: 1, changed: 1, removed: 1 })
    expect(words(changesBetween(before, after))).toBe('1 added, 1 changed, 1 deleted')
    expect(sameChanges(changesBetween(before, before), { added: 0, changed: 0, removed: 0 })).toBe(true)
  })

  it('expects the union first, and later the common lines with the edits of both sides', () => {
    expect(
      expectedLines(
        [],
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
      ),
    ).toEqual(['a', 'b', 'c'])
    const common = ['a', 'b', 'c', 'd']
    const neo = ['a2', 'b', 'c', 'd', 'n']
    const outlook = ['a', 'b', 'd2', 'o']
    expect(expectedLines(common, [neo, outlook])).toEqual(['a2', 'b', 'd2', 'n', 'o'])
  })

  it('aligns Japanese text', () => {
    expect(
      table([
        ['x', 'y'],
        ['予定', '1'],
        ['abcd', '2'],
      ]),
    ).toBe('x     y\n───────\n予定  1\nabcd  2')
  })
})

describe('a step that differs is wrong', () => {
  const world = createWorld({
    neoEvents: [{ owner: '1001', startdate: '2026-11-24', detail: '会議' }],
    outlookEvents: [],
  })
  const steps = createSteps(world, () => undefined)
  const none = { added: 0, changed: 0, removed: 0 }

  it('when another number of events changed', async () => {
    const row = await steps.play('add', 'person', { neo: none, outlook: none }, async () => {
      world.neo.addEvent('1001', { startdate: '2026-11-25', detail: '来客' })
    })
    expect(row.neo).toEqual({ added: 1, changed: 0, removed: 0 })
    expect(row.same).toBe(false)
    expect(row.wrong).toEqual(['neo: expected –; found 1 added'])
  })

  it('when a calendar lacks a line, has one too much or has one twice', async () => {
    const nothing = () => steps.play('look', 'person', { neo: none, outlook: none }, () => Promise.resolve())
    const lines = world.neoLines()
    const row = await nothing()
    steps.checkLines(row, [...lines.slice(1), 'x'])
    expect(row.wrong).toContain('NEO lacks: x')
    expect(row.wrong).toContain(`NEO has too much: ${lines[0]}`)
    const good = await nothing()
    for (const subject of ['会議', '来客', '来客'])
      world.outlook().add({
        subject,
        start: `2026-11-${subject === '会議' ? 24 : 25}`,
        end: `2026-11-${subject === '会議' ? 25 : 26}`,
        isAllDay: true,
      })
    steps.checkLines(good, lines)
    expect(good.wrong).toEqual(['Outlook has 3 events, not 2'])
  })
})

import { describe, expect, it } from 'vitest'
import { variantNames } from '../../../emulators/neo/variants.ts'
import { createVisitor } from './visitor.ts'

describe.each(variantNames)('neo %s: dragging and the right to delete', (variant) => {
  const start = async () => {
    const visitor = createVisitor({ variant, events: [] })
    await visitor.login()
    const { cmd, ...names } = visitor.neo.drawn.move
    const move = (sid: string, from: string, to: string) =>
      visitor.command(cmd, { [names.sid]: sid, [names.start]: from, [names.end]: to })
    return { visitor, neo: visitor.neo, move }
  }

  it('moves an entry to other days and touches nothing else', async () => {
    const { neo, move } = await start()
    const sid = neo.addEvent('1001', { startdate: '2026-11-25', starttime: '1000', endtime: '1100', memo: '内容' })
    expect((await move(sid, '20261127', '20261128')).status).toBe('ok')
    expect(neo.events.get(sid)).toMatchObject({
      startdate: '2026-11-27',
      enddate: '2026-11-28',
      starttime: '1000',
      endtime: '1100',
      memo: '内容',
      revision: 2,
    })
    expect(neo.calls().at(-1)).toMatchObject({ write: true, done: true })
  })

  it('refuses series, entries of others, what is gone, and bad days', async () => {
    const { neo, move } = await start()
    const day = { startdate: '2026-11-25' }
    const series = neo.addEvent('1001', { ...day, recurrence: { every: 'date', dates: ['2026-11-25'] } })
    const others = neo.addEvent('1002', { ...day, otherto: ['1002', '1001'], changeBy: 'owner' })
    const own = neo.addEvent('1001', day)
    const asked = [series, others, 'nosuch'].map((sid) => move(sid, '20261127', '20261127'))
    for (const answer of await Promise.all([...asked, move(own, '20261127', '20261126'), move(own, 'x', '20261126')]))
      expect(answer.status).toBe('ng')
    expect(neo.eventsOf('1001').map(({ revision }) => revision)).toEqual([1, 1, 1])
  })

  it('shows the delete button only to whoever may delete, and refuses the rest', async () => {
    const { visitor, neo } = await start()
    const day = { startdate: '2026-11-25', otherto: ['1001'], detail: '代理登録' }
    const kept = neo.addEvent('1002', { ...day, deleteBy: 'owner' })
    const free = neo.addEvent('1002', day)
    expect((await visitor.command('schdel', { sid: kept, sendhowto: '4' })).status).toBe('ng')
    if (variant !== 'alias')
      for (const [sid, shown] of [
        [kept, false],
        [free, true],
      ] as const) {
        const form = await visitor.openEdit(await visitor.get(await visitor.hrefOf(sid)))
        expect(form.text.includes('jco-input-del-submit')).toBe(shown)
        expect(form.text).toContain('jco-input-mod-submit')
      }
    expect((await visitor.command('schdel', { sid: free, sendhowto: '4' })).status).toBe('ok')
    expect([...neo.events.keys()]).toEqual([kept])
  })
})

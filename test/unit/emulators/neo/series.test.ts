import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { formHtml } from '../../../emulators/neo/browser/form-html.ts'
import type { FormModel, PageConfig } from '../../../emulators/neo/browser/view.ts'
import { occurrencesOf } from '../../../emulators/neo/recurrence.ts'
import type { EventInput, Rule } from '../../../emulators/neo/types.ts'
import { variantNames } from '../../../emulators/neo/variants.ts'
import { createVisitor, type Page, serialise, type Visitor } from './visitor.ts'

const weekly: Rule = { every: 'week', interval: 1, weekdays: [3], until: '2026-12-16', except: [] }
const meeting: EventInput = { startdate: '2026-11-25', starttime: '1000', endtime: '1100', detail: '定例' }
const wednesdays = ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16']
const byTitle = (made: Visitor) =>
  Object.fromEntries(
    made.neo
      .eventsOf('1001')
      .map((event) => [
        event.detail,
        occurrencesOf(event, '2027-12-31', made.neo.variant).map((one) => `${one.startdate} ${one.event.detail}`),
      ]),
  )
const daysOf = (made: Visitor) =>
  made.neo
    .eventsOf('1001')
    .map((event) => occurrencesOf(event, '2028-12-31', made.neo.variant).map((one) => one.startdate))

/** The form of an entry, or of one of its days where the variant's address says it, as a person opens it from a day of the schedule. */
async function openForm(made: Visitor, sid: string, day: string): Promise<Element> {
  const compact = day.replaceAll('-', '')
  const page: Page = await made.openEdit(await made.get(await made.hrefOf(sid, compact, day)))
  const given = page.document.querySelector('form#inputfrm')
  if (given) return given
  const { formData } = JSON.parse(page.document.querySelector('#neo-config')?.textContent ?? '') as PageConfig
  const answer = await made.command(formData?.cmd ?? '', { [formData?.name ?? '']: formData?.value ?? '' })
  const { document } = parseHTML(`<body>${formHtml(answer['form'] as FormModel).markup}</body>`)
  return document.querySelector('form#inputfrm') as unknown as Element
}

/** Name and code of a choice, by what a person reads beside it. */
function choice(form: Element, row: string, label: RegExp): [string, string] {
  const inside = form.querySelector(`.sch-row-${row}`) as Element
  const option = [...inside.querySelectorAll('option')].find((each) => label.test(each.textContent ?? ''))
  if (option) return [option.closest('select')?.getAttribute('name') ?? '', option.getAttribute('value') ?? '']
  const input = [...inside.querySelectorAll('label')]
    .find((each) => label.test(each.textContent ?? ''))
    ?.querySelector('input')
  return [input?.getAttribute('name') ?? '', input?.getAttribute('value') ?? '']
}
const line = (form: Element, label: string) =>
  [...form.querySelectorAll('label')]
    .find((each) => each.textContent?.startsWith(label) && each.querySelector('input[type=text]'))
    ?.querySelector('input')
    ?.getAttribute('name') ?? ''

async function submit(made: Visitor, form: Element, body: URLSearchParams) {
  body.set(made.token(), '1')
  const response = await made.raw(form.getAttribute('action') ?? '', body)
  const text = await response.text()
  if (made.neo.variant.update === 'post') return response.redirected && !text.includes('co-message')
  return (JSON.parse(text) as { status: string }).status === 'ok'
}

/** Changes the days that a person names, as the form of the given day lets them. */
async function change(made: Visitor, sid: string, scope: RegExp, day: string, changes: Record<string, string>) {
  const form = await openForm(made, sid, day)
  const body = serialise(form)
  body.delete(choice(form, 'scope', scope)[0])
  body.append(...choice(form, 'scope', scope))
  if (made.neo.variant.askedDay === 'field' && !/すべて/.test(scope.source)) {
    body.set(line(form, '対象日'), day.replaceAll('-', '/'))
    body.set('startdate', day)
    body.set('enddate', day)
  }
  for (const [name, value] of Object.entries(changes)) body.set(name, value)
  return submit(made, form, body)
}

const only = /の予定のみ$/
const later = /以降の予定$/
const all = /^すべての予定$/

describe.each(variantNames)('a series in NEO as %s', (variant) => {
  const visitor = async (event: EventInput = { ...meeting, recurrence: { ...weekly, except: [] } }) => {
    const made = createVisitor({ variant, events: [{ owner: '1001', ...event }] })
    await made.login()
    return { made, sid: made.neo.eventsOf('1001')[0]?.sid ?? '' }
  }

  it('is made from a single entry by what a person reads in its form, and read back from it', async () => {
    const { made, sid } = await visitor(meeting)
    const form = await openForm(made, sid, '2026-11-25')
    const body = serialise(form)
    // What the page does when 定期 is chosen.
    form.querySelector('fieldset.sch-repeat-detail')?.removeAttribute('disabled')
    for (const [name, value] of serialise(form)) if (!body.has(name)) body.append(name, value)
    const kind = choice(form, 'repeat', /^(週間毎|毎週)$/)
    body.set(...kind)
    body.append(...choice(form, 'repeat', /^金$/))
    body.set(...choice(form, 'repeat', /^回数を指定$/))
    body.set(line(form, '回数'), '5')
    expect(await submit(made, form, body)).toBe(true)
    expect(daysOf(made)).toEqual([['2026-11-25', '2026-11-27', '2026-12-02', '2026-12-04', '2026-12-09']])
    const again = await openForm(made, sid, '2026-11-25')
    const sent = serialise(again)
    expect(sent.getAll(kind[0])).toEqual([kind[1]])
    expect(sent.get(line(again, '回数'))).toBe('5')
    expect(new Set((await made.list('20261215')).map((item) => item['sid']))).toEqual(new Set([sid]))
  })

  it('is made by schcmdentry', async () => {
    const { made } = await visitor(meeting)
    const { series } = made.neo.drawn
    const days = { startdate: '2026-11-30', enddate: '2026-11-30' }
    const minimal = { ...days, detail: '月末', otherto: '1001', sendhowto: '4', repeat: series.kind.month }
    const by = { [series.interval]: '1', [series.monthBy.name]: series.monthBy.codes.nth }
    const nth = { [series.nth.name]: series.nth.codes['-1'], [series.nthDay.name]: series.nthDay.codes['1'] }
    const end = { [series.end.name]: series.end.codes.count, [series.count]: '3' }
    const rest = made.neo.variant.holidayRule ? { [series.holiday.name]: series.holiday.codes.keep } : {}
    expect(await made.command('schcmdentry', { ...minimal, ...by, ...end, ...rest })).toMatchObject({ status: 'ng' })
    const answer = await made.command('schcmdentry', { ...minimal, ...by, ...nth, ...end, ...rest })
    expect(answer).toMatchObject({ status: 'ok' })
    expect(daysOf(made)[1]).toEqual(['2026-11-30', '2026-12-28', '2027-01-25'])
  })

  it('asks which days are meant, and changes nothing without an answer', async () => {
    const { made, sid } = await visitor()
    const form = await openForm(made, sid, '2026-12-02')
    const body = serialise(form)
    body.set('detail', '無回答')
    expect(await submit(made, form, body)).toBe(false)
    expect(byTitle(made)).toEqual({ 定例: wednesdays.map((day) => `${day} 定例`) })
  })

  it('changes one day, which leaves the series or stays in it', async () => {
    const { made, sid } = await visitor()
    expect(await change(made, sid, only, '2026-12-02', { detail: '変更回', starttime: '1500', endtime: '1600' })).toBe(
      true,
    )
    if (made.neo.variant.oneDay === 'stays')
      expect(byTitle(made)).toEqual({
        定例: ['2026-11-25 定例', '2026-12-02 変更回', '2026-12-09 定例', '2026-12-16 定例'],
      })
    else
      expect(byTitle(made)).toEqual({
        定例: ['2026-11-25 定例', '2026-12-09 定例', '2026-12-16 定例'],
        変更回: ['2026-12-02 変更回'],
      })
    const listed = (await made.list('20261215')).filter((item) => item['startdate'] === '20261202')
    expect(listed).toMatchObject([{ detail: '変更回', starttime: '1500' }])
    expect(listed[0]?.['sid'] === sid).toBe(made.neo.variant.oneDay === 'stays')
  })

  it('moves one day to another', async () => {
    const { made, sid } = await visitor()
    await change(made, sid, only, '2026-12-02', { startdate: '2026-12-03', enddate: '2026-12-03' })
    expect(daysOf(made).flat().toSorted()).toEqual(['2026-11-25', '2026-12-03', '2026-12-09', '2026-12-16'])
  })

  it('splits in two from a day on', async () => {
    const { made, sid } = await visitor()
    expect(await change(made, sid, later, '2026-12-09', { detail: '新体制' })).toBe(true)
    expect(byTitle(made)).toEqual({
      定例: ['2026-11-25 定例', '2026-12-02 定例'],
      新体制: ['2026-12-09 新体制', '2026-12-16 新体制'],
    })
  })

  it('changes as a whole, and then keeps or puts back what was taken out', async () => {
    const { made, sid } = await visitor({ ...meeting, recurrence: { ...weekly, except: ['2026-12-09'] } })
    expect(await change(made, sid, all, '2026-11-25', { detail: '全体', starttime: '1300', endtime: '1400' })).toBe(
      true,
    )
    const kept = made.neo.variant.wholeChange === 'keeps'
    expect(daysOf(made)).toEqual([kept ? wednesdays.filter((day) => day !== '2026-12-09') : wednesdays])
    expect(made.neo.eventsOf('1001')[0]).toMatchObject({ detail: '全体', starttime: '1300' })
  })

  it.each([
    ['one', wednesdays.filter((day) => day !== '2026-12-02')],
    ['later', ['2026-11-25']],
    ['all', undefined],
  ] as const)('loses %s by deletion', async (which, left) => {
    const { made, sid } = await visitor()
    const { scope, series } = made.neo.drawn
    const asked = { sid, sendhowto: '4', [scope.name]: series.scope[which], [scope.day]: '20261202' }
    expect(await made.command('schdel', { ...asked, [scope.day]: '20261203' })).toMatchObject({
      status: which === 'all' ? 'ok' : 'ng',
    })
    if (which !== 'all') expect(await made.command('schdel', asked)).toMatchObject({ status: 'ok' })
    expect(daysOf(made)).toEqual(left ? [left] : [])
  })

  it.each<[string, string, Partial<Rule>, readonly string[]]>([
    [
      'every second day',
      '2026-11-25',
      { every: 'day', interval: 2, count: 3 },
      ['2026-11-25', '2026-11-27', '2026-11-29'],
    ],
    ['the fifth monday', '2026-11-30', { every: 'month', nth: 5, nthDay: 1, count: 2 }, ['2026-11-30', '2027-03-29']],
    ['a day of the year', '2028-02-29', { every: 'year', count: 1 }, ['2028-02-29']],
  ])('comes on %s', (_, startdate, rule, expected) => {
    const made = createVisitor({ variant, events: [] })
    made.neo.addEvent('1001', {
      ...meeting,
      startdate,
      enddate: startdate,
      recurrence: { every: 'day', interval: 1, until: '', except: [], ...rule },
    })
    expect(daysOf(made)).toEqual([expected])
  })

  it('comes on the 31st as its convention has it', () => {
    const made = createVisitor({ variant, events: [] })
    const recurrence: Rule = { every: 'month', interval: 1, until: '', count: 3, except: [] }
    made.neo.addEvent('1001', { startdate: '2027-01-31', detail: '末日', recurrence })
    const skipped = ['2027-01-31', '2027-03-31', '2027-05-31']
    const last = ['2027-01-31', '2027-02-28', '2027-03-31']
    expect(daysOf(made)).toEqual([made.neo.variant.shortMonth === 'last' ? last : skipped])
  })

  it('moves away from holidays or leaves them out', () => {
    const days = (holiday: 'keep' | 'skip' | 'before' | 'after') => {
      const made = createVisitor({ variant, events: [] })
      const recurrence: Rule = { every: 'week', interval: 1, weekdays: [3], until: '2026-05-13', except: [], holiday }
      made.neo.addEvent('1001', { startdate: '2026-04-22', detail: '水曜', recurrence })
      return daysOf(made)[0]
    }
    // 29 April is 昭和の日; 6 May 振替休日 after three holidays.
    expect(days('skip')).toEqual(['2026-04-22', '2026-05-13'])
    expect(days('before')).toEqual(['2026-04-22', '2026-04-28', '2026-05-01', '2026-05-13'])
    expect(days('after')).toEqual(['2026-04-22', '2026-04-30', '2026-05-07', '2026-05-13'])
    expect(days('keep')).toHaveLength(4)
  })

  it('holds free dates as one entry', async () => {
    const { made, sid } = await visitor(meeting)
    const form = await openForm(made, sid, '2026-11-25')
    const body = serialise(form)
    form.querySelector('fieldset.sch-repeat-detail')?.removeAttribute('disabled')
    for (const [name, value] of serialise(form)) if (!body.has(name)) body.append(name, value)
    body.set(...choice(form, 'repeat', /^不定期$/))
    body.set(line(form, made.neo.variant.datesLabel), '2026/12/01、2026/12/11, 2026/11/26')
    expect(await submit(made, form, body)).toBe(true)
    expect(daysOf(made)).toEqual([['2026-11-26', '2026-12-01', '2026-12-11']])
    const { scope, series } = made.neo.drawn
    const target = { sid, sendhowto: '4', [scope.name]: series.scope.one, [scope.day]: '20261201' }
    expect(await made.command('schdel', target)).toMatchObject({ status: 'ok' })
    expect(daysOf(made)).toEqual([['2026-11-26', '2026-12-11']])
  })
})

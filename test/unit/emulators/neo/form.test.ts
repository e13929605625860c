import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { formHtml } from '../../../emulators/neo/browser/form-html.ts'
import type { FormModel, PageConfig } from '../../../emulators/neo/browser/view.ts'
import type { EventInput } from '../../../emulators/neo/types.ts'
import { type VariantName, variantNames } from '../../../emulators/neo/variants.ts'
import { createVisitor, type Page, serialise, type Visitor } from './visitor.ts'

const rich: EventInput = {
  startdate: '2026-11-25',
  starttime: '1007',
  endtime: '2500',
  event: '会議',
  schcolor: '3',
  detail: '"引用" & <記号>',
  place: '本社',
  other: '7階',
  memo: '\n一行目\n\n三行目',
  outside: true,
  important: true,
  tentative: true,
  visibility: 'busy',
  otherto: ['1001', '1002'],
  pids: ['501', '503'],
  alarm: '2',
}

async function visitor(variant: VariantName, event: EventInput = rich) {
  const made = createVisitor({ variant, events: [{ owner: '1001', ...event }] })
  await made.login()
  const sid = made.neo.eventsOf('1001')[0]?.sid ?? ''
  return { made, sid }
}

/** The form on the edit page; where a script builds it, this does what that script does. */
async function formOf(made: Visitor, page: Page): Promise<Element> {
  const given = page.document.querySelector('form#inputfrm')
  expect(given === null).toBe(made.neo.variant.editForm === 'script')
  if (given) return given
  const { formData } = JSON.parse(page.document.querySelector('#neo-config')?.textContent ?? '') as PageConfig
  const answer = await made.command(formData?.cmd ?? '', { [formData?.name ?? '']: formData?.value ?? '' })
  const { document } = parseHTML(`<body>${formHtml(answer['form'] as FormModel).markup}</body>`)
  return document.querySelector('form#inputfrm') as unknown as Element
}

async function openForm(made: Visitor, sid: string) {
  const form = await formOf(made, await made.openEdit(await made.get(await made.hrefOf(sid))))
  return { form, body: serialise(form) }
}

/** Sends the form where it says; `ok` by the signs of the variant. */
async function submit(made: Visitor, form: Element, body: URLSearchParams): Promise<{ ok: boolean; text: string }> {
  const filled = new URLSearchParams(body)
  filled.set(made.token(), '1')
  const response = await made.raw(form.getAttribute('action') ?? '', filled)
  const text = await response.text()
  if (made.neo.variant.update === 'post') return { ok: response.redirected && !text.includes('co-message'), text }
  return { ok: (JSON.parse(text) as { status: string }).status === 'ok', text }
}

describe.each(variantNames)('the edit form of NEO as %s', (variant) => {
  it('posts back unchanged without changing anything', async () => {
    const { made, sid } = await visitor(variant)
    const before = made.neo.events.get(sid)
    const { form, body } = await openForm(made, sid)
    expect(await submit(made, form, body)).toMatchObject({ ok: true })
    expect(made.neo.events.get(sid)).toEqual(before)
    expect(made.neo.mailsSent()).toEqual([])
    expect(made.neo.calls().filter((call) => call.write)).toMatchObject([{ done: false }])
  })

  it('changes what was changed and nothing else', async () => {
    const { made, sid } = await visitor(variant)
    const { form, body } = await openForm(made, sid)
    body.set('detail', '新しい題')
    body.set('startdate', '2026-11-26')
    body.set('enddate', '2026-11-27')
    body.delete('reserve')
    made.time.now += 60_000
    expect(await submit(made, form, body)).toMatchObject({ ok: true })
    const wanted = { ...rich, detail: '新しい題', startdate: '2026-11-26', enddate: '2026-11-27', tentative: false }
    expect(made.neo.events.get(sid)).toMatchObject({
      ...wanted,
      sid,
      owner: '1001',
      revision: 2,
      updated: made.time.now,
    })
  })

  it('holds the fields of the facts, with two buttons that have no name', async () => {
    const { made, sid } = await visitor(variant)
    const { form, body } = await openForm(made, sid)
    for (const name of [
      'starttime',
      'endtime',
      'event',
      'schcolor',
      'place',
      'other',
      'outflg',
      'public_level',
      'repeat',
    ])
      expect(body.getAll(name)).toHaveLength(1)
    expect(body.getAll('otherto')).toEqual(['1001', '1002'])
    expect(body.getAll('pids')).toEqual(['501', '503'])
    expect([body.get('startdate'), body.get('starttime'), body.get('endtime')]).toEqual(['2026-11-25', '1007', '2500'])
    const submits = [...form.querySelectorAll('input[type="submit"]')]
    expect(submits.map((button) => button.getAttribute('value'))).toEqual(['変更', '削除'])
    expect(submits.some((button) => button.hasAttribute('name'))).toBe(false)
    expect(form.querySelector('div.co-actionwrap.bottom > div > input.jco-input-del-submit')).not.toBeNull()
    const label = (name: string) => form.querySelector(`[name="${name}"]`)?.closest('label')?.textContent
    expect(label('reserve')).toContain('仮')
    expect(form.querySelector('[data-name="startdate"]')?.getAttribute('value')).toBe('2026/11/25')
  })

  it.each([
    ['a stale revision', (made: Visitor, sid: string) => made.neo.editEvent(sid, { place: '別の場所' })],
    ['an entry deleted meanwhile', (made: Visitor, sid: string) => made.neo.removeEvent(sid)],
  ])('refuses %s', async (_, meanwhile) => {
    const { made, sid } = await visitor(variant)
    const { form, body } = await openForm(made, sid)
    meanwhile(made, sid)
    const before = made.neo.events.get(sid)
    body.set('detail', '遅い変更')
    expect(await submit(made, form, body)).toMatchObject({ ok: false })
    expect(made.neo.events.get(sid)).toEqual(before)
  })

  it.each([
    ['without the seal', (made: Visitor, body: URLSearchParams) => body.delete(made.neo.drawn.update.seal.name)],
    ['without the revision', (made: Visitor, body: URLSearchParams) => body.delete(made.neo.drawn.update.revision)],
    ['with a random key of its own', (_: Visitor, body: URLSearchParams) => body.set('17955072000001234', '')],
    ['with a field the form does not have', (_: Visitor, body: URLSearchParams) => body.set('subject', 'x')],
    ['with half of the form', (_: Visitor, body: URLSearchParams) => body.delete('memo')],
    ['twice', (made: Visitor, body: URLSearchParams, form: Element) => submit(made, form, body)],
  ])('refuses a form %s', async (_, spoil) => {
    const { made, sid } = await visitor(variant)
    const { form, body } = await openForm(made, sid)
    body.set('detail', '変更')
    await spoil(made, body, form)
    const before = made.neo.events.get(sid)
    body.set('detail', '二度目')
    expect(await submit(made, form, body)).toMatchObject({ ok: false })
    expect(made.neo.events.get(sid)).toEqual(before)
  })

  it('tells gone from not allowed, on the detail page', async () => {
    const { made, sid } = await visitor(variant)
    const href = await made.hrefOf(sid)
    expect((await made.get(href)).text).toContain('予定の詳細')
    made.neo.editEvent(sid, { visibility: 'private', otherto: ['1002'] })
    made.neo.events.set(sid, { ...made.neo.events.get(sid)!, owner: '1002' })
    const refused = await made.get(href)
    expect([refused.status, refused.document.querySelector('h3.co-message')?.textContent]).toEqual([
      200,
      '閲覧する権限がありません',
    ])
    made.neo.removeEvent(sid)
    const gone = await made.get(href)
    const message = gone.document.querySelector('h3.co-message')?.textContent
    if (made.neo.variant.gone === 'http-404') expect([gone.status, message]).toEqual([404, undefined])
    else expect([gone.status, message]).toEqual([200, made.neo.variant.goneText])
  })

  it('shows a shared entry without 変更 to those who may not change it', async () => {
    const { made, sid } = await visitor(variant, { ...rich, changeBy: 'owner' })
    const { form, body } = await openForm(made, sid)
    const href = await made.hrefOf(sid)
    await made.login('sato')
    const detail = await made.get(href)
    expect(detail.text).toContain('予定の詳細')
    await expect(made.openEdit(detail)).rejects.toThrow('no way')
    expect(await made.command('schdel', { sid, sendhowto: '4' })).toMatchObject({ status: 'ng' })
    body.set('detail', '勝手な変更')
    expect(await submit(made, form, body)).toMatchObject({ ok: false })
    expect(made.neo.events.get(sid)?.detail).toBe(rich.detail)
  })

  it('mails those who are registered only if the form asks for it', async () => {
    const { made, sid } = await visitor(variant, { ...rich, otherto: ['1001', '1002'] })
    made.neo.knobs.noticeByMail = true
    const { form, body } = await openForm(made, sid)
    const asked = body.get('sendhowto') ?? ''
    body.set('detail', '静かな変更')
    body.set('sendhowto', '4')
    expect(await submit(made, form, body)).toMatchObject({ ok: true })
    expect(made.neo.mailsSent()).toEqual([])
    const { form: again, body: loud } = await openForm(made, sid)
    loud.set('detail', '知らせる変更')
    expect([loud.get('sendhowto'), await submit(made, again, loud)]).toMatchObject([asked, { ok: true }])
    expect(made.neo.mailsSent()).toMatchObject([{ sid, why: 'update', to: ['1002'] }])
  })

  it('refuses a time at which a facility is taken, and stores nothing of the form', async () => {
    const { made, sid } = await visitor(variant, { ...rich, pids: ['501'] })
    const { startdate } = made.neo.events.get(sid) ?? { startdate: '' }
    made.neo.addEvent('1002', { startdate, starttime: '2000', endtime: '2100', detail: '予約', pids: ['501', '502'] })
    const before = made.neo.events.get(sid)
    const { form, body } = await openForm(made, sid)
    for (const [name, value] of [
      ['detail', '移動'],
      ['enddate', startdate],
      ['starttime', '2030'],
      ['endtime', '2130'],
    ] as const)
      body.set(name, value)
    expect(await submit(made, form, body)).toMatchObject({ ok: false })
    expect(made.neo.events.get(sid)).toEqual(before)
  })
})

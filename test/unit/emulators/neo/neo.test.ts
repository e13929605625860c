import { describe, expect, it } from 'vitest'
import type { EventInput } from '../../../emulators/neo/types.ts'
import { type VariantName, variantNames } from '../../../emulators/neo/variants.ts'
import { createVisitor, NOON } from './visitor.ts'

const minimal = {
  schcolor: '1',
  startdate: '2026-11-26',
  enddate: '2026-11-26',
  detail: '全日の予定',
  outflg: '1',
  flag: '0',
  otherto: '1001',
  sendhowto: '4',
  approv_notice_kind: '1',
  alarm: '0',
  tvmeeting_chairs: '1001',
  tvmeeting_members: '1001',
}

const meeting: EventInput = { startdate: '2026-11-25', starttime: '1000', endtime: '1130', detail: '打ち合わせ' }

async function visitor(variant: VariantName, events: EventInput[] = []) {
  const made = createVisitor({ variant, events: events.map((each) => ({ owner: '1001', ...each })) })
  await made.login()
  return made
}

describe.each(variantNames)('NEO as %s', (variant) => {
  it('logs in by certify and gives the cookies that scripts can read', async () => {
    const made = createVisitor({ variant })
    expect(await made.login('yamada', 'wrong')).toMatchObject({ status: 'ng' })
    expect(made.jar.names(made.page)).toEqual([])
    const answer = await made.login()
    expect(answer).toMatchObject({ status: 'ok', id: '1001', UserID: 'yamada', Name: '山田 太郎' })
    expect(made.jar.get(made.page, 'dnzSid')).toBe(answer['rssid'])
    expect(made.token()).toBe(answer['STOKEN'])
    expect(made.token()).toMatch(/^[0-9a-f]{32}$/)
    expect(made.jar.get(made.page, 'dnzInfo')).toBe('1001')
  })

  it('sets cookies that are Secure, for the whole host, and neither HttpOnly nor SameSite', async () => {
    const { neo } = createVisitor({ variant })
    const body = new URLSearchParams({ cmd: 'certify', UserID: 'sato', _word: 'sato-pass' })
    const response = await neo.fetch(
      new Request(`${neo.origin}${neo.base}/dneor.${neo.ext}/certify/`, { method: 'POST', body }),
    )
    const lines = response.headers.getSetCookie().filter((line) => /^dnz(Sid|Token|Info)=/.test(line))
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^dnz\w+=[^;]+; Path=\/; Secure$/)
  })

  it('shows the login form to a stranger and leads back to the page wanted', async () => {
    const made = createVisitor({ variant })
    const page = await made.get(`dneo.${made.neo.ext}?cmd=schindex`)
    expect(page.status).toBe(200)
    const form = page.document.querySelector('form#inputfrm')
    expect(form?.querySelector('input[name="UserID"]')).not.toBeNull()
    expect(form?.querySelector('input[type="password"][name="_word"]')).not.toBeNull()
    expect(form?.querySelector('a#login-btn.jlogin-submit')).not.toBeNull()
    expect(form?.querySelector('[name="nexturl"]')?.getAttribute('value')).toBe(`dneo.${made.neo.ext}?cmd=schindex`)
    const plain = {
      cmd: 'certify',
      UserID: 'yamada',
      _word: 'yamada-pass',
      nexturl: `dneo.${made.neo.ext}?cmd=schindex`,
    }
    const after = await made.read(await made.raw(`dneo.${made.neo.ext}`, new URLSearchParams(plain)))
    expect(after.document.querySelector('#dn-h-username')?.textContent).toBe('山田 太郎')
    expect(after.document.body.getAttribute('data-available-modules')).toContain('sch')
    expect(after.document.querySelector('#jsch-tab-schweekgrp > a')).not.toBeNull()
  })

  it('refuses a POST without the token, with a wrong value, or from another origin', async () => {
    const made = await visitor(variant)
    const address = `dneor.${made.neo.ext}/schcmdentry/`
    const body = new URLSearchParams({ cmd: 'schcmdentry', ...minimal })
    expect((await made.raw(address, body)).status).toBe(403)
    body.set(made.token(), '0')
    expect((await made.raw(address, body)).status).toBe(403)
    body.set(made.token(), '1')
    expect((await made.raw(address, body, { referer: 'https://elsewhere.example/' })).status).toBe(403)
    const stranger = made.bench.jar({ origin: 'chrome-extension://abc' })
    expect((await stranger.fetch(new URL(address, made.page), { method: 'POST', body })).status).toBe(403)
    expect(made.neo.events.size).toBe(0)
    expect((await made.raw(address, body)).status).toBe(200)
    expect(made.neo.events.size).toBe(1)
    expect(
      made.neo
        .calls()
        .filter((call) => call.write)
        .map((call) => call.done),
    ).toEqual([false, false, false, false, true])
  })

  it('creates by the minimal set, with or without sid in the answer, and lists it', async () => {
    const made = await visitor(variant)
    const answer = await made.command('schcmdentry', minimal)
    const [event] = made.neo.eventsOf('1001')
    expect(answer).toEqual(made.neo.variant.createAnswersSid ? { status: 'ok', sid: event?.sid } : { status: 'ok' })
    const [item, ...more] = await made.list()
    expect(more).toEqual([])
    expect(item).toMatchObject({
      sid: event?.sid,
      detail: '全日の予定',
      startdate: '20261126',
      enddate: '20261126',
      starttime: '',
      endtime: '',
    })
    expect(Object.keys(item ?? {})).toHaveLength(made.neo.variant.listItems === 'minimal' ? 6 : 17)
    expect(made.neo.mailsSent()).toEqual([])
  })

  it('creates by the full set with times, several people, facilities and the random key', async () => {
    const made = await visitor(variant)
    const { values } = made.neo.drawn
    const full = new URLSearchParams(
      'topmsgid=&schcolor=2&tagcolor=&iconno=&repeat=&startdate=2026-11-26&starttime=2230&enddate=2026-11-26&endtime=2500' +
        '&event=来客&detail=夜間&place=本社&other=3階&memo=a%0D%0Ab&rankflg=&flag=0&approvsts=&approvreq=&approv_notice_kind=1' +
        '&alarm=0&alarmtime=&tvmeeting_chairs=1001&tvmeeting_members=1001',
    )
    full.set('outflg', values.outflg.outside)
    full.set('reserve', values.tentative)
    full.set('public_level', values.visibility.private)
    full.set('sendhowto', String(values.mail))
    full.set(`${NOON}1234`, '')
    for (const uid of ['1001', '1002']) full.append('otherto', uid)
    full.append('pids', '501')
    expect(await made.command('schcmdentry', full)).toMatchObject({ status: 'ok' })
    const [event] = made.neo.eventsOf('1002')
    expect(event).toMatchObject({ starttime: '2230', endtime: '2500', memo: 'a\nb', tentative: true, outside: true })
    expect(event).toMatchObject({ visibility: 'private', pids: ['501'], otherto: ['1001', '1002'], owner: '1001' })
    expect(made.neo.mailsSent()).toMatchObject([{ why: 'create', sid: event?.sid, to: ['1001', '1002'] }])
    const night = { ...minimal, startdate: '2026-11-27', enddate: '2026-11-27', starttime: '0030', pids: '501' }
    expect(await made.command('schcmdentry', { ...night, endtime: '0130' })).toMatchObject({ status: 'ng' })
    expect(await made.command('schcmdentry', { ...night, starttime: '0100', endtime: '0130' })).toMatchObject({
      status: 'ok',
    })
  })

  it.each([
    ['a field that the form does not have', { subject: 'x' }],
    ['the list format of days', { startdate: '20261126' }],
    ['a day that does not exist', { startdate: '2026-11-31', enddate: '2026-11-31' }],
    ['an end before the start', { enddate: '2026-11-25' }],
    ['an end time without a start time', { endtime: '1000' }],
    ['an unknown user', { otherto: '9' }],
    ['a series', { repeat: 'week' }],
    ['nothing to show', { detail: '' }],
  ])('refuses to create with %s', async (_, wrong) => {
    const made = await visitor(variant)
    expect(await made.command('schcmdentry', { ...minimal, ...wrong })).toMatchObject({ status: 'ng' })
    expect(made.neo.events.size).toBe(0)
  })

  it('answers a multicmd by key and refuses what it does not know', async () => {
    const made = await visitor(variant, [meeting, { ...meeting, startdate: '2026-11-30', enddate: '2026-12-02' }])
    const answers = await made.multi([
      { cmd: 'schmonth', date: '20261101', id: '1001' },
      { cmd: 'schprivate', date: '20261101', proc: 'm', id: '1001' },
      { cmd: 'todocmdlistsearch', srch_limdate_s: '20261101', srch_limdate_e: '20261130' },
      { cmd: 'schholidaylist', startdate: '20261101', enddate: '20261130', id: '1001' },
      { cmd: 'schprivate', date: '20261201', proc: 'm', id: '1001' },
      { cmd: 'schprivate', date: '20261201', proc: 'm', id: '1001', more: '1' },
      { cmd: 'schsomething' },
    ])
    expect(Object.values(answers).map((each) => each.status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ng', 'ng'])
    const sids = (key: string) => {
      const slist = answers[key]?.['slist'] as { item: { sid: string } | { sid: string }[] } | undefined
      return [slist?.item ?? []].flat().map((each) => each.sid)
    }
    expect(sids('1')).toHaveLength(2)
    expect(sids('4')).toEqual([sids('1')[1]])
    expect(await made.command('schsomething', {})).toMatchObject({ status: 'ng', errorno: expect.any(String) })
    expect(made.neo.calls().at(-2)).toMatchObject({
      cmd: 'multicmd',
      write: false,
      parts: expect.arrayContaining(['schprivate']),
    })
  })

  it('lists the visible month grid, and an object instead of an array where the variant says so', async () => {
    const made = await visitor(variant, [{ ...meeting, startdate: '2026-12-01' }])
    const answer = await made.command('schprivate', { date: '20261115', proc: 'm', id: '1001' })
    const { item } = answer['slist'] as { item: unknown }
    expect(Array.isArray(item)).toBe(made.neo.variant.single === 'array')
    expect(await made.list('20261001')).toEqual([])
  })

  it('lists every occurrence of a series under one sid', async () => {
    const recurrence = {
      every: 'week' as const,
      interval: 1,
      weekdays: [3],
      until: '2026-12-31',
      except: ['2026-11-18'],
    }
    const made = await visitor(variant, [{ ...meeting, startdate: '2026-11-11', recurrence }])
    const items = await made.list()
    expect(new Set(items.map((item) => item['sid'])).size).toBe(1)
    expect(items.map((item) => item['startdate'])).toEqual(expect.arrayContaining(['20261111', '20261125']))
    expect(items.map((item) => item['startdate'])).not.toContain('20261118')
    const sid = items[0]?.['sid'] ?? ''
    expect(await made.command('schdel', { sid, sendhowto: '4' })).toMatchObject({ status: 'ng' })
    const { scope } = made.neo.drawn
    await made.command('schdel', {
      sid,
      sendhowto: '4',
      [scope.name]: made.neo.drawn.series.scope.later,
      [scope.day]: '20261125',
    })
    expect((await made.list()).map((item) => item['startdate'])).toEqual(['20261111'])
  })

  it('masks or hides what belongs to others', async () => {
    const made = createVisitor({
      variant,
      events: [
        { ...meeting, owner: '1003' },
        { ...meeting, owner: '1002', visibility: 'private' },
        { ...meeting, owner: '1002', visibility: 'busy' },
        { ...meeting, owner: '1002', detail: '公開の予定' },
      ],
    })
    await made.login()
    const details = async (uid: string) => (await made.list('20261125', uid)).map((item) => item['detail'])
    expect(await details('1003')).toEqual(['予定あり'])
    expect(new Set(await details('1002'))).toEqual(new Set(['予定あり', '公開の予定']))
  })

  it('deletes for everybody, records the mail asked for, and says when nothing is left to delete', async () => {
    const made = await visitor(variant, [{ ...meeting, otherto: ['1001', '1002'] }])
    const [event] = made.neo.eventsOf('1002')
    const sid = event?.sid ?? ''
    expect(await made.command('schdel', { sid })).toMatchObject({ status: 'ng' })
    expect(await made.command('schdel', { sid, sendhowto: '4', scope: '1' })).toMatchObject({ status: 'ng' })
    const sendhowto = String(made.neo.drawn.values.mail + 4)
    expect(await made.command('schdel', { sid, sendhowto })).toEqual({ status: 'ok' })
    expect(made.neo.eventsOf('1002')).toEqual([])
    expect(made.neo.mailsSent()).toMatchObject([{ why: 'delete', to: ['1002'] }])
    expect(await made.command('schdel', { sid, sendhowto: '4' })).toMatchObject({ status: 'ng' })
  })

  it('ends sessions as the variant says, on pages and from dneor', async () => {
    const made = await visitor(variant)
    made.neo.expireSessions()
    const page = await made.jar.fetch(new URL(`dneo.${made.neo.ext}?cmd=schindex`, made.page), { redirect: 'manual' })
    const body = new URLSearchParams({
      cmd: 'schprivate',
      date: '20261125',
      proc: 'm',
      id: '1001',
      [made.token()]: '1',
    })
    const dneor = await made.jar.fetch(new URL(`dneor.${made.neo.ext}/schprivate/`, made.page), {
      method: 'POST',
      body,
      redirect: 'manual',
    })
    const expected = { forbidden: 403, 'login-page': 200, redirect: 302 }[made.neo.variant.expired]
    for (const response of [page, dneor]) {
      expect(response.status).toBe(expected)
      const text = await response.text()
      if (expected === 200) expect(text).toContain('type="password"')
      if (expected === 302)
        expect(response.headers.get('location')).toBe(`${made.neo.base}/dneo.${made.neo.ext}?cmd=login`)
    }
    expect((await made.get(`dneo.${made.neo.ext}?cmd=login`)).text).toContain('type="password"')
  })

  it('ends a session that was left alone too long', async () => {
    const made = createVisitor({ variant, events: [], sessionMinutes: 30 })
    await made.login()
    made.time.now += 29 * 60_000
    expect(await made.list()).toEqual([])
    made.time.now += 31 * 60_000
    expect((await made.get(`dneo.${made.neo.ext}?cmd=login`)).text).toContain('type="password"')
  })

  it('answers maintenance everywhere, and 404 to addresses that are not NEO', async () => {
    const made = await visitor(variant)
    expect((await made.get('/')).status).toBe(404)
    expect((await made.get(`dneo.${made.neo.ext === 'cgi' ? 'exe' : 'cgi'}`)).status).toBe(404)
    made.neo.knobs.maintenance = 503
    expect((await made.get(`dneo.${made.neo.ext}`)).status).toBe(503)
    made.neo.reset()
    expect((await made.get(`dneo.${made.neo.ext}`)).status).toBe(200)
  })
})

it('draws other names from another seed, and the same from the same', () => {
  const names = (seed: number) => createVisitor({ variant: 'cloud', seed }).neo.drawn
  expect(names(1)).toEqual(names(1))
  expect(names(1).update.cmd).not.toBe(names(2).update.cmd)
  expect(names(1).detail.cmd).not.toBe(names(2).detail.cmd)
})

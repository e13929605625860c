// The content script's view of NEO's pages and forms, in a real browser, without the extension.
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { formOf } from '../../lib/neo/forms.ts'
import { readPage } from '../../lib/neo/page-kind.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { createBench } from '../emulators/bench.ts'
import { createNeo } from '../emulators/neo/neo.ts'
import { detailHref } from '../emulators/neo/shown.ts'
import { type VariantName, variantNames } from '../emulators/neo/variants.ts'
import type { PageSide } from './page-side.ts'
import { browserPath } from './stage.ts'

declare const pageSide: PageSide

const bundle = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: new URL('page-side.ts', import.meta.url).pathname, formats: ['iife'], name: 'pageSideBundle' },
    },
  })
  const [output] = [result].flat()
  if (!output || !('output' in output)) throw new Error('no bundle')
  return output.output[0].code
}

let code: string
test.beforeAll(async () => {
  code = await bundle()
})

const open = async (variant: VariantName) => {
  const neo = createNeo({ variant, events: [], clock: () => Date.parse('2026-11-25T03:00:00Z') })
  const bench = createBench({ emulators: [neo] })
  const { port, close } = await bench.serve()
  const executablePath = browserPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    args: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const context: BrowserContext = await browser.newContext({ ignoreHTTPSErrors: true, timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  const login = async () => {
    await page.goto(neo.scheduleUrl)
    await page.fill('[name="UserID"]', 'yamada')
    await page.fill('[name="_word"]', 'yamada-pass')
    await page.click('#login-btn')
    await page.locator('a.jsch-btn-add').first().waitFor()
  }
  return {
    neo,
    page,
    login,
    close: async () => {
      await browser.close()
      await close()
    },
  }
}
const arm = (page: Page) => page.addScriptTag({ content: code })

const traps = [
  '<input name=a value="x &amp; y"><input type=hidden name=b value="1&#10;2"><input name=c value="1&#10;2">',
  '<input type=checkbox name=a checked><input type=checkbox name=b value=2><input type=radio name=c value=1 checked><input type=radio name=c value=2 checked>',
  '<select name=a><option disabled>0<option value=1>eins<option>2</select><select name=b><option>1<option selected> zwei  drei </select><select name=c size=3><option>1</select><select name=d multiple><option selected>1<option selected disabled>2<option selected>3</select>',
  '<select name=a><optgroup disabled><option>1</optgroup><option>2</select>',
  '<textarea name=a>\n\n x &lt;b&gt; &amp;amp; &#12354; <i>y</i> </textarea><textarea name=b>\n</textarea><textarea name=c disabled>x</textarea>',
  '<fieldset disabled><legend><input name=a value=1></legend><legend><input name=b value=2></legend><input name=c value=3></fieldset>',
  '<input type=submit name=d class=jco-input-del-submit value=変更><input type=submit name=m value=変更><button name=x value=1>他</button><input type=image name=i>',
  '<input name=a value=1 form=other><input type=file name=f><input type=button name=b value=変更><template><input name=z value=9></template>',
  '<table><tr><td><input name=a value=1><tr><td><input name=b value=2></table><p><input name=c value=3><div><input name=d value=4></div>',
]

test('our serialiser says what the browser says, on live and on parsed pages', async () => {
  const world = await open('cloud')
  try {
    for (const trap of traps) {
      const html = `<!doctype html><html><body><form id="inputfrm" method="post">${trap}</form><input name=out value=7 form=inputfrm></body></html>`
      await world.page.setContent(html)
      await arm(world.page)
      const { theirs, ours } = await world.page.evaluate(() => pageSide.compare())
      expect(ours, trap).toEqual(theirs)
      const parsed = formOf(
        readPage({ status: 200, url: 'https://a.example/', text: html }, defaultProfile),
        defaultProfile,
      )
      expect(parsed?.values, trap).toEqual(theirs)
    }
  } finally {
    await world.close()
  }
})

for (const variant of variantNames)
  test(`${variant}: schedule page and forms through a hidden frame`, async () => {
    const world = await open(variant)
    const { neo, page } = world
    try {
      const fields = { startdate: '2026-11-26', starttime: '0900', endtime: '1030', detail: '予定', memo: '\n一\n二' }
      const sid = neo.addEvent('1001', fields)
      neo.addEvent('1001', { startdate: '2026-11-27', detail: '別の予定' })
      const foreign = neo.addEvent('1002', {
        startdate: '2026-11-27',
        detail: '佐藤',
        otherto: ['1002', '1001'],
        changeBy: 'owner',
      })
      await world.login()
      for (const view of ['schweekgrp', 'schmonth', 'schday']) {
        await page.goto(`${neo.scheduleUrl}&date=20261126#cmd=${view}&date=20261126&id=1001`)
        await page.locator(`#jsch-${view} a.cal-item`).first().waitFor()
        await arm(page)
        const seen = await page.evaluate(() => pageSide.look())
        expect(seen).toMatchObject({
          schedule: true,
          place: 'jsch-btn-add',
          uid: '1001',
          month: '2026-11',
          home: { base: neo.base, ext: neo.ext },
        })
        expect(seen.samples.map(({ id }) => id)).toContain(sid)
      }

      const known = neo as unknown as Parameters<typeof detailHref>[0]
      const editOf = (id: string) =>
        `${neo.origin}${neo.base}/dneo.${neo.ext}?cmd=${neo.drawn.edit.cmd}&${neo.drawn.edit.sid}=${id}`
      const edit = editOf(sid)
      const detail = `${neo.origin}${neo.base}/${detailHref(known, sid, '2026-11-26')}`
      for (const address of [edit, detail]) {
        const form = await page.evaluate((at) => pageSide.readForm(at), address)
        expect(form?.values).toContainEqual(['memo', '\n一\n二'])
        expect(form?.values).toContainEqual([neo.drawn.update.sid, sid])
      }
      const changes: [string, string][] = [
        ['detail', '変更'],
        ['memo', '三\n四'],
        ['startdate', '2026-11-30'],
        ['enddate', '2026-12-01'],
        ['starttime', '1003'],
        ['endtime', '2400'],
      ]
      const sent = await page.evaluate(([at, pairs]) => pageSide.sendForm(at, pairs), [edit, changes] as [
        string,
        [string, string][],
      ])
      expect(sent).toBe(true)
      const { detail: text, memo, startdate, enddate, starttime, endtime } = neo.events.get(sid) ?? {}
      expect({ text, memo, startdate, enddate, starttime, endtime }).toEqual({
        text: '変更',
        memo: '三\n四',
        startdate: '2026-11-30',
        enddate: '2026-12-01',
        starttime: '1003',
        endtime: '2400',
      })
      const { visibility, tentative, important } = neo.drawn.values
      const choose = (pairs: [string, string][]) =>
        page.evaluate(([at, all]) => pageSide.sendForm(at, all), [edit, pairs] as [string, [string, string][]])
      const chosen = () => {
        const event = neo.events.get(sid)
        return [event?.visibility, event?.tentative, event?.important]
      }
      const marks: [string, string][] = [
        ['public_level', visibility.private],
        ['reserve', tentative],
        ['rankflg', important],
      ]
      expect([await choose(marks), chosen()]).toEqual([true, ['private', true, true]])
      expect([await choose([['reserve', '']]), chosen()]).toEqual([true, ['private', false, true]])
      // What the form does not offer is not sent at all, or the entry would be open.
      const { revision } = neo.events.get(sid) ?? {}
      expect(await choose([['public_level', '77']])).toBeUndefined()
      expect([neo.events.get(sid)?.revision, chosen()]).toEqual([revision, ['private', false, true]])
      const refused = await page.evaluate(([at, pairs]) => pageSide.sendForm(at, pairs), [
        edit,
        [['enddate', '2020-01-01']],
      ] as [string, [string, string][]])
      expect(refused).toBe(false)
      const closed = editOf(foreign)
      expect(await page.evaluate((at) => pageSide.readForm(at), closed)).toBeUndefined()
      expect(await page.evaluate((at) => pageSide.readForm(at), 'https://www.example.com/')).toBeUndefined()
      expect(await page.locator('iframe').count()).toBe(0)
      expect(neo.mailsSent()).toEqual([])
      expect(neo.events.size).toBe(3)
    } finally {
      await world.close()
    }
  })

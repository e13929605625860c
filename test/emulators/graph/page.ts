import type { Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Box } from './box.ts'
import type { MailboxHandle } from './mailbox-handle.ts'
import { isDate, plusDays, sundayOf, tokyoDate } from './page-days.ts'
import { changesFrom, editForm, newFrom, seedFrom } from './page-form.ts'
import { itemsOf } from './page-items.ts'
import { monthSpan, monthView } from './page-month.ts'
import { style } from './page-style.ts'
import { type LinkTo, weekView } from './page-week.ts'

export const pageHost = 'calendar.emulator.example'

export type Owner = { box: Box; handle: MailboxHandle }

const title = (view: string, date: string) => {
  const [year, month] = date.split('-')
  const sunday = sundayOf(date)
  const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return view === 'month'
    ? `${year}年${Number(month)}月`
    : `${sunday.slice(0, 4)}年${short(sunday)}～${short(plusDays(sunday, 6))}`
}

const step = (view: string, date: string, way: 1 | -1) =>
  view === 'week' ? plusDays(date, 7 * way) : `${plusDays(`${date.slice(0, 7)}-15`, 30 * way).slice(0, 7)}-01`

type Shown = { view: string; date: string; today: string; edit?: string; day?: string; error: string }

const frame = (owner: Owner, { view, date, today, edit, day, error }: Shown) => {
  const { box, handle } = owner
  const at = { user: handle.person.oid, view, date }
  const link: LinkTo = (changes) => `/?${new URLSearchParams({ ...at, ...changes })}`
  const { from, to } = view === 'month' ? monthSpan(date) : { from: sundayOf(date), to: plusDays(sundayOf(date), 7) }
  const items = itemsOf(box, from, to)
  const on = (name: string) => (view === name ? 'on' : '')
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>予定表 ${title(view, date)} – 代役</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <div class="standin">
          代役の予定表です（動作確認用のエミュレーター）。実在のサービスではなく、メールも送られません。
        </div>
        <header>
          <h1>予定表</h1>
          <a class="button" href="${link({ date: today })}">今日</a>
          <a class="button" href="${link({ date: step(view, date, -1) })}" aria-label="前へ">‹</a>
          <a class="button" href="${link({ date: step(view, date, 1) })}" aria-label="次へ">›</a>
          <span class="range">${title(view, date)}</span>
          <a class="button ${on('week')}" href="${link({ view: 'week' })}">週</a>
          <a class="button ${on('month')}" href="${link({ view: 'month' })}">月</a>
          <a class="button primary" href="${link({ edit: 'new' })}" data-testid="add">予定を追加</a>
          <div class="who">${handle.person.displayName}<br />${handle.person.userPrincipalName}</div>
        </header>
        <main class="${edit === undefined ? '' : 'with-form'}">
          ${view === 'month' ? monthView(date, today, items, link) : weekView(sundayOf(date), today, items, link)}
          ${
            edit === undefined
              ? ''
              : editForm(handle, {
                  id: edit === 'new' ? undefined : edit,
                  day,
                  date,
                  back: link({}),
                  whole: link({ edit }),
                  error,
                })
          }
        </main>
      </body>
    </html>`
}

/** The page that a person looks at and works on by hand: `/?user=<oid or address>&view=week|month&date=yyyy-MM-dd`. */
export const mountPage = (app: Hono, owners: () => Owner[], clock: () => number) => {
  const ownerOptional = (user: string | undefined) =>
    user === undefined
      ? owners()[0]
      : owners().find(({ handle: { person } }) => [person.oid, person.userPrincipalName, person.mail].includes(user))
  const nobody = (context: Context) => context.text('そのような利用者はいません。', 404)

  app.get('/', (context) => {
    const query = context.req.query()
    const owner = ownerOptional(query['user'])
    if (!owner) return nobody(context)
    const today = tokyoDate(clock())
    const date = isDate(query['date']) ? query['date'] : today
    const known = query['edit'] === 'new' || [...owner.handle.list()].some((one) => one.id === query['edit'])
    const edit = known ? query['edit'] : undefined
    const day = edit !== undefined && edit !== 'new' && isDate(query['day']) ? query['day'] : undefined
    const view = query['view'] === 'month' ? 'month' : 'week'
    const form = { ...(edit !== undefined && { edit }), ...(day !== undefined && { day }) }
    return context.html(frame(owner, { view, date, today, ...form, error: query['error'] ?? '' }))
  })

  const act = (path: string, work: (handle: MailboxHandle, fields: Record<string, string>) => void) =>
    app.post(path, async (context) => {
      const fields = Object.fromEntries(new URLSearchParams(await context.req.text()))
      const owner = ownerOptional(fields['user'])
      if (!owner) return nobody(context)
      // Only back to this very page, wherever a form says it came from.
      const back = fields['back']?.startsWith('/?') ? fields['back'] : '/'
      try {
        work(owner.handle, fields)
        return context.redirect(back, 303)
      } catch {
        const message = '保存できませんでした。日付と時刻を確かめてください。'
        const again = { edit: fields['id'] || 'new', ...(fields['day'] ? { day: fields['day'] } : {}), error: message }
        return context.redirect(`${back}&${new URLSearchParams(again)}`, 303)
      }
    })
  act('/save', (handle, fields) => {
    const seed = seedFrom(fields)
    const { id = '', day = '' } = fields
    if (id === '') return handle.add(newFrom(fields))
    if (day !== '') {
      const { calendar: _, ...changes } = changesFrom(handle.day(id, day), fields)
      return handle.editDay(id, day, changes)
    }
    handle.edit(id, changesFrom(handle.get(id), fields))
    if (seed.calendar !== undefined && handle.get(id).calendar !== seed.calendar) handle.move(id, seed.calendar)
    return id
  })
  act('/delete', (handle, { id = '', day = '' }) => (day === '' ? handle.remove(id) : handle.removeDay(id, day)))
  app.notFound((context) => context.text('ページがありません。', 404))
}

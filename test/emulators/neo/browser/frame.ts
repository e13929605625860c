import { multi } from './ajax.ts'
import { bindItems } from './balloon.ts'
import { bindDrag } from './drag.ts'
import { addDays, compact, readDay } from './days.ts'
import { bindForm } from './form-bind.ts'
import { formHtml } from './form-html.ts'
import { type Html, html } from './html.ts'
import { all, find, pageConfig } from './page.ts'
import { dayHtml, monthHtml, weekHtml } from './views.ts'
import type { FormModel, PageConfig, View } from './view.ts'

/** The schedule page: the hash names the view, its script fetches and draws it. */
const config: PageConfig = pageConfig()
const VIEWS = ['schweekgrp', 'schmonth', 'schday'] as const
type ViewName = (typeof VIEWS)[number]
let latest = 0

const back = () => (location.hash = `#cmd=${sessionStorage.getItem('neo-view') ?? 'schweekgrp'}`)

function show(name: string): HTMLElement {
  for (const container of all('.sch-view')) container.style.display = container.id === `jsch-${name}` ? 'block' : 'none'
  for (const tab of all('.sch-tab')) tab.classList.toggle('selected', tab.id === `jsch-tab-${name}`)
  return find(`#jsch-${name}`)
}

async function fetchView(view: ViewName, date: string, uid: string): Promise<View> {
  const day = compact(date)
  if (view === 'schweekgrp') return (await multi([{ cmd: 'schweekgrp', date: day, gid: '0' }]))[0]?.['view'] as View
  if (view === 'schday') return (await multi([{ cmd: 'schday', date: day, id: uid }]))[0]?.['view'] as View
  const { commands, parameters } = config
  const list = { [parameters['date'] ?? 'date']: day, proc: 'm', [parameters['id'] ?? 'id']: uid }
  const from = compact(`${date.slice(0, 8)}01`)
  const to = compact(addDays(`${date.slice(0, 8)}01`, 31))
  const answers = await multi([
    { cmd: 'schmonth', date: day, id: uid },
    { cmd: commands['schprivate'] ?? 'schprivate', ...list },
    { cmd: 'todocmdlistsearch', srch_limdate_s: from, srch_limdate_e: to },
    { cmd: 'schholidaylist', startdate: from, enddate: to, id: uid },
  ])
  return answers[0]?.['view'] as View
}

const DRAW: Record<ViewName, (view: View, date: string, uid: string) => Html> = {
  schweekgrp: weekHtml,
  schmonth: monthHtml,
  schday: dayHtml,
}

async function showView(name: ViewName, hash: URLSearchParams): Promise<void> {
  const mine = (latest += 1)
  const query = new URLSearchParams(location.search)
  const date = readDay(hash.get('date') ?? query.get('date') ?? '') ?? config.today
  const uid = hash.get('id') ?? config.uid
  sessionStorage.setItem('neo-view', `${name}&date=${compact(date)}&id=${uid}`)
  try {
    const view = await fetchView(name, date, uid)
    // The old view stays in place until the new one is there; the last one asked for wins.
    if (mine !== latest) return
    const container = show(name)
    container.innerHTML = DRAW[name](view, date, uid).markup
    const form = find('form', container)
    const items = view.rows.flatMap((row) => row.items)
    bindItems(form, items)
    bindDrag(form, items, () => void showView(name, hash))
  } catch (error) {
    if (mine !== latest) return
    show(name).innerHTML = html`<h3 class="co-message">${error instanceof Error ? error.message : ''}</h3>`.markup
  }
}

function showAddForm(hash: URLSearchParams): void {
  latest += 1
  const container = show('schadd')
  const startdate = readDay(hash.get('date') ?? '') ?? config.today
  const enddate = readDay(hash.get('enddate') ?? '') ?? startdate
  const known = (choices: { value: string }[], asked: string[]) =>
    asked.filter((value) => choices.some((choice) => choice.value === value))
  const people = known(config.addForm.users, hash.getAll('id'))
  const form: FormModel = {
    ...config.addForm,
    otherto: people.length > 0 ? people : [config.uid],
    pids: known(config.addForm.facilities, hash.getAll('pid')),
    values: {
      ...config.addForm.values,
      startdate,
      enddate,
      starttime: hash.get('starttime') ?? '',
      endtime: hash.get('endtime') ?? '',
    },
  }
  container.innerHTML = html`<h2>予定の追加</h2>
    ${formHtml(form)}`.markup
  bindForm(container, form, back)
}

function route(): void {
  const hash = new URLSearchParams(location.hash.slice(1))
  const cmd = hash.get('cmd') ?? 'schweekgrp'
  document.querySelector('#cal-ref-pop-up')?.remove()
  // Only the form being shown may be in the document: its id is there once.
  find('#jsch-schadd').innerHTML = ''
  if (cmd === 'schadd' || cmd === 'schaddtarget') return showAddForm(hash)
  void showView(VIEWS.find((view) => view === cmd) ?? 'schweekgrp', hash)
}

window.addEventListener('hashchange', route)
route()

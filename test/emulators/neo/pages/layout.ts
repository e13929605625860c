import { type Html, html, raw } from '../browser/html.ts'
import type { FormModel, PageConfig } from '../browser/view.ts'
import type { Neo, Visit } from '../context.ts'
import { addForm } from '../form-model.ts'
import { namesNow } from '../strange.ts'

/** Scripts and style of the pages; static files lie under /dneores (facts/neo-web.md §1.1). */
export const RESOURCES = '/dneores/emulator'

/** JSON inside a script element; `<` must not end it. */
export const json = (id: string, value: unknown): Html =>
  html`<script type="application/json" id="${id}">
    ${raw(JSON.stringify(value).replaceAll('<', '\\u003c'))}
  </script>`

export const script = (file: string): Html => html`<script type="module" src="${RESOURCES}/${file}"></script>`

const notice = html`<p class="emu-notice">NEO emulator — not the real product（動作確認用の代替画面です）</p>`

function document(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - desknet's NEO (emulator)</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${RESOURCES}/neo.css" />
      </head>
      ${body}
    </html>`.markup
}

function pageConfig(visit: Visit, formData: PageConfig['formData']): PageConfig {
  const { neo, user } = visit
  return {
    pages: `dneo.${neo.variant.ext}`,
    api: `dneor.${neo.variant.ext}`,
    uid: user.uid,
    today: neo.today(),
    firstWeekday: neo.variant.firstWeekday,
    addForm: addForm(visit) satisfies FormModel,
    move: neo.drawn.move,
    commands: namesNow(neo).commands,
    parameters: namesNow(neo).parameters,
    formData,
  }
}

/** Page objects that facts §7 names, as far as somebody was seen using them. */
const pageObjects = (uid: string) =>
  html`<script>
    window.desknets = {
      pageframe: { getLoginUid: () => '${uid}' },
      splitParam: (url) => Object.fromEntries(new URLSearchParams(url.split(/[?#]/).pop())),
      Resource: { code: 'ja_JP' },
    }
  </script>`

/** A page of somebody who is logged in: head, menu, body. */
export function framed(
  visit: Visit,
  options: {
    title: string
    func: string
    body: Html
    script?: string
    data?: Html
    formData?: PageConfig['formData']
  },
): string {
  const { neo, session, user } = visit
  const page = `dneo.${neo.variant.ext}`
  return document(
    options.title,
    html`<body class="dn-palette-menu dn-side-close" data-available-modules="sch,plant,todo,uset,pset">
      ${pageObjects(user.uid)} ${notice}
      <header class="dn-header">
        <span class="emu-logo">NEO</span>
        <div id="dn-h-search">
          <form onsubmit="return false">
            <select>
              <option value="sch">スケジュール</option></select
            ><input class="searchbox" /><input type="button" class="jdn-h-search-button" value="検索" />
          </form>
        </div>
        <span id="dn-h-username">${user.name}</span>
        <form method="post" action="${page}" class="emu-logout">
          <input type="hidden" name="cmd" value="logout" /><input type="hidden" name="${session.token}" value="1" />
          <button>ログアウト</button>
        </form>
      </header>
      <nav class="dn-main-menu"><a href="${page}?">ポータル</a><a href="${page}?cmd=schindex">スケジュール</a></nav>
      <div id="dn-main-wrap">
        <div id="dn-body">
          <input type="hidden" id="jco-pv-funcid" value="${options.func}" />
          ${options.body}
        </div>
      </div>
      ${json('neo-config', pageConfig(visit, options.formData))} ${options.data}
      ${options.script !== undefined && script(options.script)}
    </body>`,
  )
}

/** A page outside a session: login, errors, maintenance. */
export const bare = (title: string, body: Html): string =>
  document(
    title,
    html`<body class="emu-bare">
      ${notice}
      <main>${body}</main>
    </body>`,
  )

export const messagePage = (visit: Visit, message: string): string =>
  framed(visit, {
    title: 'メッセージ',
    func: 'sch',
    body: html`<h3 class="co-message">${message}</h3>
      <p><a href="dneo.${visit.neo.variant.ext}?cmd=schindex">スケジュールへ戻る</a></p>`,
  })

export const statusPage = (neo: Neo, title: string, message: string): string =>
  bare(
    title,
    html`<h1>${title}</h1>
      <p>${message}</p>
      <p><a href="${neo.pages}?">ログイン画面へ</a></p>`,
  )

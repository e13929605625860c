import { html, raw } from 'hono/html'
import { describe, type EntraError, type Trace } from './errors.ts'
import { scopeLabel } from './scopes.ts'
import type { Flow } from './store.ts'

type Html = ReturnType<typeof html>

const style = `
  :root { color-scheme: light; font-family: system-ui, 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; background: #eef1ee; color: #1d2420; }
  main { width: min(26rem, calc(100vw - 2rem)); box-sizing: border-box; background: #fff; border: 1px solid #cdd5cf; border-radius: 10px; overflow: hidden; }
  .stand-in { margin: 0; padding: .5rem 1.5rem; background: #35523f; color: #fff; font-size: .8rem; }
  .content { padding: 1.25rem 1.5rem 1.5rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .75rem; }
  p { line-height: 1.6; margin: .5rem 0; }
  label { display: block; font-size: .85rem; margin-bottom: .25rem; }
  input { width: 100%; box-sizing: border-box; font: inherit; padding: .55rem .6rem; border: 1px solid #7d8a81; border-radius: 6px; }
  input:focus-visible, button:focus-visible { outline: 3px solid #8fb59d; outline-offset: 1px; }
  /* The main button comes first in the document, so that Enter presses it. */
  .row { display: flex; flex-direction: row-reverse; gap: .5rem; margin-top: 1.25rem; flex-wrap: wrap; }
  button { font: inherit; padding: .5rem 1.1rem; border-radius: 6px; border: 1px solid #7d8a81; background: #fff; color: inherit; cursor: pointer; }
  button.main { background: #35523f; border-color: #35523f; color: #fff; }
  button.account { display: block; width: 100%; text-align: left; margin-top: .5rem; padding: .7rem .8rem; }
  .wrong { color: #a11616; }
  .who { color: #4b5a51; font-size: .9rem; }
  ul { padding-left: 1.2rem; line-height: 1.7; }
  code { font-size: 1.05rem; font-weight: 600; }
  .small { color: #4b5a51; font-size: .8rem; overflow-wrap: anywhere; }
`

function respond(body: Html | Promise<Html>, title: string, status = 200): Promise<Response> {
  const page = html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <p class="stand-in">テスト用の代役です。本物のサインイン画面ではありません。</p>
          <div class="content">
            <h1>${title}</h1>
            ${body}
          </div>
        </main>
      </body>
    </html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return Promise.resolve(page).then((text) => new Response(String(text), { status, headers }))
}

const form = (flow: Flow, step: string, inner: unknown) =>
  html`<form method="post" action="/sign-in" autocomplete="off">
    <input type="hidden" name="flow" value="${flow.id}" /><input type="hidden" name="step" value="${step}" />${inner}
  </form>`

const cancel = html`<button name="answer" value="cancel" formnovalidate>キャンセル</button>`
const wrongText = (text: string | undefined) =>
  text === undefined ? '' : html`<p class="wrong" role="alert">${text}</p>`

/** Asks for the mail address. */
export const accountPage = (flow: Flow, value: string, wrong?: string) =>
  respond(
    form(
      flow,
      'account',
      html`${wrongText(wrong)}<label for="login">メールアドレス</label>
        <input id="login" name="login" type="email" value="${value}" required autofocus />
        <div class="row"><button class="main" name="answer" value="yes">次へ</button>${cancel}</div>`,
    ),
    'サインイン',
  )

export const passwordPage = (flow: Flow, login: string, wrong?: string) =>
  respond(
    form(
      flow,
      'password',
      html`<p class="who">${login}</p>
        <input type="hidden" name="login" value="${login}" />${wrongText(wrong)} <label for="password">パスワード</label
        ><input id="password" name="password" type="password" required autofocus />
        <div class="row"><button class="main" name="answer" value="yes">サインイン</button>${cancel}</div>`,
    ),
    'パスワードの入力',
  )

export const stayPage = (flow: Flow) =>
  respond(
    form(
      flow,
      'stay',
      html`<p>次にブラウザーを開いたとき、サインインの回数が減ります。</p>
        <div class="row">
          <button class="main" name="answer" value="yes">はい</button><button name="answer" value="no">いいえ</button>
        </div>`,
    ),
    'サインインの状態を維持しますか?',
  )

export const pickPage = (flow: Flow, people: { oid: string; name: string; mail: string }[]) =>
  respond(
    form(
      flow,
      'pick',
      html`${people.map((person) => html`<button class="account" name="answer" value="${person.oid}">${person.name}<br /><span class="who">${person.mail}</span></button>`)}
        <button class="account" name="answer" value="other">別のアカウントを使う</button>`,
    ),
    'アカウントを選ぶ',
  )

export const secondFactorPage = (flow: Flow) =>
  respond(
    form(
      flow,
      'second',
      html`<p>本人確認の要求を送りました(代役なので、ここで承認します)。</p>
        <div class="row"><button class="main" name="answer" value="yes">承認する</button>${cancel}</div>`,
    ),
    '追加の本人確認',
  )

export const consentPage = (flow: Flow, scopes: string[]) =>
  respond(
    form(
      flow,
      'consent',
      html`<p>アプリ「${flow.client.name}」が次の許可を求めています。</p>
        <ul>
          ${scopes.map((scope) => html`<li>${scopeLabel(scope)} <span class="small">${scope}</span></li>`)}
        </ul>
        <div class="row"><button class="main" name="answer" value="yes">同意する</button>${cancel}</div>`,
    ),
    '要求されているアクセス許可',
  )

export const adminPage = (flow: Flow, description: string) =>
  respond(
    form(
      flow,
      'admin',
      html`<p>アプリ「${flow.client.name}」を使うには、管理者の承認が必要です。</p>
        <p><code>AADSTS90094</code></p>
        <p class="small">${description}</p>
        <div class="row"><button class="main" name="answer" value="cancel">同意せずにアプリへ戻る</button></div>`,
    ),
    '管理者の承認が必要です',
  )

/** What is shown when there is no trusted way back to the app, or when a policy ends the sign-in. */
export const errorPage = (error: EntraError, trace: Trace, status: number) =>
  respond(
    html`<p><code>AADSTS${error.code}</code></p>
      <p>${error.text}</p>
      <p class="small">${describe(error, trace)}</p>`,
    'サインインできません',
    status,
  )

export const signedOutPage = () => respond(html`<p>このウィンドウを閉じてください。</p>`, 'サインアウトしました')

/** The way back by JavaScript: a page that loads and then leaves. */
export const scriptedWayBack = (url: string) =>
  respond(
    html`<p>アプリへ戻っています…</p>
      <script>
        ${raw(`location.replace(${JSON.stringify(url).replaceAll('<', '\\u003c')})`)}
      </script>`,
    'しばらくお待ちください',
  )

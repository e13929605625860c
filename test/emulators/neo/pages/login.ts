import { html } from '../browser/html.ts'
import type { Neo } from '../context.ts'
import { bare, script } from './layout.ts'

/** The login form of facts/neo-web.md §2.1. `next` is the page wanted, relative to NEO's directory. */
export function loginPage(neo: Neo, next: string, message = ''): string {
  const { ext } = neo.variant
  return bare(
    'ログイン',
    html`<h1>ログイン</h1>
      ${message !== '' && html`<h3 class="co-message">${message}</h3>`}
      <form id="inputfrm" method="post" action="${neo.pages}" data-certify="${neo.api}/certify/">
        <input type="hidden" name="cmd" value="certify" />
        <input type="hidden" name="nexturl" value="${next}" />
        <input type="hidden" name="starttab" value="0" />
        <label>ユーザーID <input type="text" name="UserID" autocomplete="username" /></label>
        <label>パスワード <input type="password" name="_word" autocomplete="current-password" /></label>
        <input type="submit" value="ログイン" class="emu-offscreen" tabindex="-1" />
        <a id="login-btn" class="jlogin-submit" href="dneo.${ext}?" role="button">ログイン</a>
      </form>
      <p class="emu-hint">お試し: ${neo.users.map((user) => `${user.userId} / ${user.password}`).join('、')}</p>
      ${script('login.ts')}`,
  )
}

import { html } from '../browser/html.ts'
import type { Visit } from '../context.ts'
import { framed } from './layout.ts'

const TABS = { schweekgrp: '組織週間', schmonth: '個人月間', schday: '個人1日' }

/** The frame of the schedule: empty containers that the page's script fills after load. */
export function schedulePage(visit: Visit): string {
  return framed(visit, {
    title: 'スケジュール',
    func: 'sch',
    script: 'frame.ts',
    body: html`<div class="sch-head">
        <h2>スケジュール</h2>
        <ul class="sch-tabs">
          ${Object.entries(TABS).map(
            ([cmd, label]) => html`<li id="jsch-tab-${cmd}" class="sch-tab"><a href="#cmd=${cmd}">${label}</a></li>`,
          )}
        </ul>
        ${visit.neo.knobs.builtInSync && html`<span class="emu-o365" title="Microsoft 365連携">365</span>`}
      </div>
      ${[...Object.keys(TABS), 'schadd'].map((cmd) => html`<div id="jsch-${cmd}" class="sch-view" style="display:none"></div>`)}`,
  })
}

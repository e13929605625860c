import { clockText, compact, longLabel } from '../browser/days.ts'
import { type Html, html } from '../browser/html.ts'
import type { Visit } from '../context.ts'
import { fileHref } from '../files.ts'
import { describe, occurrenceAt } from '../recurrence.ts'
import { mayChange } from '../rights.ts'
import { titleOf } from '../shown.ts'
import type { StoredEvent, Visibility } from '../types.ts'
import { framed } from './layout.ts'

const VISIBILITY: Record<Visibility, string> = { public: '公開', private: '非公開', busy: '予定あり' }

/** The way to the edit form, by variant an anchor or a form with a button. */
function editDoor({ neo }: Visit, event: StoredEvent, day: string | undefined): Html {
  const { cmd, sid } = neo.drawn.edit
  const { editDay } = neo.drawn.series
  const asked = neo.variant.askedDay === 'address' ? day : undefined
  const page = `dneo.${neo.variant.ext}`
  if (neo.variant.editDoor === 'link')
    return html`<a
      class="emu-button"
      href="${page}?cmd=${cmd}&${sid}=${event.sid}${asked && `&${editDay}=${compact(asked)}`}"
      >変更</a
    >`
  return html`<form method="get" action="${page}">
    <input type="hidden" name="cmd" value="${cmd}" /><input type="hidden" name="${sid}" value="${event.sid}" />
    ${asked && html`<input type="hidden" name="${editDay}" value="${compact(asked)}" />`}
    <button type="submit">変更</button>
  </form>`
}

/** 予定の詳細, whole, of a series on one day if there is one; whoever may not see it never gets here. */
export function detailPage(visit: Visit, whole: StoredEvent, day?: string): string {
  const found = day !== undefined && whole.recurrence ? occurrenceAt(whole, day, visit.neo.variant) : undefined
  const event = found ? { ...found.event, startdate: found.startdate, enddate: found.enddate } : whole
  const { neo, user } = visit
  const row = (label: string, text: string | Html) =>
    html`<tr>
      <th>${label}</th>
      <td>${text}</td>
    </tr>`
  const names = (values: readonly string[], name: (value: string) => string) => values.map(name).join('、')
  const facility = (pid: string) => neo.facilities.find((each) => each.pid === pid)?.name ?? pid
  const marks = [event.tentative && '仮の予定', event.important && '重要', event.outside ? '外出' : '社内']
  return framed(visit, {
    title: '予定の詳細',
    func: 'sch',
    body: html`<h2>予定の詳細</h2>
      <div class="co-actionwrap top">
        <div class="co-actionarea">
          ${mayChange(user.uid, event) && editDoor(visit, event, day)}
          <a class="emu-button" href="dneo.${neo.variant.ext}?cmd=schindex">一覧へ戻る</a>
        </div>
      </div>
      <table class="sch-detail">
        <tbody>
          ${row('開始日時', `${longLabel(event.startdate)} ${clockText(event.starttime)}`)}
          ${row('終了日時', `${longLabel(event.enddate)} ${clockText(event.endtime)}`)}
          ${whole.recurrence && row('定期', describe(whole))} ${row('予定', titleOf(event))} ${row('場所', event.place)}
          ${row('場所詳細', event.other)} ${row('内容', html`<div class="sch-memo">${event.memo}</div>`)}
          ${row('オプション', marks.filter(Boolean).join('、'))} ${row('公開方法', VISIBILITY[event.visibility])}
          ${row(
            '登録先',
            names(event.otherto, (uid) => neo.userName(uid)),
          )}
          ${
            event.files.length > 0 &&
            row(
              '添付ファイル',
              html`${event.files.map(
                (file) => html`<div><a href="${fileHref(neo, event.sid, file)}">${file.name}</a></div>`,
              )}`,
            )
          }
          ${row('利用設備', names(event.pids, facility))} ${row('登録者', neo.userName(event.owner))}
          ${row('更新日時', new Date(event.updated + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))}
        </tbody>
      </table>`,
  })
}

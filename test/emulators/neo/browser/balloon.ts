import { clockText, longLabel } from './days.ts'
import { html } from './html.ts'
import type { ViewItem } from './view.ts'

const close = () => document.querySelector('#cal-ref-pop-up')?.remove()

/** The balloon of an entry (facts/neo-web.md §6.5): row 3 is the place, row 4 its detail. */
function open(item: ViewItem, anchor: HTMLElement): void {
  close()
  const when = `${longLabel(item.startdate)} ${clockText(item.starttime)} - ${item.enddate === item.startdate ? '' : `${longLabel(item.enddate)} `}${clockText(item.endtime)}`
  const row = (label: string, text: string) =>
    html`<tr>
      <th>${label}</th>
      <td>${text}</td>
    </tr>`
  const balloon = document.createElement('div')
  balloon.id = 'cal-ref-pop-up'
  balloon.innerHTML = html`<div class="cal-ref-pop-up-titlebar">
      <span>${item.title}</span><button type="button" class="cal-ref-pop-up-close" aria-label="閉じる">×</button>
    </div>
    <div class="co-baloon-body jcal-ref-pop-up-frame">
      <table>
        <tbody>
          ${row('日時', when)}${row('予定', item.title)}${row('場所', item.place)}${row('場所詳細', item.other)}${row('内容', item.memo)}${row('登録先', item.members)}${row('利用設備', item.facilities)}
        </tbody>
      </table>
    </div>
    <div class="cal-ref-pop-up-foot">
      <a href="${item.href}">詳細</a>${item.edit !== '' && html` <a href="${item.edit}">変更画面</a>`}
    </div>`.markup
  document.body.append(balloon)
  const at = anchor.getBoundingClientRect()
  balloon.style.left = `${Math.max(8, Math.min(at.left + window.scrollX, window.innerWidth - 340))}px`
  balloon.style.top = `${at.bottom + window.scrollY + 4}px`
}

/** A click shows the balloon, a double click opens the entry's own page: its form where it may be changed. */
export function bindItems(root: HTMLElement, items: readonly ViewItem[]): void {
  close()
  const itemOf = (event: Event) => {
    const anchor = event.target instanceof Element ? event.target.closest<HTMLElement>('a.cal-item') : null
    if (!anchor) return undefined
    const item = items.find((each) => each.sid === anchor.dataset['id'])
    return item && { item, anchor }
  }
  root.addEventListener('click', (event) => {
    const hit = itemOf(event)
    if (!hit || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    open(hit.item, hit.anchor)
  })
  root.addEventListener('dblclick', (event) => {
    const hit = itemOf(event)
    if (!hit) return
    event.preventDefault()
    location.href = hit.item.edit || hit.item.href
  })
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const inside = event.target.closest('#cal-ref-pop-up, a.cal-item') !== null
  if (!inside || event.target.closest('.cal-ref-pop-up-close')) close()
})

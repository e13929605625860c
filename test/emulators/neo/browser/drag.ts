import { command } from './ajax.ts'
import { addDays, compact, daysBetween, readDay } from './days.ts'
import { pageConfig, say } from './page.ts'
import type { ViewItem } from './view.ts'

/** So many pixels make a press a drag. */
const enough = 6

/** Drags an entry that may be changed to another day, with the mouse as jQuery UI does it; its length and times stay. `redraw` shows it afterwards. */
export function bindDrag(root: HTMLElement, items: readonly ViewItem[], redraw: () => void): void {
  const { move } = pageConfig()
  const dayAt = (x: number, y: number) =>
    document
      .elementsFromPoint(x, y)
      .map((element) => (element instanceof HTMLElement ? element.dataset['day'] : undefined))
      .find((day) => day !== undefined)

  root.addEventListener('dragstart', (event) => event.preventDefault())
  root.addEventListener('mousedown', (down) => {
    const box = down.target instanceof Element ? down.target.closest<HTMLElement>('.cal-item-box') : null
    const anchor = box?.querySelector<HTMLElement>('a.cal-item')
    const item = items.find((each) => each.sid === anchor?.dataset['id'])
    const from = readDay(anchor?.dataset['date'] ?? '')
    if (!box || !item || !from || down.button !== 0 || item.repeated || !item.letters.includes('m')) return
    let dragging = false

    const follow = (event: MouseEvent) => {
      const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY]
      dragging ||= Math.hypot(x, y) >= enough
      if (dragging) box.style.transform = `translate(${x}px, ${y}px)`
    }
    const drop = (event: MouseEvent) => {
      document.removeEventListener('mousemove', follow)
      document.removeEventListener('mouseup', drop)
      box.style.transform = ''
      if (!dragging) return
      // The click that follows a drag is none.
      const swallow = (click: Event) => (click.preventDefault(), click.stopPropagation())
      document.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0)
      const to = dayAt(event.clientX, event.clientY)
      if (!to || to === from) return
      const days = daysBetween(from, to)
      const span = { [move.start]: addDays(item.startdate, days), [move.end]: addDays(item.enddate, days) }
      const values = Object.fromEntries(Object.entries(span).map(([name, day]) => [name, compact(day)]))
      command(move.cmd, { [move.sid]: item.sid, ...values }).then(redraw, (error: unknown) => say(root, error))
    }
    document.addEventListener('mousemove', follow)
    document.addEventListener('mouseup', drop)
  })
}

import { type Html, html } from './html.ts'
import { all, find } from './page.ts'

/** A dialog with the class names of jQuery UI, whose buttons stand in `.ui-dialog-buttonpane`. Resolves to the button's index. */
export function ask(options: { id: string; title: string; body: Html; buttons: string[]; className?: string }): {
  root: HTMLElement
  answer: Promise<number>
} {
  const shade = document.createElement('div')
  shade.className = 'ui-widget-overlay'
  shade.innerHTML = html`<div
    class="ui-dialog ${options.className ?? ''}"
    id="${options.id}"
    role="dialog"
    aria-label="${options.title}"
  >
    <div class="ui-dialog-titlebar">${options.title}</div>
    <div class="ui-dialog-content">${options.body}</div>
    <div class="ui-dialog-buttonpane">
      <div class="ui-dialog-buttonset">
        ${options.buttons.map((label) => html`<button type="button">${label}</button>`)}
      </div>
    </div>
  </div>`.markup
  document.body.append(shade)
  const root = find('.ui-dialog', shade)
  const buttons = all<HTMLButtonElement>('.ui-dialog-buttonpane button', root)
  buttons[0]?.focus()
  const answer = new Promise<number>((resolve) => {
    buttons.forEach((button, index) =>
      button.addEventListener('click', () => {
        shade.remove()
        resolve(index)
      }),
    )
  })
  return { root, answer }
}

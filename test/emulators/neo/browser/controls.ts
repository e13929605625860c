import { type Html, html, raw } from './html.ts'
import type { Choice } from './view.ts'

/** Pieces that the form is made of. */
export const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}" />`
export const selected = (on: boolean) => on && raw(' selected')
export const checked = (on: boolean) => on && raw(' checked')

export const row = (label: string, control: Html, className = '') =>
  html`<tr class="${className}">
    <th>${label}</th>
    <td>${control}</td>
  </tr>`

const options = (choices: readonly Choice[], value: string) =>
  choices.map(
    (choice) => html`<option value="${choice.value}" ${selected(choice.value === value)}>${choice.label}</option>`,
  )

export const select = (name: string, choices: readonly Choice[], value: string) =>
  html`<select name="${name}">
    ${options(choices, value)}
  </select>`

export const radios = (name: string, choices: readonly Choice[], value: string) =>
  choices.map(
    (choice) =>
      html`<label
        ><input
          type="radio"
          name="${name}"
          value="${choice.value}"
          ${checked(choice.value === value)}
        />${choice.label}</label
      > `,
  )

export const checkbox = (name: string, value: string, label: string, on: boolean) =>
  html`<label><input type="checkbox" name="${name}" value="${value}" ${checked(on)} />${label}</label>`

// What runs inside a page in neo-forms.spec.ts: the modules of the content script, as they are.
import { readForm, sendForm } from '../../lib/neo/forms-dom.ts'
import { findPlace, findSamples, homeOf, isSchedulePage, shownMonth, uidOf } from '../../lib/neo/page.ts'
import { changeButton, entryForm, removeButton } from '../../lib/neo/profiles/buttons.ts'
import { findChangeButton, serialise } from '../../lib/neo/serialise.ts'

/** What the browser itself would send, and what we would. */
const compare = () => {
  const form = document.querySelector<HTMLFormElement>(entryForm)
  if (!form) throw new Error('no form')
  const button = findChangeButton(form, changeButton, removeButton)
  const submits = button?.matches('[type="submit"], [type="image"], button:not([type])')
  const theirs = [...new FormData(form, submits ? (button as HTMLElement) : undefined)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ])
  return { theirs, ours: serialise(form, document.baseURI, button).values }
}

const pageSide = {
  compare,
  readForm: (address: string) => readForm(document, address, 10_000),
  sendForm: (address: string, changes: [string, string][]) =>
    sendForm(document, address, changes, { removed: [] }, 10_000),
  look: () => ({
    schedule: isSchedulePage(document),
    place: findPlace(document)?.className,
    samples: findSamples(document),
    uid: uidOf(document, document.cookie),
    month: shownMonth(document),
    home: homeOf(location.pathname),
  }),
}
Object.assign(globalThis, { pageSide })

export type PageSide = typeof pageSide

import { find, formFields, say } from './page.ts'

/** The login form by AJAX (facts/neo-web.md §2.2); without scripts the form itself is posted. */
const form = find('#inputfrm') as HTMLFormElement
const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value

async function certify(): Promise<void> {
  const body = formFields(form)
  const response = await fetch(form.dataset['certify'] ?? '', {
    method: 'POST',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    body,
  })
  const answer = (await response.json()) as { status: string; errormessage?: string }
  if (answer.status === 'ok') {
    const target = new URL(value('nexturl'), location.href)
    if (location.hash) target.hash = location.hash
    // A change of the hash alone would load nothing.
    const samePage = target.pathname + target.search === location.pathname + location.search
    if (samePage) location.reload()
    else location.href = target.href
    return
  }
  say(form, answer.errormessage)
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void certify()
})
find('#login-btn').addEventListener('click', (event) => {
  event.preventDefault()
  void certify()
})

import type { ButtonSigns } from './profiles/buttons.ts'
import { filePartOf, type FilePart } from './form-files.ts'
import { chosenOne } from './profiles/people.ts'

/** A form as a browser would send it. Line breaks are LF here and become CRLF when it is sent. */
export type SerialisedForm = {
  /** Absolute. */
  action: string
  method: 'get' | 'post'
  values: [name: string, value: string][]
  /** What a person can choose in selects, radio buttons and checkboxes: their codes differ from server to server, their words do not. */
  choices?: Choice[]
  /** Users and facilities that were chosen in dialogs: how the form calls what its hidden values stand for. */
  people?: { name: string; value: string; label: string }[]
  /** Lines to fill in that have words of their own around them or beside them. */
  lines?: { name: string; label: string; value: string }[]
  /** Set for multipart/form-data; `files` then names the (empty) file fields. */
  multipart?: true
  files?: string[]
  /** Its file part; absent where it has none that we know. */
  attached?: FilePart
  /** Whether the form shows a button that deletes the event; absent where nobody looked. */
  removable?: boolean
}

/** `tick`: a checkbox, which is sent only if it is chosen. */
export type Choice = { name: string; value: string; label: string; chosen: boolean; tick?: true; disabled?: true }

type Dirty = { checked?: boolean; selected?: boolean; selectedIndex?: number; value?: string }
const controls = 'input, select, textarea, button'
const attribute = (element: Element, name: string) => element.getAttribute(name) ?? ''
const typeOf = (element: Element) =>
  attribute(element, 'type').toLowerCase() || (element.localName === 'button' ? 'submit' : 'text')
// A live page has the state that scripts and people gave; a parsed one only its attributes.
const isChecked = (element: Element) => (element as Dirty).checked ?? element.hasAttribute('checked')
const isSelected = (element: Element) => (element as Dirty).selected ?? element.hasAttribute('selected')

const isDisabled = (element: Element): boolean => {
  if (element.hasAttribute('disabled')) return true
  let child: Element = element
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const legend = [...parent.children].find((one) => one.localName === 'legend')
    if (parent.localName === 'fieldset' && parent.hasAttribute('disabled') && child !== legend) return true
    child = parent
  }
  return false
}

/** The controls that belong to the form, wherever they stand. */
const controlsOf = (form: Element): Element[] => {
  const id = attribute(form, 'id')
  return [...(form.ownerDocument?.querySelectorAll(controls) ?? form.querySelectorAll(controls))].filter((element) => {
    if (element.closest('template')) return false
    if (element.hasAttribute('form')) return id !== '' && attribute(element, 'form') === id
    // A live page knows the owner also where the markup is nested wrongly.
    const owner = (element as Element & { form?: Element | null }).form
    return (owner === undefined ? element.closest('form') : owner) === form
  })
}

const optionText = (option: Element) => (option.textContent ?? '').replace(/[\t\n\f\r ]+/g, ' ').trim()
const optionValue = (option: Element) => option.getAttribute('value') ?? optionText(option)

const chosen = (select: Element): Element[] => {
  const options = [...select.querySelectorAll('option')]
  const usable = (option: Element) => !option.hasAttribute('disabled') && !option.closest('optgroup[disabled]')
  const selected = options.filter(isSelected)
  if (select.hasAttribute('multiple')) return selected.filter(usable)
  const parsed = (select as Dirty).selectedIndex === undefined
  const one =
    selected.at(-1) ?? (parsed && Number(attribute(select, 'size') || 1) <= 1 ? options.find(usable) : undefined)
  return one && usable(one) ? [one] : []
}

const lineTypes = new Set(['text', 'search', 'tel', 'url', 'email', 'password'])
const valueOf = (element: Element) => {
  const value = (element as Dirty).value ?? attribute(element, 'value')
  return lineTypes.has(typeOf(element)) && element.localName === 'input' ? value.replace(/[\r\n]/g, '') : value
}

/** Name and value of one control, as often as it is sent. */
const entriesOf = (element: Element, all: readonly Element[], submitter: Element | undefined): [string, string][] => {
  const name = attribute(element, 'name')
  const type = typeOf(element)
  if (isDisabled(element)) return []
  if (element.localName === 'input' && type === 'image') {
    const at = name ? `${name}.` : ''
    return element === submitter
      ? [
          [`${at}x`, '0'],
          [`${at}y`, '0'],
        ]
      : []
  }
  if (name === '') return []
  if (element.localName === 'select') return chosen(element).map((option) => [name, optionValue(option)])
  if (element.localName === 'textarea') return [[name, valueOf(element).replace(/\r\n?/g, '\n')]]
  if (element.localName === 'button' || ['submit', 'reset', 'button'].includes(type))
    return element === submitter && type === 'submit' ? [[name, attribute(element, 'value')]] : []
  if (type === 'checkbox' || type === 'radio') {
    const last = all.findLast((one) => typeOf(one) === 'radio' && attribute(one, 'name') === name && isChecked(one))
    if (!isChecked(element) || (type === 'radio' && last !== element)) return []
    return [[name, element.getAttribute('value') ?? 'on']]
  }
  if (type === 'file') return [[name, '']]
  if (type === 'hidden' && name === '_charset_') return [[name, 'UTF-8']]
  return [[name, valueOf(element)]]
}

const squeezed = (text: string | null | undefined) => (text ?? '').replace(/[\s\u3000]+/g, ' ').trim()

/** The words of a radio button or checkbox: its label around it or beside it. */
const boxLabel = (radio: Element): string => {
  const id = attribute(radio, 'id')
  const beside =
    id && [...(radio.ownerDocument?.querySelectorAll('label') ?? [])].find((one) => attribute(one, 'for') === id)
  return squeezed((radio.closest('label') ?? (beside || undefined))?.textContent ?? radio.nextSibling?.textContent)
}

/** A list with more choices is one of people or of things. */
const mostChoices = 60

const choicesOf = (all: readonly Element[]): Choice[] =>
  all.flatMap((element): Choice[] => {
    const name = attribute(element, 'name')
    if (name === '') return []
    if (element.localName === 'select') {
      const options = [...element.querySelectorAll('option')]
      const now = chosen(element)
      return options.length > mostChoices
        ? []
        : options.map((option) => ({
            name,
            value: optionValue(option),
            label: optionText(option),
            chosen: now.includes(option),
            ...((isDisabled(element) || isDisabled(option) || option.closest('optgroup[disabled]')) && {
              disabled: true as const,
            }),
          }))
    }
    const type = typeOf(element)
    if (element.localName !== 'input' || (type !== 'radio' && type !== 'checkbox')) return []
    const value = element.getAttribute('value') ?? 'on'
    const box = {
      name,
      value,
      label: boxLabel(element),
      chosen: isChecked(element),
      ...(isDisabled(element) && { disabled: true as const }),
    }
    return [type === 'checkbox' ? { ...box, tick: true } : box]
  })

const linesOf = (all: readonly Element[]): NonNullable<SerialisedForm['lines']> =>
  all.flatMap((element) => {
    const name = attribute(element, 'name')
    const isLine = element.localName === 'input' && ['text', 'number', 'date'].includes(typeOf(element))
    const label = isLine && name !== '' ? boxLabel(element) : ''
    return label === '' ? [] : [{ name, label, value: valueOf(element) }]
  })

/** The name beside a hidden value: the link that carries the value, or all that is said of it. */
const peopleOf = (all: readonly Element[]): NonNullable<SerialisedForm['people']> =>
  all.flatMap((element) => {
    const around = typeOf(element) === 'hidden' ? element.closest(chosenOne) : null
    if (!around || isDisabled(element)) return []
    const value = attribute(element, 'value')
    const isLink = (link: Element) =>
      [...link.attributes].some((one) => one.name.startsWith('data-') && one.value === value)
    const label = squeezed(([...around.querySelectorAll('a')].find(isLink) ?? around).textContent)
    return [{ name: attribute(element, 'name'), value, label }]
  })

/**
 * What a browser would send if the form were submitted by that button (HTML standard, "constructing the entry list"). Works on a live page
 * and on a parsed one. `base`: the address that relative ones are resolved against.
 */
export const serialise = (form: Element, base: string, submitter?: Element): SerialisedForm => {
  const all = controlsOf(form)
  const of = (name: string) => submitter?.getAttribute(`form${name}`) ?? attribute(form, name)
  const attached = filePartOf(
    all.filter((one) => typeOf(one) === 'file' && !isDisabled(one)),
    base,
  )
  const lines = linesOf(all)
  const multipart = of('enctype').toLowerCase() === 'multipart/form-data' && of('method').toLowerCase() === 'post'
  return {
    action: new URL(of('action') || base, base).href,
    method: of('method').toLowerCase() === 'post' ? 'post' : 'get',
    values: all.flatMap((element) => entriesOf(element, all, submitter)),
    choices: choicesOf(all),
    people: peopleOf(all),
    ...(lines.length > 0 && { lines }),
    ...(attached && { attached }),
    ...(multipart && {
      multipart,
      files: all.filter((one) => typeOf(one) === 'file').map((one) => attribute(one, 'name')),
    }),
  }
}

const labelOf = (element: Element) =>
  (element.localName === 'input' ? attribute(element, 'value') : (element.textContent ?? '')).trim()
/** Whether an element is such a button or link; a class counts more than a text. */
export const looksLike = (element: Element, signs: ButtonSigns): 'class' | 'text' | undefined => {
  const classes = attribute(element, 'class').split(/\s+/)
  if (signs.classes.some((name) => classes.includes(name))) return 'class'
  return signs.texts.includes(labelOf(element)) ? 'text' : undefined
}

/** Whether the form shows a usable button that deletes: NEO shows it only to whoever may. */
export const hasRemoveButton = (form: Element, remove: ButtonSigns): boolean =>
  controlsOf(form).some((element) => !isDisabled(element) && looksLike(element, remove) !== undefined)

/** The button that saves the form; the one that deletes is never taken, whatever it is called. */
export const findChangeButton = (form: Element, change: ButtonSigns, remove: ButtonSigns): Element | undefined => {
  const buttons = controlsOf(form).filter(
    (element) =>
      ['submit', 'image', 'button'].includes(typeOf(element)) &&
      (element.localName === 'button' || element.localName === 'input') &&
      !isDisabled(element) &&
      !looksLike(element, remove),
  )
  const by = (how: 'class' | 'text') => buttons.find((element) => looksLike(element, change) === how)
  return by('class') ?? by('text')
}

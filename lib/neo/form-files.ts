import { fileWords } from './profiles/files.ts'

/** How the form says that a file goes: its box is ticked, or unticked, or its hidden value is left out. */
export type FileControl = { name: string; value: string; removes: 'tick' | 'untick' | 'drop' }
/** `href`: absolute, names the content. `size`: in bytes, where the form tells it exactly. */
export type FormFile = { href: string; name: string; size?: number; control?: FileControl }
/** `input`: name of the field that takes new files. */
export type FilePart = { input: string; files: FormFile[] }

const attribute = (element: Element, name: string) => element.getAttribute(name) ?? ''
const textOf = (element: Element) => (element.textContent ?? '').replace(/[\s\u3000]+/g, ' ').trim()

const addressOf = (link: Element, base: string): string | undefined => {
  const href = attribute(link, 'href')
  if (href === '' || /^(#|javascript:)/i.test(href) || !URL.canParse(href, base)) return
  const url = new URL(href, base)
  return url.origin === new URL(base).origin ? url.href : undefined
}

const labelOf = (box: Element) => {
  const id = attribute(box, 'id')
  const beside =
    id === '' ? null : [...box.ownerDocument.querySelectorAll('label')].find((one) => attribute(one, 'for') === id)
  return textOf(box.closest('label') ?? beside ?? box.parentElement ?? box)
}

const controlOf = (element: Element): FileControl | undefined => {
  const [name, value] = [attribute(element, 'name'), attribute(element, 'value')]
  if (name === '' || value === '') return
  if (attribute(element, 'type').toLowerCase() === 'hidden') return { name, value, removes: 'drop' }
  const label = labelOf(element)
  if (fileWords.removes.test(label)) return { name, value, removes: 'tick' }
  return fileWords.keeps.test(label) ? { name, value, removes: 'untick' } : undefined
}

/** The nearest element around the link that holds a control, and no other file. */
const aroundOf = (link: Element, part: Element, isFile: (link: Element) => boolean): Element => {
  let around: Element = link
  for (let parent = link.parentElement; parent && parent !== part; parent = parent.parentElement) {
    if ([...parent.querySelectorAll('a[href]')].filter(isFile).length > 1) break
    around = parent
    if (around.querySelector('input[type="checkbox"], input[type="hidden"]')) break
  }
  return around
}

/** What is attached, and how more is; undefined if there is no file field. `inputs`: the usable file fields of the form. */
export const filePartOf = (inputs: readonly Element[], base: string): FilePart | undefined => {
  const input = inputs.find((one) => attribute(one, 'name') !== '')
  if (!input) return
  const part = input.closest(fileWords.row) ?? input.parentElement
  const isFile = (link: Element) => addressOf(link, base) !== undefined && textOf(link) !== ''
  const links = part ? [...part.querySelectorAll('a[href]')].filter(isFile) : []
  return {
    input: attribute(input, 'name'),
    files: links.map((link): FormFile => {
      const around = aroundOf(link, part ?? link, isFile)
      const element = around.querySelector('input[type="checkbox"], input[type="hidden"]')
      const control = element ? controlOf(element) : undefined
      const size = fileWords.bytes.exec(textOf(around).replace(textOf(link), ''))?.[1]
      return {
        href: addressOf(link, base) ?? '',
        name: attribute(link, 'download') || textOf(link),
        ...(size !== undefined && { size: Number(size.replaceAll(',', '')) }),
        ...(control && { control }),
      }
    }),
  }
}

/** What the list of an event's files is compared by; '' = none, undefined = not known. */
export const hintOfFiles = (part: FilePart | undefined): string | undefined =>
  part && (part.files.length === 0 ? '' : JSON.stringify(part.files.map(({ href, name }) => [href, name])))

/** The values of a form in which this file is taken away. */
export const withoutFile = (
  values: readonly [string, string][],
  { name, value, removes }: FileControl,
): [string, string][] =>
  removes === 'tick' ? [...values, [name, value]] : values.filter(([key, held]) => key !== name || held !== value)

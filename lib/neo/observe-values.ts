import {
  type Dictation,
  type FieldNote,
  type FoundNote,
  namePattern,
  type ObserverOrder,
  type Role,
  saidNames,
  type Style,
} from './observed.ts'

/** Which of the dictated values a text is, and how it is written. */
const saidBy = (value: string, dictation: Dictation): { is: Role; as?: Style } | undefined => {
  for (const name of saidNames) {
    const said = dictation[name]
    if (name === 'first' || name === 'last') {
      if (value === said) return { is: name, as: 'YYYY-MM-DD' }
      if (value === said.replaceAll('-', '')) return { is: name, as: 'YYYYMMDD' }
      if (value === said.replaceAll('-', '/')) return { is: name, as: 'YYYY/MM/DD' }
    } else if (name === 'from' || name === 'to') {
      if (value === said) return { is: name, as: 'HH:MM' }
      if (value === said.replace(':', '')) return { is: name, as: 'HHMM' }
    } else if (value.trim() === said) return { is: name }
  }
  return value.length <= 300 && (value.includes(dictation.detail) || value.includes(dictation.changed))
    ? { is: 'title' }
    : undefined
}

const dayStyles: [RegExp, Style][] = [
  [/^20\d\d(0[1-9]|1[0-2])[0-3]\d$/, 'YYYYMMDD'],
  [/^20\d\d-(0[1-9]|1[0-2])-[0-3]\d$/, 'YYYY-MM-DD'],
  [/^20\d\d\/(0[1-9]|1[0-2])\/[0-3]\d$/, 'YYYY/MM/DD'],
]

/** Keys of the listed test event that may be its id, with what they hold. Stays in the page. */
export type Ids = Record<string, string>

/** What may be told of one value; `code`: it is a well-known choice of the form. */
export const noteOf = (
  name: string,
  value: string,
  { dictation, constants, uid }: ObserverOrder,
  ids: Ids,
  code = false,
): FieldNote => {
  const said = saidBy(value, dictation)
  if (said) return { name, ...said }
  if (value === '') return { name, is: 'empty' }
  if (value === uid) return { name, is: 'uid' }
  const keys = Object.keys(ids).filter((key) => ids[key] === value)
  if (keys.length > 0) return { name, is: 'id', keys }
  if (code) return { name, is: 'code', value }
  if (constants.includes(value)) return { name, is: 'same', value }
  const day = dayStyles.find(([pattern]) => pattern.test(value))
  return day ? { name, is: 'day', as: day[1] } : { name, is: 'untold' }
}

/** Whether a name may leave the page: the token is a name, too. */
export const isName = (name: string, { token }: ObserverOrder) => namePattern.test(name) && name !== token

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** An id is no short code: one of those would be found in every request. */
const mayBeId = (value: string, { constants, uid }: ObserverOrder) =>
  /^[\w-]{2,64}$/.test(value) && value !== uid && !constants.includes(value)

const deepest = 8
const most = 50_000

/** The test event in an answer, wherever it is; `ids` holds what stays in the page. Other events are passed over. */
export const findEvent = (answer: unknown, order: ObserverOrder): { found: FoundNote; ids: Ids }[] => {
  const hits: { found: FoundNote; ids: Ids }[] = []
  let left = most
  const look = (value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null || path.length > deepest || left-- <= 0) return
    if (Array.isArray(value)) {
      for (const one of value) look(one, [...path, '#'])
      return
    }
    const texts = Object.entries(value).flatMap(([name, one]) => {
      const text = scalar(one)
      return text === undefined ? [] : [[name, text] as const]
    })
    const keys = texts.flatMap(([name, text]): FieldNote[] => {
      const said = isName(name, order) ? saidBy(text, order.dictation) : undefined
      return said ? [{ name, ...said }] : []
    })
    if (keys.some(({ is }) => is === 'detail' || is === 'changed' || is === 'title')) {
      const ids = Object.fromEntries(
        texts.filter(
          ([name, text]) => isName(name, order) && !keys.some((key) => key.name === name) && mayBeId(text, order),
        ),
      )
      if (path.every((step) => step === '#' || isName(step, order)))
        hits.push({ found: { path, keys, ids: Object.keys(ids) }, ids })
    }
    for (const [name, one] of Object.entries(value)) look(one, [...path, name])
  }
  look(answer, [])
  return hits
}

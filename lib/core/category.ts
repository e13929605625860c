/** Names of categories as one text, a line each, in the order in which they stand there. To the very blank: another name is another category. */
export const textOfCategories = (names: readonly string[]): string =>
  names
    .map((name) => name.replace(/[\r\n]+/g, ' '))
    .filter((name, index, all) => name.trim() !== '' && all.indexOf(name) === index)
    .join('\n')
export const categoriesIn = (text: string): string[] => text.split('\n').filter((name) => name !== '')

/** Categories of an event with one of ours in the place of another; those of the person stay. '' = none of ours. */
export const withCategory = (held: string, was: string, now: string): string =>
  textOfCategories([...categoriesIn(held).filter((name) => name !== was), now])

/** A locale file as written: words, grouped to any depth. */
export type Tree = { [name: string]: string | Tree }
/** The same with dotted keys. */
export type Catalog = Record<string, string>

export const flatten = (tree: Tree, prefix = ''): Catalog =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[prefix + name, value]] : Object.entries(flatten(value, `${prefix}${name}.`)),
    ),
  )

/** The browser's message names know letters, digits and `_` only, and no case. */
export const chromeName = (key: string) => key.replaceAll(/[.-]/g, '_')

/**
 * `_locales/<language>/messages.json`. Placeholders like `{count}` are ours and filled in by t(); a `$` means something to the browser and is doubled.
 * @throws Error if two keys would become one name.
 */
export const chromeMessages = (catalog: Catalog) => {
  const messages: Record<string, { message: string }> = {}
  const taken = new Set<string>()
  for (const [key, words] of Object.entries(catalog)) {
    const name = chromeName(key)
    if (taken.has(name.toLowerCase())) throw new Error(`two keys for the message ${name}`)
    taken.add(name.toLowerCase())
    messages[name] = { message: words.replaceAll('$', '$$$$') }
  }
  return messages
}

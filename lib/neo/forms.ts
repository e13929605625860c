import type { NeoPage } from './page-kind.ts'
import type { Profile } from './profile-schema.ts'
import { findChangeButton, hasRemoveButton, serialise, type SerialisedForm } from './serialise.ts'

/** The entry form of a page as its change button would send it. */
export const formOf = (page: NeoPage, profile: Profile): SerialisedForm | undefined =>
  page.form && {
    ...serialise(page.form, page.url, findChangeButton(page.form, profile.edit, profile.remover)),
    removable: hasRemoveButton(page.form, profile.remover),
  }

/** Whether the form is the one of this event: its id is one of the values, or a value in its address. */
export const isFormOf = (form: SerialisedForm, id: string): boolean =>
  form.values.some(([, value]) => value === id) || [...new URL(form.action).searchParams.values()].includes(id)

export const valueOf = (form: SerialisedForm, name: string): string | undefined =>
  form.values.find(([key]) => key === name)?.[1]
export const valuesOf = (form: SerialisedForm, name: string): string[] =>
  form.values.flatMap(([key, value]) => (key === name ? [value] : []))

/**
 * The form with some values set; every other one stays as NEO gave it. A name that is set several times has all of these values, a checkbox that is set to
 * '' is not sent, as browsers do. `without`: names that are not sent at all, as those of controls that are switched off.
 */
export const withValues = (
  form: SerialisedForm,
  changes: readonly (readonly [string, string])[],
  without: readonly string[] = [],
): SerialisedForm => {
  const map = new Map<string, string[]>()
  for (const [name, value] of changes) map.set(name, [...(map.get(name) ?? []), value])
  const isUnticked = (name: string) =>
    map.get(name)?.join('') === '' && form.choices?.some((one) => one.name === name && one.tick) === true
  const done = new Set<string>()
  const values: [string, string][] = []
  const put = (name: string, all: readonly string[]) => {
    if (!done.has(name)) for (const value of all) values.push([name, value])
    done.add(name)
  }
  for (const [name, value] of form.values) {
    const all = map.get(name)
    if (all) put(name, all)
    else values.push([name, value])
  }
  for (const [name, all] of map) put(name, all)
  return { ...form, values: values.filter(([name]) => !isUnticked(name) && !without.includes(name)) }
}

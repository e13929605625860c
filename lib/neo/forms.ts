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

/** The form with some values set; every other one stays as NEO gave it. A checkbox that is set to '' is not sent, as browsers do. */
export const withValues = (form: SerialisedForm, changes: readonly (readonly [string, string])[]): SerialisedForm => {
  const map = new Map(changes)
  const missing = changes.filter(([name]) => !form.values.some(([key]) => key === name))
  const isUnticked = (name: string) =>
    map.get(name) === '' && form.choices?.some((one) => one.name === name && one.tick) === true
  const values = [
    ...form.values.map(([name, value]): [string, string] => [name, map.get(name) ?? value]),
    ...missing.map(([name, value]): [string, string] => [name, value]),
  ]
  return { ...form, values: values.filter(([name]) => !isUnticked(name)) }
}

import { blockOf } from '../core/block.ts'
import { valuesOf } from './forms.ts'
import type { Profile } from './profile-schema.ts'
import type { SerialisedForm } from './serialise.ts'

/** Who and what an entry form is registered for. */
export type Registered = {
  /** Ids of 登録先, users or groups, and of 利用設備. */
  members: string[]
  facilities: string[]
  /** Names of the facilities; absent where one of them cannot be read. */
  facilityNames?: string[]
  /** Somebody else, or a facility: whoever deletes the event, deletes it for all of them. */
  shared: boolean
  /** Their names in words; '' where the user is alone, absent where one of the names cannot be read. */
  block?: string
}

const filled = (form: SerialisedForm, name: string) => valuesOf(form, name).filter((value) => value !== '')

/** Undefined if the form does not say how one of them is called. */
const namesOf = (form: SerialisedForm, name: string, ids: readonly string[]): string[] | undefined => {
  const names = ids.map((id) => form.people?.find((one) => one.name === name && one.value === id)?.label)
  return names.every((label) => label !== undefined && label !== '') ? (names as string[]) : undefined
}

export const registeredIn = (form: SerialisedForm, uid: string, names: Profile['form']): Registered => {
  const members = filled(form, names.members)
  const facilities = filled(form, names.facilities)
  // What was chosen under names that we do not know may be anybody, or a facility.
  const isStrange = form.people?.some(
    ({ name, value }) => value !== uid && name !== names.members && name !== names.facilities,
  )
  const shared = isStrange === true || facilities.length > 0 || members.some((member) => member !== uid)
  if (!shared) return { members, facilities, facilityNames: [], shared, block: '' }
  const people = namesOf(form, names.members, members)
  const things = namesOf(form, names.facilities, facilities)
  return {
    members,
    facilities,
    shared,
    ...(things && !isStrange && { facilityNames: things }),
    ...(people && things && !isStrange && { block: blockOf({ members: people, facilities: things }) }),
  }
}

/** What a form of an event with others has to say, so that NEO notifies nobody, whatever the user's own forms say by default. */
export const quieted = (form: SerialisedForm, { quiet }: Profile['form']): [string, string][] =>
  quiet.filter(([name, value]) => form.values.some(([key, now]) => key === name && now !== value))

import type { Profile } from './profile-schema.ts'
import { defaultProfileData } from './profiles/default.ts'
import type { SerialisedForm } from './serialise.ts'

/** Whether a form, sent as it is, would go to a command that deletes: a change never does. */
export const deletesBy = ({ action, values }: SerialisedForm, { remove }: Profile): boolean => {
  const deleting = new Set([remove.command, defaultProfileData.remove.command])
  deleting.delete('')
  const url = new URL(action)
  const commands = [
    ...values.flatMap(([name, value]) => (name === 'cmd' ? [value] : [])),
    ...url.searchParams.getAll('cmd'),
    ...url.pathname.split('/'),
  ]
  return commands.some((command) => deleting.has(command))
}

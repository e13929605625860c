import type { Sample } from './addresses.ts'
import type { FileControl } from './form-files.ts'
import type { SerialisedForm } from './serialise.ts'

/**
 * An open NEO page that renders forms with NEO's own scripts. undefined = no page is open, or it could not do it: then it has to wait.
 * `send` is true when the page took the form, false when it refused.
 */
export type FormFrame = {
  read(address: string): Promise<SerialisedForm | undefined>
  send(address: string, changes: [name: string, value: string][]): Promise<boolean | undefined>
  /** The same, with files added to the form or taken away. */
  sendFiles?(
    address: string,
    files: readonly { field: string; name: string; body: Blob }[],
    removed: readonly FileControl[],
  ): Promise<boolean | undefined>
  /** An event on the page that stands near the day (`YYYY-MM-DD`). */
  sample?(day: string): Promise<Sample | undefined>
}

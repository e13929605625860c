import { browser } from 'wxt/browser'
import { z } from 'zod'
import { workSchema } from './report.ts'

const key = 'job'
const schema = z.object({
  work: workSchema,
  confirmed: z.string().exactOptional(),
  anew: z.boolean().exactOptional(),
})

/** What the run under way is to do: a run that is killed goes on with the same. It lives as long as the browser session. */
export const jobItem = {
  read: async () => schema.safeParse((await browser.storage.session.get(key))[key]).data,
  write: async (job: z.infer<typeof schema>) => browser.storage.session.set({ [key]: job }),
  clear: async () => browser.storage.session.remove(key),
}

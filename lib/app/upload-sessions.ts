import { browser } from 'wxt/browser'
import { z } from 'zod'

/** Uploads under way. storage.session is memory that only our own contexts can read: the addresses are secrets and never reach the disk. */
const key = 'uploads'
const schema = z.record(z.string(), z.object({ url: z.string(), expiry: z.number() }))

const read = async () => schema.safeParse((await browser.storage.session.get(key))[key]).data ?? {}
const write = (uploads: z.infer<typeof schema>) => browser.storage.session.set({ [key]: uploads })

export const uploadSessions = {
  load: async (name: string) => {
    const found = (await read())[name]
    return found && found.expiry > Date.now() ? found : undefined
  },
  save: async (name: string, session: { url: string; expiry: number }) => {
    await write({ ...(await read()), [name]: session })
  },
  drop: async (name: string) => {
    const { [name]: _, ...rest } = await read()
    await write(rest)
  },
}

/** The host of upload sessions is asked only after a person has allowed it. */
export const uploadOrigins = ['https://outlook.office.com/*']
export const mayUpload = () => browser.permissions.contains({ origins: uploadOrigins })

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** Numbered pictures of one demo; those of the last one go. */
export const createPictures = (folder: string) => {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file))
  const taken: string[] = []
  return {
    taken,
    async take(page: Page, name: string, whole = false): Promise<string> {
      const path = join(folder, `${String(taken.length + 1).padStart(2, '0')}-${name}.png`)
      await page.bringToFront()
      await page.screenshot({ path, fullPage: whole, animations: 'disabled' })
      taken.push(path)
      return path
    },
    /** Copies pictures under other names: the names without their number, and what they are called there. */
    copyTo(target: string, names: Record<string, string>) {
      mkdirSync(target, { recursive: true })
      for (const [name, called] of Object.entries(names)) {
        const path = taken.find((file) => file.endsWith(`-${name}.png`))
        if (!path) throw new Error(`no picture ${name} was taken`)
        copyFileSync(path, join(target, `${called}.png`))
      }
    },
  }
}
export type Pictures = ReturnType<typeof createPictures>

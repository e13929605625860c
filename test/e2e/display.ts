import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

const has = (command: string) => spawnSync('which', [command], { stdio: 'ignore' }).status === 0
/** Why there is no virtual display; empty when there can be one. */
export const displayMissing = has('Xvfb') && has('xdotool') ? '' : 'Xvfb or xdotool is not installed'

/** A virtual display for windows that only a person can answer, such as the browser's permission prompt. */
export const openDisplay = async (display = ':97') => {
  const server: ChildProcess = spawn('Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const run = promisify(execFile)
  return {
    display,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await run('xdotool', ['key', '--delay', '100', key], { env: { ...process.env, DISPLAY: display } })
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    },
    close: () => void server.kill(),
  }
}

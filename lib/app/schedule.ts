import { browser } from 'wxt/browser'

/**
 * Alarms. All are idempotent: made only when missing or different, because creating one anew restarts its countdown.
 *   sync    every `interval` minutes
 *   resume  every 30 s from before a run starts until it has ended: wakes the worker if it died in between
 *   retry   once, when a side said when it can be asked again
 */

/** The shortest period that browsers keep for installed extensions. */
const shortest = 0.5

export const ensureSyncAlarm = async (minutes: number): Promise<number | undefined> => {
  const present = await browser.alarms.get('sync')
  if (minutes === 0) {
    if (present) await browser.alarms.clear('sync')
    return
  }
  if (present?.periodInMinutes !== minutes)
    await browser.alarms.create('sync', { periodInMinutes: minutes, delayInMinutes: minutes })
  return (await browser.alarms.get('sync'))?.scheduledTime
}

export const startResumeAlarm = async () => {
  if (!(await browser.alarms.get('resume'))) await browser.alarms.create('resume', { periodInMinutes: shortest })
}
export const stopResumeAlarm = async () => void (await browser.alarms.clear('resume'))

export const retryAt = async (when: number, now: number) =>
  browser.alarms.create('retry', { when: Math.max(when, now + shortest * 60_000) })

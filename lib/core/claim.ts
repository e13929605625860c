import type { Claim } from './event.ts'

/** So long a device that has claimed an event is waited for, in milliseconds; then it counts as gone, and another may make the partner. */
export const claimLife = 15 * 60_000

/** Whether its device may still be at it. A clock that runs far ahead must not keep everybody else from an event for hours. */
export const isFresh = (claim: Claim, now: number) => Math.abs(now - claim.at) < claimLife

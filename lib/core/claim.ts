/** So long a device that has claimed an event is waited for, in milliseconds; then it counts as gone, and another may make the partner. */
export const claimLife = 15 * 60_000

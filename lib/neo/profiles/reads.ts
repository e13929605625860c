/**
 * Commands of NEO's JSON module that only read, or that have nothing to do with what stands in the schedule (public sources of 2013–2026). Plain data without
 * npm: the content script uses it too.
 */
export const readCommands: readonly string[] = `
  schindex schprivate schmonth schweek schweekgrp schday schdaygrp schyear schreferdtl schadd schaddtarget schholidaylist
  todocmdlistsearch plantweekgrp plantdaygrp plantadd psetindex usetindex certify login logout
`
  .trim()
  .split(/\s+/)

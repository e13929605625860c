/** The element around one chosen user or facility of the entry form, and its name (2026). Plain data without npm: the content script uses it too. */
export const chosenOne = '.co-selitem'

/** Names that the content script needs too, which carries no zod. */

/** Port of one open NEO page. */
export const neoPagePort = 'neo-page'
/** What the worker tells a NEO page without a port: connect again, because somebody may have to draw a form. */
export const connectCall = 'neo-page-connect'
/** Where the worker publishes the snapshot and the report in storage.session. */
export const snapshotKey = 'snapshot'
export const reportKey = 'report'
/** What the observer's relay sends to the worker. */
export const observedMessage = 'neo-observed'
/** A calibration under way, and what was noted in it, in storage.session. */
export const calibrationKey = 'calibration'
export const calibrationNotesKey = 'calibrationNotes'
/** Pages of our own that a button on NEO's page may ask to be opened. */
export const ownPages = ['settings', 'report', 'question', 'preview', 'history', 'diagnosis', 'calibration'] as const

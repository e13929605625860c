import type { Settings, Traps } from './types.ts'

/** Tests run with every trap on. */
export const defaultTraps = (): Traps => ({
  lateEchoes: true,
  changeKeyChurn: true,
  emptyFirstPage: true,
  falseTombstones: true,
  deletedAnswer: true,
  stampMails: true,
})

export const defaultSettings = (): Settings => ({
  transactionId: { same: 'created', status: 400, existingEventId: true, deletedStillAnswers: true },
  deleteHonoursIfMatch: true,
  deleteMails: true,
  allDayInOtherZone: 'dates',
  filterFindsDeleted: false,
  filterWithExpand: false,
  subjectLimit: 255,
  placesSplit: false,
  placesKeepMail: true,
  rooms: [
    { displayName: '第1会議室', emailAddress: 'room1@example.com' },
    { displayName: '第2会議室', emailAddress: 'room2@example.com' },
    { displayName: '応接室', emailAddress: 'reception@example.com' },
  ],
  propertyLimit: 255,
  concurrency: 4,
  requestsPer10Minutes: 10_000,
  retryAfterSeconds: 5,
  latencyMs: 0,
  deltaPage: 10,
  deltaPageMax: 1000,
  series: { dropsExceptions: 'rule', exceptionsFollow: false, recurrenceNull: 'single', deltaOfDay: 'alone' },
  upload: { direct: 3_000_000, least: 3_000_000, most: 150_000_000, range: 4_000_000, minutes: 60 },
  uploadCase: 'pascal',
})

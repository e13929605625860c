/** Local wall time `YYYY-MM-DDTHH:mm:ss.fffffff` and a zone name that the service knows. */
export type ZonedText = { dateTime: string; timeZone: string }

export type Attendee = {
  emailAddress: { name: string; address: string }
  type: string
  status: { response: string; time: string }
}

export type Recurrence = { pattern: Record<string, unknown>; range: Record<string, unknown> }

/** What a user can see and change; body as it was sent, rewriting happens on reading. */
export type EventData = {
  subject: string
  body: { contentType: 'text' | 'html'; content: string }
  start: ZonedText
  end: ZonedText
  isAllDay: boolean
  showAs: string
  sensitivity: string
  importance: string
  locations: Record<string, unknown>[]
  categories: string[]
  attendees: Attendee[]
  isReminderOn: boolean
  reminderMinutesBeforeStart: number
  responseRequested: boolean
  allowNewTimeProposals: boolean
  hideAttendees: boolean
  isOnlineMeeting: boolean
  onlineMeetingProvider: string
  recurrence: Recurrence | null
  hasAttachments: boolean
  isCancelled: boolean
  isOrganizer: boolean
  organizer: { emailAddress: { name: string; address: string } }
}

/** A file, another Outlook item, or a link; in the service's own words. */
export type StoredAttachment = {
  id: string
  kind: 'file' | 'item' | 'reference'
  name: string
  contentType: string
  isInline: boolean
  bytes: Uint8Array
  modifiedAt: number
}

export type StoredEvent = {
  readonly key: number
  /** Calendar id, or `deleteditems`. */
  folder: string
  changeKey: string
  createdAt: number
  modifiedAt: number
  iCalUId: string
  transactionId?: string
  /** Named properties: id with its GUID in lower case → value. */
  properties: Map<string, string>
  data: EventData
  /** Instants of start and end, ms; of an all-day event: midnights in its own zone. */
  startMs: number
  endMs: number
  /** Of a master: changed occurrences by their original date, and the dates taken out. */
  exceptions: Map<string, StoredEvent>
  cancelled: Set<string>
  attachments: StoredAttachment[]
  /** Of an exception: its master's key and its original date. */
  series?: { key: number; date: string; originalStartMs: number }
}

export type StoredCalendar = {
  id: string
  name: string
  isDefault: boolean
  color: string
  changeKey: string
  /** Shared by somebody who lets it only be read. */
  readOnly?: true
  /** Of somebody else who shares it. */
  owner?: { name: string; address: string }
}

/** One entry of the mailbox's change list; `before` and `after` are what delta needs to judge windows. */
export type Span = { folder: string; startMs: number; endMs: number }
/** `day`: of a series only this day changed; `out`: it was taken out. */
export type DayChange = { date: string; out: boolean }
export type Change = {
  key: number
  at: number
  by: 'client' | 'user'
  before?: Span
  after?: Span
  day?: DayChange
}

export type Mail = {
  kind: 'invitation' | 'update' | 'cancellation' | 'decline'
  at: number
  eventId: string
  subject: string
  to: string[]
}

export type Traps = {
  /** Own writes come back in a later round than the next, some of them twice. */
  lateEchoes: boolean
  /** Every incremental round returns a few unchanged events with a new changeKey. */
  changeKeyChurn: boolean
  /** The first page of a full round is empty and has only a nextLink. */
  emptyFirstPage: boolean
  /** Changes outside the window come as `@removed`; an event that left and came back comes both ways. */
  falseTombstones: boolean
  /** A deleted event still answers a GET by id with 200, from the deleted items. */
  deletedAnswer: boolean
  /** A PATCH that only stamps an extended property mails the attendees too. */
  stampMails: boolean
}

/** What the facts leave open or call switchable. */
export type Settings = {
  /** `same`: an identical POST; `different`: re-use with another payload. */
  transactionId: {
    same: 'created' | 'duplicate'
    status: 400 | 409
    existingEventId: boolean
    deletedStillAnswers: boolean
  }
  deleteHonoursIfMatch: boolean
  deleteMails: boolean
  /** All-day events under a zone preference other than their own: midnights stay, or are converted. */
  allDayInOtherZone: 'dates' | 'converted'
  filterFindsDeleted: boolean
  /** Whether `$expand` together with a property `$filter` gives the property. */
  filterWithExpand: boolean
  subjectLimit: number
  /** Whether a place with `;` in its name becomes several, and what `location` says then: the first, or all. */
  placesSplit: false | 'first' | 'all'
  /** Whether a place keeps the address that a request gives it; one with an address is never split. */
  placesKeepMail: boolean
  /** The rooms of the organisation; one without an address stands for nothing that can be named. */
  rooms: { displayName: string; emailAddress: string | null }[]
  propertyLimit: number
  concurrency: number
  requestsPer10Minutes: number
  retryAfterSeconds: number
  /** Delay of every request and batch item, ms. */
  latencyMs: number
  /** Page of a delta when no odata.maxpagesize is preferred, and the most the server ever puts on a page. */
  deltaPage: number
  deltaPageMax: number
  series: SeriesSettings
  /** Bytes: most of a POST (exclusive), least and most of an upload session, most of one range; minutes that a session lives. */
  upload: { direct: number; least: number; most: number; range: number; minutes: number }
  /** How an answer of the upload host spells its members; the service was seen doing both. */
  uploadCase: 'camel' | 'pascal'
}

/** What nobody knows of series without a real mailbox (facts §15, 7 and 8). */
export type SeriesSettings = {
  /** Which change of a master drops its exceptions and puts back the days that were taken out. */
  dropsExceptions: 'never' | 'rule' | 'rule-or-times'
  /** Whether a changed text of the master reaches the exceptions that held the old one. */
  exceptionsFollow: boolean
  /** A PATCH with `recurrence: null` makes a single event, or is refused. */
  recurrenceNull: 'single' | 'refused'
  /** What a round tells of one changed day: the whole series, or that day alone (taken out: a tombstone without a type), or of one taken out nothing. */
  deltaOfDay: 'whole' | 'alone' | 'silent'
}

export type ExpiryVariant =
  | 'SyncStateNotFound'
  | 'syncStateNotFound'
  | 'resyncRequired'
  | 'fullSyncRequired'
  | 'location'

/** A refusal on demand; hits single requests and batch items alike. */
export type CallFault = {
  status: number
  code: string
  message?: string
  retryAfter?: number
  /** How many matching calls it hits; default 1. */
  times?: number
  /** Only calls for which this says yes; `url` is path and query without the version. */
  when?: (call: { method: string; url: string; inBatch: boolean }) => boolean
  /** The write is done first, the answer is lost afterwards. */
  afterCommit?: boolean
}

export type Claims = { oid: string; tid: string; scp: string; exp: number; [claim: string]: unknown }

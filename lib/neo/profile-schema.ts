import { z } from 'zod'

const pairs = z.array(z.tuple([z.string(), z.string()]))
const flag = z.object({
  name: z.string(),
  usual: z.array(z.string()),
  special: z.array(z.string()),
  limited: z.array(z.string()),
})
const words = z.array(z.string())
/** What a person reads beside the controls of 定期. `scope`: how the choices of the question end which days are meant. */
const series = z.object({
  kinds: z.object({ day: words, week: words, month: words, year: words }),
  /** 不定期: an entry with dates of no rule. */
  irregular: words,
  interval: words,
  /** Monday first. */
  weekdays: z.array(words).length(7),
  monthBy: z.object({ day: words, nth: words }),
  nth: z.object({ '1': words, '2': words, '3': words, '4': words, '5': words, '-1': words }),
  ends: z.object({ never: words, until: words, count: words }),
  until: words,
  count: words,
  /** All dates of 不定期 in one line; it is not sent with a single entry. */
  dates: words,
  holidays: words,
  scope: z.object({ one: z.string(), later: z.string(), all: z.string() }),
  day: words,
  /** What becomes of a day that is changed alone. Where nobody knows, none is. */
  oneDay: z.enum(['stays', 'leaves', 'unknown']),
  /** Whether a deletion is told by the words of the form which day is meant. Where nobody knows, no day is taken out: all of them might go. */
  takeOut: z.enum(['form-words', 'unknown']),
})
const signs = z.object({ classes: z.array(z.string()).readonly(), texts: z.array(z.string()).readonly() })

/**
 * Everything that has to be known of one NEO installation beyond what its own pages say. Placeholders in braces are filled in per request;
 * days are YYYYMMDD in lists and YYYY-MM-DD in `create`, unless the placeholder says otherwise ({date_dashed}, {startdate_compact}, {starttime_colon}, …).
 */
export const profileSchema = z.object({
  version: z.number().int().positive(),
  cookies: z.object({ token: z.string(), uid: z.string() }),
  /** A page that names the logged-in user, where no cookie does: query, element and its attribute. */
  identity: z.object({ query: z.string(), selector: z.string(), attribute: z.string() }).optional(),
  /** Query of an event's page, with {id} and {date}: asked where no page of NEO has taught the address. Found by a calibration. */
  detail: z.string().optional(),
  list: z.object({
    commands: z.array(z.record(z.string(), z.string())).min(1),
    /** Which of the commands lists events, and where they stand in its answer. */
    events: z.object({ command: z.string(), container: z.string(), items: z.string() }),
    monthsPerPost: z.number().int().positive(),
    keys: z.object({
      sid: z.string(),
      detail: z.string(),
      startdate: z.string(),
      enddate: z.string(),
      starttime: z.string(),
      endtime: z.string(),
    }),
  }),
  /** `command` '' = not known, nothing is made. `restored`: names of the entry form that mean the same in a create; an event that comes back carries them as they were. */
  create: z.object({
    command: z.string(),
    fields: pairs,
    answerSid: z.array(z.string()),
    restored: z.array(z.string()),
  }),
  /** `command` '' = not known, nothing is deleted. `shown`: the entry form shows the delete button to whoever may delete, and to nobody else. */
  remove: z.object({ command: z.string(), fields: pairs, shown: z.boolean() }),
  /** Commands that only read. Whatever else a page calls counts as a save. */
  reads: z.array(z.string()),
  /** Names of the entry form's fields. */
  form: z.object({
    startdate: z.string(),
    enddate: z.string(),
    starttime: z.string(),
    endtime: z.string(),
    event: z.string(),
    detail: z.string(),
    place: z.string(),
    other: z.string(),
    memo: z.string(),
    /** How times are written into it; absent: HHMM. */
    clock: z.enum(['HHMM', 'HH:MM']).optional(),
    repeat: z.string(),
    notRepeated: z.array(z.string()),
    /** Absent: no series is read or written. */
    series: series.optional(),
    members: z.string(),
    facilities: z.string(),
    /** What has to be sent so that nobody is notified. */
    quiet: pairs,
    /**
     * 公開方法, 仮 and 重要, and what a person reads beside their choices. `limited`: readable for some; read as private and never written. Words that are
     * nowhere here are not known.
     */
    flags: z.object({ visibility: flag, certainty: flag, importance: flag }),
  }),
  /** The button or link that leads to the edit form, and that sends it. */
  edit: signs,
  /** The button that deletes: never pressed, but its absence says that the user may not delete. */
  remover: signs,
  /** Where a page says that something did not work. */
  message: z.string(),
  /** What proves, asked for an event's detail address, that it does not exist: a status, or a message with one of the texts and no form. */
  gone: z.object({ statuses: z.array(z.number()), texts: z.array(z.string()) }),
  /** What a page says of an event that the user must not see. */
  forbidden: z.array(z.string()),
  /** Signs of the login page, any of them. */
  login: z.object({ selectors: z.array(z.string()) }),
  /** Signs that a page is NEO's at all, any of them. */
  neo: z.object({ selectors: z.array(z.string()), title: z.string() }),
  /** With what every whole page ends: half a page must not pass for a form with fewer fields. */
  pageEnd: z.string(),
  /** Query of the schedule's frame page, against which its addresses are resolved. */
  frame: z.string(),
})
export type Profile = z.infer<typeof profileSchema>

/** What the server tells the pages' scripts. Days `YYYY-MM-DD`, times `HHMM` or ''. */
export type ViewItem = {
  sid: string
  /** 予定 and 予定詳細 as one text. */
  title: string
  color: string
  startdate: string
  enddate: string
  starttime: string
  endtime: string
  place: string
  other: string
  memo: string
  members: string
  facilities: string
  /** Address of the detail page, relative to the page. */
  href: string
  /** Address of the edit form; '' when the viewer may not change it. */
  edit: string
  letters: string
  private: boolean
  tentative: boolean
  important: boolean
  repeated: boolean
}

export type ViewDay = { day: string; today: boolean; holiday: string; otherMonth: boolean }
export type ViewRow = { uid: string; name: string; me: boolean; items: ViewItem[] }
export type View = { days: ViewDay[]; rows: ViewRow[] }

export type Choice = { value: string; label: string }

/** One control with its choices and what is chosen now. */
export type Named = { name: string; choices: Choice[]; value: string }
type Line = { name: string; value: string }

/** 定期 in the form. */
export type RuleModel = {
  control: 'radio' | 'select'
  kind: Named
  interval: Line
  weekdays: { name: string; choices: Choice[]; chosen: string[] }
  monthBy: Named
  nth: Named
  nthDay: Named
  end: Named
  until: Line
  count: Line
  holiday?: Named
  dates: Line & { label: string }
}

/** The question which days of a series are meant. `dayShown`: the day is a field that a person can fill in. */
export type ScopeModel = {
  control: 'radio' | 'select'
  name: string
  choices: Choice[]
  dayName: string
  day: string
  dayShown: boolean
}

/** All that the add or edit form needs; the same on the server and in the page. */
export type FormModel = {
  mode: 'add' | 'edit'
  /** Where the form is sent, relative to the page; `ajax`: by script, with the token added there. */
  action: string
  ajax: boolean
  hidden: { name: string; value: string }[]
  values: Record<string, string>
  otherto: string[]
  pids: string[]
  opaque: { name: string; value: string }[]
  rule: RuleModel
  users: Choice[]
  facilities: Choice[]
  kinds: { name: string; color: string }[]
  visibility: Choice[]
  visibilityControl: 'radio' | 'select'
  /** The file part; undefined where the form has none. */
  files:
    | {
        style: 'delete-box' | 'keep-hidden' | 'keep-box'
        input: string
        control: string
        items: { fid: string; name: string; size: string; href: string }[]
      }
    | undefined
  outflg: Choice[]
  tentative: string
  important: string
  mail: number
  /** For the delete button, which only somebody who may delete gets to see. */
  sid: string
  /** What the fields are called in this NEO, where it is not the name that public sources tell. */
  names: Record<string, string>
  removable: boolean
  scope: ScopeModel | undefined
}

export type PageConfig = {
  pages: string
  api: string
  uid: string
  today: string
  firstWeekday: number
  addForm: FormModel
  /** The command that a dragged entry calls, and the names of its fields. */
  move: { cmd: string; sid: string; start: string; end: string }
  /** Commands and parameters that are called otherwise in this NEO. */
  commands: Record<string, string>
  parameters: Record<string, string>
  /** The command that gives a script-built form its data, and the parameter that names the entry. */
  formData: { cmd: string; name: string; value: string } | undefined
}

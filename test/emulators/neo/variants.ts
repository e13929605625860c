/** What the facts leave open and one NEO installation decides. Names and values that a seed draws are in drawn.ts. */
export type NeoVariant = {
  name: string
  host: string
  directory: string
  ext: 'cgi' | 'exe'
  /** `minimal`: sid, detail (the whole title), dates and times; `rich`: detail is 予定詳細 alone, and more keys. */
  listItems: 'rich' | 'minimal'
  /** How one element stands where a list is expected. */
  single: 'array' | 'object'
  createAnswersSid: boolean
  sidStyle: 'base36' | 'digits'
  /** Who builds the edit form: the server, or the page's script after load. */
  editForm: 'server' | 'script'
  /** `ajax`: JSON from dneor; `post`: a plain form post to dneo, answered by a redirect or a page with h3.co-message. */
  update: 'ajax' | 'post'
  /** How the detail page leads to the edit form. */
  editDoor: 'link' | 'button'
  /** Whether the detail address carries the day as well. */
  detailWithDay: boolean
  visibilityControl: 'radio' | 'select'
  expired: 'forbidden' | 'login-page' | 'redirect'
  gone: 'http-404' | 'message'
  goneText: string
  firstWeekday: 0 | 1
  /**
   * How the form says which of the attached files stay: a box to tick for deletion, a hidden value that a script takes out, a ticked box to untick; or the
   * form has no file part.
   */
  files: 'delete-box' | 'keep-hidden' | 'keep-box' | 'none'
  /** How the size of a file is written beside it. */
  fileSize: 'short' | 'bytes' | 'none'
  /** The 29th to 31st in a shorter month. */
  shortMonth: 'skip' | 'last'
  /** What becomes of a day of a series that is changed alone: it leaves the series as an entry of its own, or stays in it with other values. */
  oneDay: 'leaves' | 'stays'
  /** Whether a change of the whole series puts back the days that were taken out or changed. */
  wholeChange: 'keeps' | 'resets'
  /** Whether 休日の場合 is offered. */
  holidayRule: boolean
  /** How a series' form says which of its days is meant: a field to fill in, or the address by which it was opened. */
  askedDay: 'field' | 'address'
  /** What the form calls the dates of 不定期. */
  datesLabel: '不定期の日付' | '開催日'
  /** The controls of 定期 and of the question for the scope. */
  seriesControl: 'radio' | 'select'
}

export type VariantName = 'cloud' | 'windows' | 'alias'

const VARIANTS: Record<VariantName, NeoVariant> = {
  cloud: {
    name: 'cloud',
    host: 'example.dn-cloud.com',
    directory: '/cgi-bin/dneo',
    ext: 'cgi',
    listItems: 'rich',
    single: 'array',
    createAnswersSid: false,
    sidStyle: 'base36',
    editForm: 'server',
    update: 'ajax',
    editDoor: 'link',
    detailWithDay: false,
    visibilityControl: 'radio',
    expired: 'forbidden',
    gone: 'http-404',
    goneText: '指定された予定は存在しません',
    firstWeekday: 0,
    files: 'delete-box',
    fileSize: 'short',
    shortMonth: 'skip',
    oneDay: 'leaves',
    wholeChange: 'keeps',
    holidayRule: true,
    askedDay: 'field',
    datesLabel: '不定期の日付',
    seriesControl: 'radio',
  },
  windows: {
    name: 'windows',
    host: 'neo.example.co.jp',
    directory: '/scripts/dneo',
    ext: 'exe',
    listItems: 'minimal',
    single: 'array',
    createAnswersSid: true,
    sidStyle: 'digits',
    editForm: 'server',
    update: 'post',
    editDoor: 'button',
    detailWithDay: true,
    visibilityControl: 'select',
    expired: 'login-page',
    gone: 'message',
    goneText: '予定は削除されています',
    firstWeekday: 1,
    files: 'keep-hidden',
    fileSize: 'bytes',
    shortMonth: 'last',
    oneDay: 'stays',
    wholeChange: 'resets',
    holidayRule: false,
    askedDay: 'address',
    datesLabel: '不定期の日付',
    seriesControl: 'select',
  },
  alias: {
    name: 'alias',
    host: 'groupware.example.jp',
    directory: '/dneo',
    ext: 'cgi',
    listItems: 'rich',
    single: 'object',
    createAnswersSid: true,
    sidStyle: 'base36',
    editForm: 'script',
    update: 'ajax',
    editDoor: 'link',
    detailWithDay: false,
    visibilityControl: 'select',
    expired: 'redirect',
    gone: 'message',
    goneText: '指定された予定は存在しません',
    firstWeekday: 0,
    files: 'keep-box',
    fileSize: 'none',
    shortMonth: 'skip',
    oneDay: 'leaves',
    wholeChange: 'resets',
    holidayRule: true,
    askedDay: 'field',
    datesLabel: '開催日',
    seriesControl: 'select',
  },
}

export const variantNames = Object.keys(VARIANTS) as VariantName[]

export function findVariant(variant: VariantName | NeoVariant): NeoVariant {
  return typeof variant === 'string' ? VARIANTS[variant] : variant
}

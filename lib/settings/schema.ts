import { z } from 'zod'
import { isRoomTable } from './rooms.ts'

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** The address of NEO as a person copies it from the address bar; `origin`, directory and cgi/exe are read from it. */
const isNeoAddress = (text: string) => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === ''
}

export const directions = ['both', 'neo-to-outlook', 'outlook-to-neo'] as const
export const conflictRules = ['newest', 'neo', 'outlook', 'ask'] as const
export const intervals = [0, 5, 10, 15, 30, 60] as const
/** Minutes before the beginning, as text: a policy value has one type. */
export const reminders = ['keep', 'none', '0', '5', '10', '15', '30', '60', '120', '1440'] as const

/**
 * THE schema of all settings: the runtime parse, the type, the fields of the options page and the managed schema come from it.
 * Every value has a default, so that a missing or a refused one never stops the extension from loading.
 */
export const settingsSchema = z.object({
  /** アプリケーションID(クライアントID) of the Entra registration. '' = not set up. */
  clientId: z.union([z.literal(''), z.string().trim().regex(guid)]).default(''),
  /** ディレクトリID(テナントID) or a domain of the tenant. '' = not set up. */
  tenantId: z.union([z.literal(''), z.string().trim().regex(guid), z.string().trim().regex(domain)]).default(''),
  /** https address of NEO. '' = not set up. */
  neoAddress: z.union([z.literal(''), z.string().trim().max(500).refine(isNeoAddress)]).default(''),
  direction: z.enum(directions).default('both'),
  /** Name of the Outlook calendar that is synced. '' = the default one. */
  calendar: z.string().trim().max(255).default(''),
  pastDays: z.int().min(0).max(1825).default(30),
  futureDays: z.int().min(0).max(1825).default(180),
  /** Minutes between automatic runs; 0 = only by hand. */
  interval: z.literal(intervals).default(15),
  /** Who wins where both sides changed the same field. */
  conflicts: z.enum(conflictRules).default('newest'),
  /** 同期対象外の予定種別: names of 予定 that are left alone, one per line. */
  excludedKinds: z.string().trim().max(2000).default(''),
  /** Names of 予定 of which only the times go to Outlook, one per line. */
  busyKinds: z.string().trim().max(2000).default(''),
  /** Names of 予定 that are private in Outlook, one per line. */
  privateKinds: z.string().trim().max(2000).default(''),
  /** Names of 予定 that have a category in Outlook, `会議=赤の分類` or `会議` alone, one per line. */
  categoryKinds: z.string().trim().max(4000).default(''),
  /** 利用設備 that have a room in Outlook, `第1会議室=room1@example.com` or `第1会議室=room1@example.com=Room 1`, one per line. */
  facilityRooms: z.string().trim().max(20_000).refine(isRoomTable).default(''),
  /** 過去の予定: whether events that are over are synced too. */
  pastEvents: z.boolean().default(true),
  /** 既定のリマインダー of events that the sync makes in Outlook: each side's own, none, or minutes. */
  reminder: z.enum(reminders).default('keep'),
  /** 添付ファイル: whether attached files are copied to the other side. */
  attachments: z.boolean().default(false),
  /** Megabytes of one file, and of all files that are copied to one side. */
  attachmentMb: z.int().min(1).max(150).default(10),
  attachmentTotalMb: z.int().min(1).max(100_000).default(500),
  /** The administrator's stop switch: nothing is read or written any more. Only a policy may set it. */
  stopped: z.boolean().default(false),
  /** The first run needs no preview: an administrator has approved it. Only a policy may set it. */
  approveFirstRun: z.boolean().default(false),
  /** NEO's own Microsoft 365連携 is not in use, whatever its pages look like. Only a policy may set it. */
  builtInUnused: z.boolean().default(false),
  /** What a calibration has exported, as text: how this NEO calls its commands and fields. It wins over a person's own. Only a policy may set it. */
  neoProfile: z.string().trim().max(100_000).default(''),
})

export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings
export const settingNames = Object.keys(settingsSchema.shape) as SettingName[]
/** An administrator's alone: what a user stores under these names counts for nothing. */
export const policyOnly: ReadonlySet<SettingName> = new Set([
  'stopped',
  'approveFirstRun',
  'builtInUnused',
  'neoProfile',
])
export const defaults: Settings = settingsSchema.parse({})

import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { CalendarSetting } from './CalendarSetting.tsx'
import { ConflictSetting } from './ConflictSetting.tsx'
import { DirectionSetting } from './DirectionSetting.tsx'
import { FilesSetting } from './FilesSetting.tsx'
import { IntervalSetting } from './IntervalSetting.tsx'
import { KindsSetting } from './KindsSetting.tsx'
import { MicrosoftCard } from './MicrosoftCard.tsx'
import { NeoCard } from './NeoCard.tsx'
import type { OwnApi } from './own-api.ts'
import { PastSetting } from './PastSetting.tsx'
import { ProblemBox } from './ProblemBox.tsx'
import { RangeSetting } from './RangeSetting.tsx'
import { ReminderSetting } from './ReminderSetting.tsx'
import { RoomsSetting } from './RoomsSetting.tsx'
import { SetupSteps } from './SetupSteps.tsx'

/** 個人設定: every change is saved at once. */
export const SettingsRoom = (props: { api: OwnApi; settings: ResolvedForPages; snapshot: Snapshot; now: number }) => {
  const { api, settings, snapshot, now } = props
  return (
    <>
      {settings.values.stopped && (
        <ProblemBox problem={{ kind: 'stopped-by-admin' }} now={now} place="options" act={() => undefined} />
      )}
      <SetupSteps settings={settings} snapshot={snapshot} />
      <p class="lead">{t('settings.lead')}</p>
      <MicrosoftCard api={api} settings={settings} snapshot={snapshot} now={now} />
      <NeoCard api={api} settings={settings} now={now} />
      <section class="card" aria-labelledby="sync-title">
        <h2 id="sync-title">{t('settings.sync.title')}</h2>
        <DirectionSetting api={api} settings={settings} />
        <CalendarSetting api={api} settings={settings} />
        <RangeSetting api={api} settings={settings} now={now} />
        <PastSetting api={api} settings={settings} />
        <KindsSetting api={api} settings={settings} />
        <RoomsSetting api={api} settings={settings} />
        <FilesSetting api={api} settings={settings} snapshot={snapshot} />
        <ReminderSetting api={api} settings={settings} />
        <ConflictSetting api={api} settings={settings} />
        <IntervalSetting api={api} settings={settings} />
      </section>
    </>
  )
}

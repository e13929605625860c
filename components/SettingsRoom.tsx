import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { DirectionSetting } from './DirectionSetting.tsx'
import { IntervalSetting } from './IntervalSetting.tsx'
import { MicrosoftCard } from './MicrosoftCard.tsx'
import { NeoCard } from './NeoCard.tsx'
import type { OwnApi } from './own-api.ts'
import { RangeSetting } from './RangeSetting.tsx'
import { SetupSteps } from './SetupSteps.tsx'

/** 個人設定: every change is saved at once. */
export const SettingsRoom = (props: { api: OwnApi; settings: ResolvedForPages; snapshot: Snapshot; now: number }) => {
  const { api, settings, snapshot, now } = props
  return (
    <>
      <SetupSteps settings={settings} snapshot={snapshot} />
      <p class="lead">{t('settings.lead')}</p>
      <MicrosoftCard api={api} settings={settings} snapshot={snapshot} now={now} />
      <NeoCard api={api} settings={settings} now={now} />
      <section class="card" aria-labelledby="sync-title">
        <h2 id="sync-title">{t('settings.sync.title')}</h2>
        <DirectionSetting api={api} settings={settings} />
        <RangeSetting api={api} settings={settings} now={now} />
        <IntervalSetting api={api} settings={settings} />
      </section>
    </>
  )
}

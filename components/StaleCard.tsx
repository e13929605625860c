import { t } from '../lib/i18n/t.ts'

/** The extension was updated while this page was open: its old script can do nothing any more. */
export const StaleCard = ({ reload }: { reload(): void }) => (
  <div class="box box-look">
    <p class="box-title" role="status">
      {t('state.stale')}
    </p>
    <p>{t('state.stale-help')}</p>
    <button type="button" class="button" onClick={reload}>
      {t('action.reload')}
    </button>
  </div>
)

import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'

/** How many events want a look, by kind; nothing if none does. */
export const OpenNumbers = ({ snapshot }: { snapshot: Snapshot }) => {
  const rows = [
    { words: t('open.conflicts'), count: snapshot.conflicts },
    { words: t('open.failed'), count: snapshot.failed },
    { words: t('open.waiting'), count: snapshot.waiting },
    { words: t('open.not-yet'), count: snapshot.notYet },
    { words: t('open.apart'), count: snapshot.apart },
    { words: t('open.question'), count: snapshot.question ? 1 : 0 },
  ].filter(({ count }) => count > 0)
  if (rows.length === 0) return null
  return (
    <ul class="numbers" aria-label={t('open.heading')}>
      {rows.map(({ words, count }) => (
        <li key={words}>
          <span>{words}</span>
          <b>{t('count', { count })}</b>
        </li>
      ))}
    </ul>
  )
}

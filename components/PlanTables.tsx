import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import { countsOf, planGroups } from './plan-groups.ts'
import { RowTable } from './RowTable.tsx'
import { countWords } from './run-words.ts'

/** These ask before anything was read: there is no plan yet. */
const bare: ReadonlySet<string> = new Set(['guard-scope-changed', 'guard-built-in'])
/** The number that these tell is the number of the plan's writes. */
const counted: ReadonlySet<string> = new Set(['guard-first-run', 'guard-preview', 'guard-undo'])

/** What the plan of a question would do: numbers per side, then every event, then what it leaves alone. */
export const PlanTables = (props: { report: Report | null; question: NonNullable<Report['question']> }) => {
  const { report, question } = props
  const { problem, rows } = question
  if (bare.has(problem.kind)) return <p>{t('question.lead-bare')}</p>
  const isUndo = problem.kind === 'guard-undo'
  const kept = report?.rows.filter(({ reason }) => isUndo && reason === 'changed-since') ?? []
  const open = isUndo ? 0 : (report?.rows.filter(({ what }) => what === 'conflict').length ?? 0)
  const writes = rows.filter(({ what }) => what !== 'adopt').length
  return (
    <>
      <p>{rows.length > 0 ? t('question.lead') : t('question.no-change')}</p>
      {rows.length > 0 && (
        <div class="sums" role="group" aria-label={t('question.changes')}>
          {countWords(countsOf(rows)).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {planGroups(rows).map(({ key, caption, rows: group }) => (
        <RowTable key={key} caption={caption} rows={group} reasons={false} />
      ))}
      {counted.has(problem.kind) && (problem.count ?? 0) > writes && (
        <p class="lead">{t('question.more', { count: rows.length })}</p>
      )}
      {kept.length > 0 && <RowTable caption={t('question.kept')} rows={kept} reasons />}
      {open > 0 && (
        <p>
          {t('question.also', { count: open })} <a href="#report">{t('options.report')}</a>
        </p>
      )}
    </>
  )
}

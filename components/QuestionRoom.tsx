import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'
import { problemWords } from './problem-words.ts'
import { RowTable } from './RowTable.tsx'

type Answered = 'open' | 'sending' | 'accepted' | 'refused' | 'gone'

/** 確認: a guard has stopped a run; a person looks at what it would do and decides. */
export const QuestionRoom = ({ api, report, now }: { api: OwnApi; report: Report | null; now: number }) => {
  const [answered, setAnswered] = useState<Answered>('open')
  const question = report?.question
  const answer = async (id: string, accept: boolean) => {
    setAnswered('sending')
    const { accepted } = await api.ask({ type: 'answer', question: id, accept }).catch(() => ({ accepted: undefined }))
    setAnswered(accept ? (accepted ? 'accepted' : 'gone') : 'refused')
  }
  const said = { accepted: t('question.accepted'), refused: t('question.refused'), gone: t('question.gone') }
  return (
    <section class="card" aria-labelledby="question-title">
      <h2 id="question-title">{t('question.title')}</h2>
      <p role="status">{answered in said ? said[answered as keyof typeof said] : ''}</p>
      {!question && !(answered in said) && <p>{t('question.none')}</p>}
      {question && !(answered in said) && (
        <>
          <div class="box box-look">
            <p class="box-title">{problemWords(question.problem, now).title}</p>
            <p>{problemWords(question.problem, now).help}</p>
          </div>
          <p>{question.rows.length > 0 ? t('question.lead') : t('question.lead-bare')}</p>
          {question.rows.length > 0 && (
            <RowTable caption={t('question.caption')} rows={question.rows} reasons={false} />
          )}
          <div class="actions">
            <button
              type="button"
              class="button button-main"
              disabled={answered === 'sending'}
              onClick={() => void answer(question.id, false)}
            >
              {t('question.refuse')}
            </button>
            <button
              type="button"
              class="button button-risk"
              disabled={answered === 'sending'}
              onClick={() => void answer(question.id, true)}
            >
              {t('question.accept')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

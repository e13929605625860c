import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import type { OwnApi } from './own-api.ts'
import type { Answer } from './question-answers.ts'

type Question = NonNullable<Report['question']>
type Said = { key: string; at: number; how: 'sending' | 'accepted' | 'refused' | 'gone' }

const saidWords = ({ how, at }: Said, lastRun: Snapshot['lastRun']) => {
  if (how === 'refused') return t('question.refused')
  if (how === 'gone') return t('question.gone')
  return lastRun && lastRun.startedAt >= at ? t('question.done') : t('question.accepted')
}

/** The open question, until it is answered, and what became of the last answer. The same plan may be asked about again by a later run. */
export const useAnswer = (api: OwnApi, report: Report | null, { lastRun }: Snapshot) => {
  const [said, setSaid] = useState<Said>()
  const question = report?.question
  const key = report && question ? `${report.at} ${question.id}` : ''
  const answer = async ({ id }: Question, { accept, anew }: Answer) => {
    const at = Date.now()
    setSaid({ key, at, how: 'sending' })
    const sent = api.ask({ type: 'answer', question: id, accept, ...(anew && { anew }) })
    const { accepted } = await sent.catch(() => ({ accepted: undefined }))
    setSaid({ key, at, how: accept ? (accepted ? 'accepted' : 'gone') : 'refused' })
  }
  const isAnswered = said !== undefined && said.how !== 'sending' && (key === '' || said.key === key)
  const isOpen = question !== undefined && !isAnswered
  return {
    key: isOpen ? key : '',
    question: isOpen ? question : undefined,
    words: isAnswered ? saidWords(said, lastRun) : '',
    sending: said?.how === 'sending',
    answer,
  }
}

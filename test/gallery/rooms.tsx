import type { OwnPage } from '../../lib/messages/protocol.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'
import { options, type Scene } from './options.tsx'
import { bounces, conflicts, history, questions, report, shared } from './reports.ts'
import { good, snapshots } from './samples.ts'

const partly = snapshots['partly'] as Snapshot

/** What the state says beside a question is about the same question. */
const asking = (name: string, page: OwnPage = 'question', phase: Snapshot['phase'] = 'idle'): Scene => {
  const report = questions[name]!
  return { draw: () => options({ page, report, snapshot: { ...good, phase, question: report.question?.problem } }) }
}

/** Reports, questions, previews, history and diagnosis in every state. */
export const roomScenes: Record<string, Scene> = {
  'report-rows': { draw: () => options({ page: 'report', report, snapshot: partly }) },
  'report-decided': {
    draw: () => options({ page: 'report', report, snapshot: partly }),
    press: '.decision .actions .button',
  },
  'report-gone': {
    draw: () => options({ page: 'report', report, snapshot: partly, answers: { wish: { accepted: false } } }),
    press: '.decision .actions .button',
  },
  'report-many': { draw: () => options({ page: 'report', report: conflicts, snapshot: partly }) },
  'report-shared': { draw: () => options({ page: 'report', report: shared, snapshot: partly }) },
  'report-all-asks': {
    draw: () => options({ page: 'report', report: conflicts, snapshot: partly }),
    press: '.all .button',
  },
  'report-all-decided': {
    draw: () => options({ page: 'report', report: conflicts, snapshot: partly }),
    press: ['.all .button', '.all .button-main'],
  },
  'report-bounced': { draw: () => options({ page: 'report', report: bounces, snapshot: partly }) },
  'report-none': { draw: () => options({ page: 'report' }) },
  'report-good': { draw: () => options({ page: 'report', report: { at: 0, rows: [] } }) },
  'question-open': asking('deletions'),
  'question-accepted': { ...asking('deletions'), press: '.button-risk' },
  'question-none': { draw: () => options({ page: 'question' }) },
  'question-busy': asking('preview', 'question', 'reading-neo'),
  'question-first': asking('first'),
  'question-first-more': { ...asking('first'), press: '.paged > .button' },
  'question-undo': asking('undo'),
  'question-scope': asking('scope'),
  'question-built-in': asking('built-in'),
  'preview-rest': { draw: () => options({ page: 'preview' }) },
  'preview-running': { draw: () => options({ page: 'preview', endless: true }), press: 'main .button-main' },
  'preview-busy': {
    draw: () => options({ page: 'preview', answers: { preview: { started: false } } }),
    press: 'main .button-main',
  },
  'preview-asks': asking('preview', 'preview'),
  'preview-no-change': asking('preview-none', 'preview'),
  'history-rows': { draw: () => options({ page: 'history', answers: { history } }) },
  'history-open': {
    draw: () => options({ page: 'history', answers: { history } }),
    press: '.run summary',
  },
  'history-large': {
    draw: () => options({ page: 'history', answers: { history } }),
    press: '.runs > li:nth-child(3) summary',
  },
  'history-quiet': { draw: () => options({ page: 'history', answers: { history } }), press: 'main .choice input' },
  'history-nothing': {
    draw: () => options({ page: 'history', answers: { history }, snapshot: { ...good, lastRun: undefined } }),
    press: '.run-body .button',
  },
  'history-none': { draw: () => options({ page: 'history' }) },
  'history-failed': { draw: () => options({ page: 'history', fails: ['history'] }) },
  diagnosis: { draw: () => options({ page: 'diagnosis', snapshot: snapshots['failed'] as Snapshot }) },
  'diagnosis-copied': { draw: () => options({ page: 'diagnosis' }), press: 'main .actions .button' },
  'diagnosis-failed': {
    draw: () => options({ page: 'diagnosis', fails: ['export'] }),
    press: 'main .actions .button',
  },
}

import type { Snapshot } from '../../lib/messages/snapshot.ts'
import { options, type Scene } from './options.tsx'
import { history, questions, report } from './reports.ts'
import { good, snapshots } from './samples.ts'

const partly = snapshots['partly'] as Snapshot
const asked = snapshots['question'] as Snapshot

const question = (name: string, snapshot: Snapshot = asked): Scene => ({
  draw: () => options({ page: 'question', report: questions[name]!, snapshot }),
})

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
  'report-none': { draw: () => options({ page: 'report' }) },
  'report-good': { draw: () => options({ page: 'report', report: { at: 0, rows: [] } }) },
  'question-open': question('deletions'),
  'question-accepted': { ...question('deletions'), press: '.button-risk' },
  'question-none': { draw: () => options({ page: 'question' }) },
  'question-busy': question('preview', { ...asked, phase: 'reading-neo' }),
  'question-first': question('first'),
  'question-first-more': { ...question('first'), press: '.paged > .button' },
  'question-undo': question('undo'),
  'question-scope': question('scope'),
  'question-built-in': question('built-in'),
  'preview-rest': { draw: () => options({ page: 'preview' }) },
  'preview-running': { draw: () => options({ page: 'preview', endless: true }), press: 'main .button-main' },
  'preview-busy': {
    draw: () => options({ page: 'preview', answers: { preview: { started: false } } }),
    press: 'main .button-main',
  },
  'preview-asks': { draw: () => options({ page: 'preview', report: questions['preview']!, snapshot: asked }) },
  'preview-no-change': {
    draw: () => options({ page: 'preview', report: questions['preview-none']!, snapshot: asked }),
  },
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

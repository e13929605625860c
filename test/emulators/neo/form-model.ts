import type { FormModel } from './browser/view.ts'
import type { Visit } from './context.ts'
import { OPAQUE } from './fields.ts'
import { fileHref, sizeText } from './files.ts'
import { occurrenceAt } from './recurrence.ts'
import { mayDelete } from './rights.ts'
import { ruleModel, scopeModel } from './rule-model.ts'
import { called, namesNow } from './strange.ts'
import { blankEvent } from './store.ts'
import type { EventFields, StoredEvent, Visibility } from './types.ts'

const VISIBILITY_LABELS: Record<Visibility, string> = { public: '公開', private: '非公開', busy: '予定あり' }

function model(
  { neo }: Visit,
  event: EventFields,
): Omit<FormModel, 'mode' | 'action' | 'ajax' | 'hidden' | 'sid' | 'removable' | 'scope'> {
  const { values } = neo.drawn
  const { fields: names } = namesNow(neo)
  const opaque = OPAQUE.flatMap((name) => (event.extra[name] ?? ['']).map((value) => ({ name, value })))
  const { startdate, enddate, starttime, endtime, schcolor, detail, place, other, memo } = event
  return {
    values: {
      startdate,
      enddate,
      starttime,
      endtime,
      schcolor,
      detail,
      place,
      other,
      memo,
      event: event.event,
      tagcolor: event.tagcolor,
      iconno: event.iconno,
      alarm: event.alarm,
      alarmtime: event.alarmtime,
      outflg: event.outside ? values.outflg.outside : values.outflg.inside,
      reserve: event.tentative ? values.tentative : '',
      rankflg: event.important ? values.important : '',
      public_level: values.visibility[event.visibility],
      sendhowto: String(neo.knobs.noticeByMail ? neo.drawn.values.mail + 4 : 4),
    },
    otherto: event.otherto,
    pids: event.pids,
    opaque,
    rule: ruleModel(neo, event),
    names,
    users: neo.users.map(({ uid, name }) => ({ value: uid, label: name })),
    facilities: neo.facilities.map(({ pid, name }) => ({ value: pid, label: name })),
    kinds: neo.kinds,
    visibility: (Object.keys(VISIBILITY_LABELS) as Visibility[]).map((key) => ({
      value: values.visibility[key],
      label: VISIBILITY_LABELS[key],
    })),
    visibilityControl: neo.variant.visibilityControl,
    files:
      neo.variant.files === 'none'
        ? undefined
        : {
            style: neo.variant.files,
            input: neo.drawn.files.input,
            control: neo.drawn.files.control,
            items: event.files.map((file) => ({
              fid: file.fid,
              name: file.name,
              size: sizeText(neo, file),
              href: fileHref(neo, 'sid' in event ? String(event.sid) : '', file),
            })),
          },
    outflg: [
      { value: values.outflg.inside, label: '社内' },
      { value: values.outflg.outside, label: '外出' },
    ],
    tentative: values.tentative,
    important: values.important,
    mail: values.mail,
  }
}

/** The empty form for a new entry; the page fills in the days and its own random key. */
export function addForm(visit: Visit): FormModel {
  const { neo, user } = visit
  const cmd = called(namesNow(neo).commands, 'schcmdentry')
  return {
    ...model(visit, blankEvent(user.uid, neo.today())),
    mode: 'add',
    action: `dneor.${neo.variant.ext}/${cmd}/`,
    ajax: true,
    hidden: [{ name: 'cmd', value: cmd }],
    sid: '',
    removable: false,
    scope: undefined,
  }
}

/** The form of an entry, or of one `day` of a series, with the hidden fields that its update must carry; gives out a random key. */
export function editForm(visit: Visit, event: StoredEvent, day?: string): FormModel {
  const { neo, session, user } = visit
  const { cmd, sid, revision, seal } = neo.drawn.update
  const key = neo.formKey()
  session.formKeys.set(key, event.sid)
  const ajax = neo.variant.update === 'ajax'
  const hidden = [
    { name: 'cmd', value: cmd },
    { name: sid, value: event.sid },
    { name: revision, value: String(event.revision) },
    { name: seal.name, value: seal.value },
    { name: key, value: '' },
  ]
  // A plain post has no script that could add the token.
  if (!ajax) hidden.push({ name: session.token, value: '1' })
  const found = day === undefined || !event.recurrence ? undefined : occurrenceAt(event, day, neo.variant)
  const shown = found ? { ...found.event, startdate: found.startdate, enddate: found.enddate } : event
  return {
    ...model(visit, shown),
    // The rule is that of the whole series, whatever day is shown.
    rule: ruleModel(neo, event),
    mode: 'edit',
    action: ajax ? `dneor.${neo.variant.ext}/${cmd}/` : `dneo.${neo.variant.ext}?cmd=${cmd}`,
    ajax,
    hidden,
    sid: event.sid,
    removable: mayDelete(user.uid, event),
    scope: event.recurrence ? scopeModel(neo, shown.startdate) : undefined,
  }
}

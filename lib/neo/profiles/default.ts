import type { Profile } from '../profile-schema.ts'
import { changeButton, removeButton } from './buttons.ts'
import { readCommands } from './reads.ts'
import { seriesWords } from './series.ts'

/**
 * What is known of NEO from public sources (2013–2026), as data. Whatever differs on a real server is changed here, or in a profile that
 * replaces this one; never in code.
 */
export const defaultProfileData: Profile = {
  version: 1,
  cookies: { token: 'dnzToken', uid: 'dnzInfo' },
  list: {
    // One entry per month; {date} = a day of that month as YYYYMMDD.
    commands: [{ cmd: 'schprivate', date: '{date}', proc: 'm', id: '{uid}' }],
    events: { command: 'schprivate', container: 'slist', items: 'item' },
    monthsPerPost: 24,
    keys: {
      sid: 'sid',
      detail: 'detail',
      startdate: 'startdate',
      enddate: 'enddate',
      starttime: 'starttime',
      endtime: 'endtime',
    },
  },
  create: {
    command: 'schcmdentry',
    fields: [
      ['schcolor', '1'],
      ['startdate', '{startdate}'],
      ['enddate', '{enddate}'],
      ['starttime', '{starttime}'],
      ['endtime', '{endtime}'],
      ['event', '{event}'],
      ['detail', '{detail}'],
      ['place', '{place}'],
      ['other', '{other}'],
      ['memo', '{memo}'],
      ['outflg', '1'],
      ['flag', '0'],
      ['otherto', '{uid}'],
      // 4 was sent where nobody was to be notified.
      ['sendhowto', '4'],
      ['approv_notice_kind', '1'],
      ['alarm', '0'],
      ['tvmeeting_chairs', '{uid}'],
      ['tvmeeting_members', '{uid}'],
    ],
    answerSid: ['sid'],
    restored: [
      'schcolor',
      'tagcolor',
      'iconno',
      'outflg',
      'rankflg',
      'reserve',
      'public_level',
      'alarm',
      'alarmtime',
      'otherto',
      'pids',
    ],
  },
  remove: {
    command: 'schdel',
    fields: [
      ['sid', '{sid}'],
      ['sendhowto', '4'],
    ],
    // 2020: the delete button stands at the foot of the edit form.
    shown: true,
  },
  reads: [...readCommands],
  form: {
    startdate: 'startdate',
    enddate: 'enddate',
    starttime: 'starttime',
    endtime: 'endtime',
    event: 'event',
    detail: 'detail',
    place: 'place',
    other: 'other',
    memo: 'memo',
    repeat: 'repeat',
    notRepeated: ['', '0'],
    series: seriesWords,
    members: 'otherto',
    facilities: 'pids',
    // As in a create.
    quiet: [['sendhowto', '4']],
    flags: {
      visibility: {
        name: 'public_level',
        usual: ['公開', '公開する'],
        special: ['非公開', '非公開にする'],
        limited: ['予定あり'],
      },
      // R1, smartphone pages: 仮予定 and 予定, 重要 and 普通.
      certainty: { name: 'reserve', usual: ['予定', '本予定'], special: ['仮', '仮予定', '仮の予定'], limited: [] },
      importance: { name: 'rankflg', usual: ['普通'], special: ['重要'], limited: [] },
    },
  },
  edit: changeButton,
  remover: removeButton,
  message: 'h3.co-message',
  gone: {
    statuses: [404],
    texts: ['存在しません', '削除されて', '見つかりません'],
  },
  forbidden: ['権限がありません', '権限がない'],
  login: {
    selectors: ['input[type="password"]', 'input[name="_word"]', '#login-btn'],
  },
  neo: {
    selectors: ['body[data-available-modules]', '#jco-pv-funcid', '#dn-main-wrap', '.dn-main-menu', 'form#inputfrm'],
    title: "desknet's NEO",
  },
  pageEnd: '</html>',
  frame: 'cmd=schindex',
}

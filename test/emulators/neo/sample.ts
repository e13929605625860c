import { addDays, weekOf } from './browser/days.ts'
import type { Facility, Kind, NeoUser, SeedEvent } from './types.ts'

/** Made-up people; nobody's real data. */
export const sampleUsers: NeoUser[] = [
  { uid: '1001', userId: 'yamada', password: 'yamada-pass', name: '山田 太郎', mail: 'yamada@example.co.jp' },
  { uid: '1002', userId: 'sato', password: 'sato-pass', name: '佐藤 花子', mail: 'sato@example.co.jp' },
  { uid: '1003', userId: 'suzuki', password: 'suzuki-pass', name: '鈴木 一郎', mail: 'suzuki@example.co.jp' },
  { uid: '1004', userId: 'tanaka', password: 'tanaka-pass', name: '田中 美咲', mail: 'tanaka@example.co.jp' },
]

export const sampleFacilities: Facility[] = [
  { pid: '501', name: '第1会議室' },
  { pid: '502', name: '第2会議室' },
  { pid: '503', name: '応接室' },
  { pid: '504', name: '社用車A' },
]

export const sampleKinds: Kind[] = [
  { name: '会議', color: '1' },
  { name: '来客', color: '2' },
  { name: '外出', color: '3' },
  { name: '出張', color: '4' },
  { name: '休暇', color: '5' },
  { name: '作業', color: '6' },
  { name: '締切', color: '7' },
]

/** A believable week around today, so that the screens have something to show. */
export function sampleEvents(today: string): SeedEvent[] {
  const monday = addDays(weekOf(today, 0).start, 1)
  const day = (offset: number) => addDays(monday, offset)
  const timed = (owner: string, offset: number, starttime: string, endtime: string) => ({
    owner,
    startdate: day(offset),
    starttime,
    endtime,
  })
  return [
    {
      ...timed('1001', 0, '0930', '1000'),
      event: '会議',
      detail: '朝礼',
      schcolor: '1',
      otherto: ['1001', '1002', '1003', '1004'],
      recurrence: { every: 'week', interval: 1, weekdays: [1], until: day(7 * 26), except: [] },
    },
    {
      ...timed('1001', 0, '1300', '1430'),
      event: '来客',
      detail: '青空商事様 打ち合わせ',
      schcolor: '2',
      pids: ['503'],
    },
    {
      ...timed('1001', 1, '1000', '1130'),
      event: '会議',
      detail: '営業定例',
      schcolor: '1',
      place: '本社',
      other: '7階',
    },
    {
      ...timed('1001', 2, '1500', '1600'),
      event: '作業',
      detail: '見積書の作成',
      schcolor: '6',
      memo: '前回の単価を確認\n送付先は購買課',
      tentative: true,
    },
    {
      owner: '1001',
      startdate: day(3),
      enddate: day(4),
      event: '出張',
      detail: '大阪支店',
      schcolor: '4',
      place: '大阪',
    },
    { owner: '1001', startdate: day(4), event: '締切', detail: '月次報告', schcolor: '7', important: true },
    { ...timed('1001', 2, '1900', '2500'), event: '作業', detail: 'サーバー切替', schcolor: '6' },
    { ...timed('1001', 1, '1700', '1800'), detail: '通院', visibility: 'private' },
    {
      ...timed('1002', 1, '1300', '1500'),
      event: '会議',
      detail: '予算会議',
      schcolor: '1',
      otherto: ['1002', '1001'],
      pids: ['501'],
      changeBy: 'owner',
    },
    { ...timed('1002', 3, '0900', '1200'), event: '外出', detail: '展示会', schcolor: '3', outside: true },
    { owner: '1002', startdate: day(4), event: '休暇', schcolor: '5' },
    { ...timed('1003', 0, '1400', '1600'), event: '外出', detail: '訪問 若葉製作所様', schcolor: '3', outside: true },
    { ...timed('1003', 2, '1000', '1100'), event: '会議', detail: '採用面談', schcolor: '1', visibility: 'busy' },
    { owner: '1004', startdate: day(1), enddate: day(2), event: '出張', detail: '名古屋工場', schcolor: '4' },
    { ...timed('1004', 4, '1600', '1700'), event: '会議', detail: '週次レビュー', schcolor: '1', pids: ['502'] },
  ]
}

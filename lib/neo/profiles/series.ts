import type { Profile } from '../profile-schema.ts'

/**
 * 定期 in the entry form. Names and codes are known of no server (2026); what a person reads beside them is, partly (R1: the patterns, their ends and the
 * question which days are meant).
 */
export const seriesWords: NonNullable<Profile['form']['series']> = {
  kinds: {
    day: ['日毎', '毎日', '日ごと'],
    week: ['週間毎', '週毎', '毎週', '週間ごと'],
    month: ['ヶ月毎', '月毎', '毎月', 'ヶ月ごと', 'か月毎'],
    year: ['年毎', '毎年', '年ごと'],
  },
  irregular: ['不定期'],
  interval: ['間隔'],
  weekdays: [
    ['月', '月曜日'],
    ['火', '火曜日'],
    ['水', '水曜日'],
    ['木', '木曜日'],
    ['金', '金曜日'],
    ['土', '土曜日'],
    ['日', '日曜日'],
  ],
  monthBy: { day: ['日付'], nth: ['曜日'] },
  nth: { '1': ['第1'], '2': ['第2'], '3': ['第3'], '4': ['第4'], '5': ['第5'], '-1': ['最終'] },
  ends: { never: ['終了日なし', 'なし'], until: ['終了日を指定', '終了日'], count: ['回数を指定', '回数'] },
  until: ['終了日'],
  count: ['回数'],
  dates: ['不定期の日付', '日付'],
  // Of 休日の場合 only that nothing is done on holidays can be said.
  holidays: ['そのまま登録する', 'そのまま'],
  scope: { one: 'の予定のみ', later: '以降の予定', all: 'すべての予定' },
  day: ['対象日'],
  oneDay: 'unknown',
  takeOut: 'unknown',
}

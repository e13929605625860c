/** What NEO says instead of doing it; the numbers are this emulator's own. */
export type Refusal = { errorno: string; errormessage: string }

const refusal = (errorno: string, errormessage: string): Refusal => ({ errorno, errormessage })
export const isRefusal = (value: object): value is Refusal => 'errorno' in value

export const refusals = {
  unknownCommand: (cmd: string) => refusal('1001', `不正なコマンドです（${cmd}）`),
  unknownField: (name: string) => refusal('1002', `不正なパラメータです（${name}）`),
  missingField: (name: string) => refusal('1003', `パラメータがありません（${name}）`),
  badValue: (name: string) => refusal('1004', `値が正しくありません（${name}）`),
  login: () => refusal('2001', 'ユーザーIDまたはパスワードが正しくありません'),
  forbidden: () => refusal('2002', 'この操作を行う権限がありません'),
  empty: () => refusal('3001', '予定、予定詳細、場所、内容のいずれかを入力してください'),
  nobody: () => refusal('3002', '登録先を指定してください'),
  order: () => refusal('3003', '終了日時は開始日時より後にしてください'),
  conflict: () => refusal('3004', '利用設備は他の予定で使用されています'),
  stale: () => refusal('3005', 'この予定は他の画面で更新されています。開き直してください'),
  gone: (text: string) => refusal('3006', text),
  series: () => refusal('3007', '定期的な予定の対象を指定してください'),
  rule: () => refusal('3009', '定期の指定が正しくありません'),
  fileSize: () => refusal('3010', '添付ファイルのサイズが上限を超えています'),
  fileName: () => refusal('3011', 'ファイル名に使用できない文字が含まれています'),
  formKey: () => refusal('3008', '入力画面の有効期限が切れています。開き直してください'),
}

import { type Html, html } from './html.ts'
import type { FormModel } from './view.ts'

type Files = NonNullable<FormModel['files']>
type Item = Files['items'][number]

/** One attached file, and what says whether it stays. */
function fileItem({ style, control }: Files, { fid, name, size, href }: Item): Html {
  const link = html`<a href="${href}">${name}</a> ${size}`
  if (style === 'keep-hidden')
    return html`<div class="co-file-item">
      ${link}<input type="hidden" name="${control}" value="${fid}" /> <a href="#" class="jco-file-remove">×</a>
    </div>`
  if (style === 'delete-box')
    return html`<li>
      ${link} <label><input type="checkbox" name="${control}" value="${fid}" />削除</label>
    </li>`
  return html`<li>
    <input type="checkbox" id="file-${fid}" name="${control}" value="${fid}" checked /><label for="file-${fid}"
      >残す</label
    >
    ${link}
  </li>`
}

/** The file part of the form: what is attached, and a field to add more. */
export const fileRow = (files: Files): Html => {
  const items = files.items.map((item) => fileItem(files, item))
  const more =
    files.style === 'keep-hidden'
      ? html`<input type="file" name="${files.input}" aria-label="添付ファイルを追加" />`
      : html`<input type="file" name="${files.input}" multiple aria-label="添付ファイルを追加" />`
  return html`${
    files.style === 'keep-hidden'
      ? items
      : html`<ul class="co-file-list">
          ${items}
        </ul>`
  }
  ${more}`
}

/** How the buttons of NEO's pages are known. Plain data without npm: the content script uses it too. Classes: facts of 2017–2026, `mod-submit` inferred. */
export type ButtonSigns = { classes: readonly string[]; texts: readonly string[] }

/** Leads from a detail page to its edit form, or sends that form. */
export const changeButton: ButtonSigns = {
  classes: ['jco-input-mod-submit'],
  texts: ['変更', '編集', '修正', '変更する', '編集する', '更新'],
}

/** Never pressed by us. */
export const removeButton: ButtonSigns = {
  classes: ['jco-input-del-submit'],
  texts: ['削除', '削除する'],
}

/** The one form of NEO's entry pages. */
export const entryForm = 'form#inputfrm'

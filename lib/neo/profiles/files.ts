/**
 * How the file part of an entry form is known. Nothing public shows it: it is found by the form's own file field, and the words are what NEO's pages use
 * elsewhere. Plain data without npm: the content script uses it too.
 */
export const fileWords = {
  /** The part of the form that belongs to a file field. */
  row: 'tr, dd, fieldset',
  /** Beside a box that takes the file away when it is ticked; beside one that keeps it as long as it is. */
  removes: /削除|外す|はずす|remove|delete/i,
  keeps: /残す|保持|添付する|keep/i,
  /** A size that is told to the byte. */
  bytes: /([\d,]+)\s*(?:バイト|bytes?\b)/i,
} as const

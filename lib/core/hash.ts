/** A short name for a text that need not be kept: 8 hex digits (FNV-1a, 32 bits). Equal texts have equal names; it protects nothing. */
export const shortHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** `12.3`, as people read sizes. */
export const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1)

/** Every acceptance case of the sync, by group. Numbers are not gapless. */
const numbers: Record<string, readonly number[]> = {
  A: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
  B: [1, 2, 4, 5, 6, 7, 9, 10, 11, 14, 15, 16, 17],
  C: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 21, 23],
  D: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23],
  E: [1, 2, 3, 4, 5, 8, 9, 10, 11],
  F: [1, 2, 3, 5, 6, 8, 9, 11, 13, 15, 16, 17, 18, 19],
  G: [1, 2, 3, 4, 6, 7, 9, 10, 11, 12],
  H: [1, 2, 3, 4, 5, 7, 8, 9, 11, 13],
  I: [1, 2, 4, 5, 7, 9, 10, 12, 13, 14, 15, 16],
  J: [1, 2, 4, 5, 6, 8],
  K: [1, 2, 5, 6, 7],
  L: [1, 3, 5, 7, 9, 10, 11, 12],
  M: [1, 3, 4, 5, 6, 8],
  N: [1, 3, 4, 6, 7, 8],
}
export const allIds: readonly string[] = Object.entries(numbers).flatMap(([group, all]) =>
  all.map((number) => `${group}${number}`),
)

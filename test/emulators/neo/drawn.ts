import type { DrawnSeries } from './drawn-series.ts'
import type { Random } from './random.ts'
import type { Visibility } from './types.ts'

/** Names and encodings that nobody knows of a real NEO: drawn, so that no list in the product can hold them. */
export function draw(random: Random) {
  const word = () => random.word()
  const key = (stem: string) => random.pick([stem, `${stem}_`, 'sch', 'neo']) + word()
  const [open, closed, busy] = random.shuffle(['1', '2', '3'])
  const visibility: Record<Visibility, string> = { public: open ?? '1', private: closed ?? '2', busy: busy ?? '3' }
  return {
    detail: { cmd: `sch${word()}`, sid: word(), day: word(), constant: { name: word(), value: random.digits(2) } },
    edit: { cmd: `sch${word()}`, sid: word() },
    /** Gives the script-built form its data. */
    formData: { cmd: `sch${word()}` },
    update: { cmd: `sch${word()}`, sid: word(), revision: word(), seal: { name: word(), value: random.hex(12) } },
    /** Scope of a deletion of a series. */
    scope: { name: word(), day: word() },
    values: {
      visibility,
      tentative: random.pick(['1', '2', 'on']),
      important: random.pick(['1', '3', 'on']),
      /** K1's minimal create sends outflg=1, so 1 must be valid; which of the two it means is open. */
      outflg: random.pick([
        { inside: '1', outside: '2' },
        { inside: '0', outside: '1' },
        { inside: '1', outside: '0' },
      ]),
      /** Bit of sendhowto that asks for mail; 4 = 自分には通知しない. */
      mail: random.pick([1, 2, 8]),
    },
    /** Keys of rich list items beside the six known ones. */
    list: {
      place: key('place'),
      memo: key('memo'),
      kind: key('kind'),
      color: key('color'),
      updated: key('upd'),
      repeat: key('rep'),
      registrant: key('reg'),
      visibility: key('pub'),
      members: key('to'),
    },
    /** What dragging an entry to another day calls. */
    move: { cmd: `sch${word()}`, sid: word(), start: word(), end: word() },
    /** Keys of rich list items for the marks that a view shows. */
    marks: { tentative: key('rsv'), important: key('rank') },
    /** The file part of the form: the file field, the field beside each attached file; and the address of a file. */
    files: { input: word(), control: word(), cmd: `sch${word()}`, sid: word(), fid: word() },
  }
}

/** `series`: of 定期, from a seed of its own. */
export type Drawn = ReturnType<typeof draw> & { series: DrawnSeries }

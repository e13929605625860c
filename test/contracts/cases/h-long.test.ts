// Texts that are longer than one of the two holds.
import { acceptance, both, type Case } from './acceptance.ts'
import { ev } from './events.ts'

const long = (length: number) => '長'.repeat(length)
const texts = ['adapters', 'in memory there is nothing beside the normal form'] as const
/** A long title as Outlook shows it, and the text in which it goes on. */
const head = (title: string) => `${title.slice(0, 254)}…`
const inTwo = (title: string, body: string) => ({
  a: [ev(`${title}=${body}`)] as const,
  b: [ev(head(title), { body: `[件名の続き] ${title.slice(254)}\n\n${body}` })] as const,
})

const cases: Case[] = [
  {
    id: 'H1',
    title: 'L1 a title longer than Outlook can hold goes on in the text there; nothing is written after the first run',
    a: 'neo',
    only: texts,
    steps: [
      {
        does: ({ neo }) => void neo.add(ev(`${long(300)}=x`)),
        expect: { ...inTwo(long(300), 'x'), writes: { b: { created: 1 } }, links: 1 },
      },
      ...[1, 2, 3].map(() => ({ expect: { ...inTwo(long(300), 'x'), links: 1 } })),
    ],
  },
  {
    id: 'H1',
    title: 'another field of such an event is edited on the other side: the title keeps its whole length',
    a: 'neo',
    only: texts,
    steps: [
      {
        does: ({ neo }) => void neo.add(ev(`${long(300)}=x`)),
        expect: { ...inTwo(long(300), 'x'), writes: { b: { created: 1 } }, links: 1 },
      },
      {
        does: ({ outlook }) => outlook.edit(head(long(300)), { body: inTwo(long(300), 'y').b[0].body }),
        expect: { ...inTwo(long(300), 'y'), writes: { a: { updated: 1 } }, links: 1 },
      },
      {
        does: ({ neo }) => neo.edit(long(300), { subject: long(301), body: 'z' }),
        expect: { ...inTwo(long(301), 'z'), writes: { b: { updated: 1 } }, links: 1 },
      },
      {
        does: ({ neo }) => neo.edit(long(301), { subject: '短い' }),
        expect: { ...both('短い=z'), writes: { b: { updated: 1 } }, links: 1 },
      },
    ],
  },
  {
    id: 'H2',
    title: 'L1 the title that Outlook shows is edited there: the end that stands in the text is not cut off',
    a: 'neo',
    only: texts,
    steps: [
      {
        does: ({ neo }) => void neo.add(ev(`${long(300)}=x`)),
        expect: { ...inTwo(long(300), 'x'), writes: { b: { created: 1 } }, links: 1 },
      },
      {
        does: ({ outlook }) => outlook.edit(head(long(300)), { subject: '中止…' }),
        expect: {
          a: [ev(`中止${long(46)}=x`)],
          b: [ev('中止…', { body: inTwo(long(300), 'x').b[0].body })],
          writes: { a: { updated: 1 } },
          links: 1,
        },
      },
      {
        // Who takes the line away in the text takes the end of the title away.
        does: ({ outlook }) => outlook.edit('中止…', { subject: '中止', body: 'x' }),
        expect: { ...both('中止=x'), writes: { a: { updated: 1 } } },
      },
    ],
  },
  ...(['...', ''] as const).flatMap((dots): Case[] => {
    const kept = `${long(252 - dots.length)}${dots}`
    // Of 内容 the marker line takes its part.
    const left = `${long(231 - dots.length)}${dots}`
    const limited = { world: { textLimit: { characters: 252, dots } } }
    return [
      {
        id: 'H1',
        title: `NEO stores less of a title than it is given${dots && ', with dots'}: the whole one stays in Outlook, through edits of other fields`,
        a: 'outlook',
        only: texts,
        stage: limited,
        steps: [
          {
            does: ({ outlook }) => void outlook.add(ev(`${long(254)}=x`)),
            expect: { a: [ev(`${long(254)}=x`)], b: [ev(`${kept}=x`)], writes: { b: { created: 1 } }, links: 1 },
          },
          ...[1, 2, 3].map(() => ({ expect: { a: [ev(`${long(254)}=x`)], b: [ev(`${kept}=x`)], links: 1 } })),
          {
            does: ({ neo, outlook }) => {
              neo.edit(kept, { place: '7階' })
              outlook.edit(long(254), { body: 'y' })
            },
            expect: {
              a: [ev(`${long(254)}=y`, { place: '7階' })],
              b: [ev(`${kept}=y`, { place: '7階' })],
              writes: { a: { updated: 1 }, b: { updated: 1 } },
              links: 1,
            },
          },
          {
            // An edit of the end: NEO has no room for it, and that is no failure.
            does: ({ outlook }) => outlook.edit(long(254), { subject: `${long(253)}尾` }),
            expect: {
              a: [ev(`${long(253)}尾=y`, { place: '7階' })],
              b: [ev(`${kept}=y`, { place: '7階' })],
              writes: 'unsaid',
              links: 1,
            },
          },
        ],
      },
      {
        id: 'H2',
        title: `the beginning of a title that NEO has shortened${dots && ' with dots'} is edited there: the end stays in Outlook; its end is edited: a person is asked`,
        a: 'outlook',
        only: texts,
        stage: limited,
        steps: [
          {
            does: ({ outlook }) => void outlook.add(ev(`${long(253)}尾=x`)),
            expect: { a: [ev(`${long(253)}尾=x`)], b: [ev(`${kept}=x`)], writes: { b: { created: 1 } }, links: 1 },
          },
          {
            does: ({ neo }) => neo.edit(kept, { subject: `新${kept.slice(1)}` }),
            expect: {
              a: [ev(`新${long(252)}尾=x`)],
              b: [ev(`新${kept.slice(1)}=x`)],
              writes: { a: { updated: 1 } },
              links: 1,
            },
          },
          {
            does: ({ neo }) => neo.edit(`新${kept.slice(1)}`, { subject: `新${kept.slice(1, -6)}終` }),
            expect: {
              a: [ev(`新${long(252)}尾=x`)],
              b: [ev(`新${kept.slice(1, -6)}終=x`)],
              parked: [`conflict 新${kept.slice(1, -6)}終: subject`],
              links: 1,
            },
          },
        ],
      },
      {
        id: 'H2',
        title: `D15 the database is lost while NEO holds a shortened text${dots && ' with dots'}: it is not carried over the whole one`,
        a: 'outlook',
        only: texts,
        stage: limited,
        steps: [
          {
            does: ({ outlook }) => void outlook.add(ev('e1', { body: long(400) })),
            expect: {
              a: [ev('e1', { body: long(400) })],
              b: [ev('e1', { body: left })],
              writes: { b: { created: 1 } },
            },
          },
          {
            does: (stage) => stage.loseStore(),
            expect: { a: [ev('e1', { body: long(400) })], b: [ev('e1', { body: left })] },
          },
        ],
      },
    ]
  }),
]
acceptance(cases)

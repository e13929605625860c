const shapes = {
  sync: 'M3.6 9.2a6.6 6.6 0 0 1 11.5-3.6M16.4 10.8A6.6 6.6 0 0 1 4.9 14.4M15.4 2.4v3.4H12M4.6 17.6v-3.4H8',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  good: 'M4.5 10.5l3.7 3.7 7.3-8',
  look: 'M10 5.2v6M10 14.2v.6',
  bad: 'M6 6l8 8M14 6l-8 8',
  calm: 'M10 5.5V10l3 2',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
} as const

/** Line icons of our own, drawn on a 20 × 20 grid; never the only carrier of a meaning. */
export const Icon = ({ name, spin = false }: { name: keyof typeof shapes; spin?: boolean }) => (
  <svg class={spin ? 'icon icon-spin' : 'icon'} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
)

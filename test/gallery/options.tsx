import type { ComponentChildren } from 'preact'
import { OptionsPage } from '../../components/OptionsPage.tsx'
import { madeApi } from './samples.ts'

/** `press` names the button, or one after the other the buttons, to press before looking. */
export type Scene = { draw(): ComponentChildren; press?: string | readonly string[] }

export const options = (parts: Parameters<typeof madeApi>[0]) => (
  <OptionsPage api={madeApi(parts)} act={() => undefined} />
)

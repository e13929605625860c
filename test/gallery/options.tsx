import type { ComponentChildren } from 'preact'
import { OptionsPage } from '../../components/OptionsPage.tsx'
import { madeApi } from './samples.ts'

/** `press` names a button to press before looking. */
export type Scene = { draw(): ComponentChildren; press?: string }

export const options = (parts: Parameters<typeof madeApi>[0]) => (
  <OptionsPage api={madeApi(parts)} act={() => undefined} />
)

import type { Answers, OwnPage, Report, Request, RequestOf, ResolvedForPages } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import type { Source } from './use-value.ts'

/** What our own pages need from the outside; entrypoints give the browser's, the gallery gives made-up ones. */
export type OwnApi = {
  ask<T extends Request['type']>(request: RequestOf<T>): Promise<Answers[T]>
  snapshot: Source<Snapshot | undefined>
  settings: Source<ResolvedForPages | undefined> & { set(settings: ResolvedForPages): void }
  report: Source<Report | null | undefined>
  page: Source<OwnPage>
  /** Changes whenever there is something new about the calibration to be asked for. */
  calibration: Source<number>
  /** Opens the browser's question for the host of an address; must be called in the click itself. false = refused. */
  allowHost(address: string): Promise<boolean>
  openNeo(): void
  /** The page that is shown, in a small window that has room beside NEO. */
  openSmall(): void
  copy(text: string): Promise<void>
  /** Puts a text into a file of the person's downloads. */
  saveFile(name: string, text: string): void
  /** The same of bytes, in parts. */
  saveBytes(name: string, parts: Uint8Array<ArrayBuffer>[]): void
  go(page: OwnPage): void
  about: { version: string; id: string; browser: string }
}

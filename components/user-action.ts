import type { OwnPage } from '../lib/messages/protocol.ts'

/** Everything that a person can ask for on a state card. Where it leads is the entrypoint's business. */
export type UserAction = 'sync' | 'sign-in' | 'open-neo' | OwnPage
export type Act = (action: UserAction) => void

/** Where a card is shown: some actions make no sense there, or may not be offered there. */
export type Place = 'neo' | 'popup' | 'options'

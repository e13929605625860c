import { useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import { type Problem, problemOf } from '../lib/core/problem.ts'
import type { RoomRow } from '../lib/settings/rooms.ts'
import type { OwnApi } from './own-api.ts'

type Found = { address: string; name: string }
type State = { is: 'idle' | 'reading' } | { is: 'read'; rooms: readonly Found[] } | { is: 'failed'; problem: Problem }

/** The organisation's rooms, to choose from: read only when a person asks for them, and kept on this page only. */
export const useRooms = (api: OwnApi) => {
  const [state, setState] = useState<State>({ is: 'idle' })
  const read = async () => {
    setState({ is: 'reading' })
    const { rooms, problem } = await api.ask({ type: 'rooms' })
    setState(rooms ? { is: 'read', rooms } : { is: 'failed', problem: (problem ?? { kind: 'internal' }) as Problem })
  }
  const rooms = state.is === 'read' ? state.rooms : []
  return {
    state,
    rooms,
    /** Of the list of rooms, for fields; undefined where there is none. */
    id: rooms.length > 0 ? 'rooms-found' : undefined,
    read: () => void read().catch((error: unknown) => setState({ is: 'failed', problem: problemOf(error) })),
    /** A row whose address was just chosen gets the name of the room, if it has none. */
    named: (row: RoomRow, to: Partial<RoomRow>): RoomRow => {
      const chosen = rooms.find(({ address }) => address === to.address?.trim().toLowerCase())
      return chosen && (row.name === '' || row.name === row.facility) ? { ...row, name: chosen.name } : row
    },
  }
}

/** The words for what a person, or an administrator, can do something about. */
const reasons = {
  'microsoft-consent-needed': 'denied',
  'microsoft-not-allowed': 'denied',
  'graph-denied': 'denied',
  'microsoft-cancelled': 'cancelled',
  'not-configured': 'signed-out',
  'microsoft-signed-out': 'signed-out',
} as const
const isReason = (kind: string): kind is keyof typeof reasons => kind in reasons

const wordsOf = ({ kind, code }: Problem): string => {
  const why = isReason(kind) ? reasons[kind] : 'unread'
  return [
    t(`settings.facilityRooms.${why}`),
    t('settings.facilityRooms.go-on'),
    ...(code === undefined ? [] : [t('settings.facilityRooms.code', { code })]),
  ].join(' ')
}

/** Reads the list at a click, and says how that went. Typing goes on whatever comes of it. */
export const RoomList = ({ list }: { list: ReturnType<typeof useRooms> }) => {
  const { state, rooms } = list
  return (
    <div class="field">
      <div>
        <button type="button" class="button" disabled={state.is === 'reading'} onClick={list.read}>
          {t('settings.facilityRooms.choose')}
        </button>
      </div>
      <p class="help">{t('settings.facilityRooms.choose-help')}</p>
      <div class="note" role="status">
        {state.is === 'reading' && t('settings.facilityRooms.choosing')}
        {state.is === 'read' &&
          (rooms.length > 0
            ? t('settings.facilityRooms.chosen', { count: rooms.length })
            : t('settings.facilityRooms.no-rooms'))}
        {state.is === 'failed' && <span class="note-bad">{wordsOf(state.problem)}</span>}
      </div>
      {list.id !== undefined && (
        <datalist id={list.id}>
          {rooms.map(({ address, name }) => (
            <option key={address} value={address}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </div>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ResolvedForPages } from '../lib/messages/protocol.ts'
import { faultOf, type RoomRow, roomRows, roomText } from '../lib/settings/rooms.ts'
import type { OwnApi } from './own-api.ts'
import { RoomList, useRooms } from './RoomList.tsx'
import { RoomRowFields } from './RoomRowFields.tsx'
import { isLocked, SettingNote } from './SettingNote.tsx'
import { useSaver } from './use-saver.ts'

const blank: RoomRow = { facility: '', address: '', name: '' }

/**
 * A row for every facility that has a room or was seen in NEO, and one more to type in. `before`: the rows as they stand on the page; they stay in their places,
 * and those that cannot be saved yet as they are.
 */
const rowsOf = (stored: string, seen: readonly string[], isFixed: boolean, before: readonly RoomRow[]): RoomRow[] => {
  const known = roomRows(stored)
  if (isFixed) return known
  const last = before.at(-1) ?? blank
  const there = before.slice(0, -1)
  const names = [...new Set([...known.map(({ facility }) => facility), ...seen])]
  const more = names.filter((name) => !there.some(({ facility }) => facility.trim() === name))
  const asStored = (facility: string): RoomRow =>
    known.find((row) => row.facility === facility) ?? { ...blank, facility }
  return [
    ...there.map((row) => (faultOf(row, before) ? row : asStored(row.facility.trim()))),
    ...more.map(asStored),
    last.facility.trim() === '' ? last : blank,
  ]
}

const trimmed = ({ facility, address, name }: RoomRow): RoomRow => ({
  facility: facility.trim(),
  address: address.trim().toLowerCase(),
  name: name.trim() || facility.trim(),
})

/** The rows that are right, and instead of one that is not what was stored of its facility before. */
const savable = (rows: readonly RoomRow[], before: readonly RoomRow[]): RoomRow[] => {
  const typed = rows.filter((row) => row.address.trim() !== '')
  const good = typed.filter((row) => faultOf(row, rows) === undefined).map(trimmed)
  const halves = new Set(typed.filter((row) => faultOf(row, rows)).map(({ facility }) => facility.trim()))
  const isFree = (old: RoomRow) => !good.some((row) => row.facility === old.facility || row.address === old.address)
  return [...good, ...before.filter((old) => halves.has(old.facility) && isFree(old))]
}

/** Which room in Outlook stands for a facility (利用設備): one table. A row that is right is saved at once, whatever is wrong with another. */
export const RoomsSetting = ({ api, settings }: { api: OwnApi; settings: ResolvedForPages }) => {
  const stored = settings.values.facilityRooms
  const isFixed = isLocked(settings, 'facilityRooms')
  const { state, save } = useSaver(api, 'facilityRooms')
  const [seen, setSeen] = useState<readonly string[]>([])
  const [rows, setRows] = useState(() => rowsOf(stored, [], isFixed, []))
  const list = useRooms(api)
  useEffect(() => {
    void api.ask({ type: 'facilities' }).then(setSeen, () => undefined)
  }, [])
  useEffect(() => setRows((before) => rowsOf(stored, seen, isFixed, before)), [stored, seen, isFixed])

  const change = (at: number, to: Partial<RoomRow>) => {
    const next = rows.map((row, index) => (index === at ? list.named({ ...row, ...to }, to) : row))
    setRows(next.at(-1)?.facility.trim() ? [...next, blank] : next)
    const text = roomText(savable(next, roomRows(stored)))
    if (text !== roomText(roomRows(stored))) void save(text)
  }
  return (
    <fieldset class="field" aria-describedby="rooms-help rooms-promise facilityRooms-note">
      <legend>{t('settings.facilityRooms.label')}</legend>
      <p id="rooms-help" class="help">
        {t('settings.facilityRooms.help')}
      </p>
      <p id="rooms-promise" class="help">
        {t('settings.facilityRooms.promise')}
      </p>
      <table class="rooms">
        <thead>
          <tr>
            <th scope="col">{t('settings.facilityRooms.facility')}</th>
            <th scope="col">{t('settings.facilityRooms.address')}</th>
            <th scope="col">{t('settings.facilityRooms.name')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <RoomRowFields
              key={index}
              row={row}
              index={index}
              isNew={!isFixed && index === rows.length - 1}
              isFixed={isFixed}
              fault={faultOf(row, rows)}
              list={list.id}
              change={(to) => change(index, to)}
            />
          ))}
        </tbody>
      </table>
      {!isFixed && (
        <>
          <RoomList list={list} />
          <p class="help">{t('settings.facilityRooms.how')}</p>
        </>
      )}
      <SettingNote id="facilityRooms-note" name="facilityRooms" settings={settings} state={state} />
    </fieldset>
  )
}

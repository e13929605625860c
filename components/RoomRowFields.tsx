import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { RoomFault, RoomRow } from '../lib/settings/rooms.ts'

const parts = ['facility', 'address', 'name'] as const

/** Which of the fields a fault is about. */
const partOf = (fault: RoomFault | undefined) => parts.find((part) => fault?.startsWith(part))

/** One facility and its room. Texts are taken over when the field is left. `isNew`: the facility is still to be typed. */
export const RoomRowFields = (props: {
  row: RoomRow
  index: number
  isNew: boolean
  isFixed: boolean
  fault: RoomFault | undefined
  /** Id of the list of rooms to choose from. */
  list: string | undefined
  change(to: Partial<RoomRow>): void
}) => {
  const { row, index, isNew, isFixed, fault, list, change } = props
  const [texts, setTexts] = useState(row)
  useEffect(() => setTexts(row), [row.facility, row.address, row.name])
  const facility = row.facility.trim() || t('settings.facilityRooms.new')
  const wrong = partOf(fault)
  const labels = {
    facility: t('settings.facilityRooms.new'),
    address: t('settings.facilityRooms.address-of', { facility }),
    name: t('settings.facilityRooms.name-of', { facility }),
  }
  const hints = { facility: t('settings.facilityRooms.new'), address: '', name: row.facility }
  return (
    <>
      <tr>
        {parts.map((part) => (
          <td key={part}>
            {part === 'facility' && !isNew && wrong !== 'facility' ? (
              row.facility
            ) : (
              <input
                id={`room-${part}-${index}`}
                type="text"
                inputMode={part === 'address' ? 'email' : 'text'}
                value={part === 'name' && texts.name === row.facility ? '' : texts[part]}
                aria-label={labels[part]}
                aria-invalid={wrong === part}
                aria-describedby={wrong === part ? `room-fault-${index}` : undefined}
                placeholder={hints[part]}
                readOnly={isFixed}
                autocomplete="off"
                list={part === 'address' ? list : undefined}
                spellcheck={false}
                onInput={(event) => setTexts({ ...texts, [part]: event.currentTarget.value })}
                onChange={() => change({ [part]: texts[part] })}
              />
            )}
          </td>
        ))}
      </tr>
      <tr class="fault" hidden={fault === undefined}>
        <td colSpan={3}>
          <p class="note note-bad" id={`room-fault-${index}`} role="status">
            {fault && `${t(`settings.facilityRooms.fault.${fault}`)} ${t('settings.facilityRooms.unsaved')}`}
          </p>
        </td>
      </tr>
    </>
  )
}

import { t } from '../lib/i18n/t.ts'
import type { FieldDiff } from '../lib/messages/protocol.ts'
import { bothWords } from './field-words.ts'

/** What each side holds, beside each other, a line per field in which they differ. */
export const Versions = ({ fields, labelledBy }: { fields: readonly FieldDiff[]; labelledBy: string }) => (
  <table class="versions" aria-labelledby={labelledBy}>
    <thead>
      <tr>
        <th scope="col">{t('field.name')}</th>
        <th scope="col">{t('side.neo')}</th>
        <th scope="col">{t('side.outlook')}</th>
      </tr>
    </thead>
    <tbody>
      {fields.map((field) => {
        const [neo, outlook] = bothWords(field.name, field.neo, field.outlook)
        return (
          <tr key={field.name}>
            <th scope="row">{t(`field.${field.name}`)}</th>
            <td>{neo}</td>
            <td>{outlook}</td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

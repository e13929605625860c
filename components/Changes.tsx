import { Fragment } from 'preact'
import { t } from '../lib/i18n/t.ts'
import type { FieldDiff } from '../lib/messages/protocol.ts'
import { bothWords } from './field-words.ts'

/** What was and what will be, a line per field; of an event that is made or deleted only the one. */
export const Changes = ({ fields }: { fields: readonly FieldDiff[] | undefined }) => {
  if (!fields || fields.length === 0) return null
  return (
    <dl class="changes">
      {fields.map(({ name, from, to }) => {
        const [was, will] = bothWords(name, from, to)
        return (
          <Fragment key={name}>
            <dt>{t(`field.${name}`)}</dt>
            <dd>
              {from !== undefined && (
                <>
                  <span class="unseen">{t('field.was')}: </span>
                  <span class="was">{was}</span>
                </>
              )}
              {from !== undefined && to !== undefined && (
                <span class="arrow" aria-hidden="true">
                  {' → '}
                </span>
              )}
              {to !== undefined && (
                <>
                  <span class="unseen">{t('field.will')}: </span>
                  <span class="will">{will}</span>
                </>
              )}
            </dd>
          </Fragment>
        )
      })}
    </dl>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import { type KindRow, type KindRule, kindRules } from '../lib/settings/kinds.ts'

/** One kind and its rule. Texts are taken over when the field is left. `locked`: rules that a policy has made. */
export const KindRowFields = (props: {
  row: KindRow
  index: number
  isLast: boolean
  locked: readonly KindRule[]
  change(to: Partial<KindRow>): void
}) => {
  const { row, index, isLast, locked, change } = props
  const [kind, setKind] = useState(row.kind)
  const [category, setCategory] = useState(row.category)
  useEffect(() => setKind(row.kind), [row.kind])
  useEffect(() => setCategory(row.category), [row.category])
  const isFixed = locked.includes(row.rule)
  const name = row.kind === '' ? t('settings.kinds.new') : row.kind
  return (
    <tr>
      <td>
        {isLast ? (
          <input
            id={`kind-${index}`}
            type="text"
            value={kind}
            aria-label={t('settings.kinds.new')}
            placeholder={t('settings.kinds.new')}
            spellcheck={false}
            onInput={(event) => setKind(event.currentTarget.value)}
            onChange={() => change({ kind: kind.trim() })}
          />
        ) : (
          row.kind
        )}
      </td>
      <td>
        <select
          id={`rule-${index}`}
          aria-label={t('settings.kinds.rule-of', { kind: name })}
          disabled={isFixed}
          value={row.rule}
          onChange={(event) => {
            const rule = kindRules.find((one) => one === event.currentTarget.value) ?? 'as-is'
            change({ rule, category: rule === 'category' ? row.category || row.kind : '' })
          }}
        >
          {kindRules.map((rule) => (
            <option
              key={rule}
              value={rule}
              selected={row.rule === rule}
              disabled={locked.includes(rule) && row.rule !== rule}
            >
              {rule === 'category' ? t('settings.kinds.category-rule') : t(`settings.kinds.${rule}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {row.rule === 'category' && (
          <input
            id={`category-${index}`}
            type="text"
            value={category}
            readOnly={isFixed}
            aria-label={t('settings.kinds.category-of', { kind: name })}
            spellcheck={false}
            onInput={(event) => setCategory(event.currentTarget.value)}
            onChange={() => change({ category: category.trim() || row.kind })}
          />
        )}
      </td>
    </tr>
  )
}

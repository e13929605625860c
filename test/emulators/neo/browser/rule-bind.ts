import { daysBetween, addDays, readDay, slashed } from './days.ts'
import { all, find } from './page.ts'
import type { FormModel } from './view.ts'

type Field = HTMLInputElement | HTMLSelectElement

/** Switches the details of 定期 on and off, and brings the day that a change is meant for into the form's own days. */
export function bindRule(root: HTMLElement, form: FormModel): void {
  const detail = find('.sch-repeat-detail', root) as HTMLFieldSetElement
  const { name } = form.rule.kind
  const kind = () =>
    form.rule.control === 'select'
      ? (find(`select[name="${name}"]`, root) as HTMLSelectElement).value
      : (all<HTMLInputElement>(`input[name="${name}"]:checked`, root)[0]?.value ?? '')
  for (const control of all(`[name="${name}"]`, root))
    control.addEventListener('change', () => (detail.disabled = kind() === ''))
  if (!form.scope?.dayShown) return
  const day = find(`[name="${form.scope.dayName}"]`, root) as HTMLInputElement
  day.addEventListener('change', () => {
    const to = readDay(day.value.trim())
    if (!to) return
    const [from, until] = ['startdate', 'enddate'].map((one) => (find(`[name="${one}"]`, root) as Field).value)
    const length = daysBetween(from ?? to, until ?? to)
    const put = (one: string, value: string) => {
      ;(find(`[name="${one}"]`, root) as Field).value = value
      ;(find(`[data-name="${one}"]`, root) as Field).value = slashed(value)
    }
    put('startdate', to)
    put('enddate', addDays(to, length))
  })
}

/** The answer that the form holds to the question which days are meant. */
export function askedScope(root: HTMLElement, { scope }: FormModel): Record<string, string> {
  if (!scope) return {}
  const field = (name: string) => all<Field>(`[name="${name}"]`, root)
  const which =
    scope.control === 'select'
      ? field(scope.name)[0]?.value
      : all<HTMLInputElement>(`input[name="${scope.name}"]:checked`, root)[0]?.value
  return { [scope.name]: which ?? '', [scope.dayName]: readDay(field(scope.dayName)[0]?.value ?? '') ?? '' }
}

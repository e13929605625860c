import { adapterMutants } from './adapters.ts'
import { planMutants } from './core-plan.ts'
import { stepMutants } from './core-steps.ts'
import type { Mutant } from './mutant.ts'

export const allMutants: readonly Mutant[] = [...planMutants, ...stepMutants, ...adapterMutants]

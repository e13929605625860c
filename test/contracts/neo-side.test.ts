import { variantNames } from '../emulators/neo/variants.ts'
import { neoBench } from './neo-bench.ts'
import { sideSuite } from './side-suite.ts'

// Drawn anew each time, so that no name or encoding can have been learnt by heart.
const seed = Math.floor(Math.random() * 1_000_000)

for (const variant of variantNames) sideSuite(`neo ${variant}, seed ${seed}`, () => neoBench({ variant, seed }))

import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../lib/neo/calibrate.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { variantNames } from '../../emulators/neo/variants.ts'
import { createCalibration } from '../../fixtures/calibration.ts'

describe.each(variantNames)('%s', (variant) => {
  test.each([false, true])('a whole calibration, strange names: %s', async (strangeNames) => {
    const world = await createCalibration({ variant, strangeNames })
    await world.all()
    const result = calibrate(world.notes, defaultProfile)
    console.log(JSON.stringify({ ...result, overlay: result.overlay }, null, 1))
    expect(result.refused).toBeUndefined()
    expect(result.overlay).toBeDefined()
  })
})

import { type Profile, profileSchema } from './profile-schema.ts'
import { defaultProfileData } from './profiles/default.ts'

/** @throws if the profile does not fit: a broken profile must not run. */
export const readProfile = (data: unknown): Profile => profileSchema.parse(data)

export const defaultProfile: Profile = readProfile(defaultProfileData)

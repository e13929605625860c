import { buildExtension } from './stage.ts'

/** Hosts of the per-customer build: the on-premises emulators. */
export const customerOrigins = ['https://neo.example.co.jp', 'https://groupware.example.jp']

/** The production build and a per-customer build, once for all e2e tests. */
const build = async () => {
  await buildExtension()
  await buildExtension(customerOrigins)
}
export default build

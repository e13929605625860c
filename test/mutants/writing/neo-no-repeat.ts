import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'no POST to NEO is repeated',
  removes: 'A request to NEO whose answer got lost is not sent again.',
  file: 'lib/neo/client.ts',
  find: "response = await options.fetch(url, { credentials: 'include', cache: 'no-store', ...init })",
  replace: `const send = () => options.fetch(url, { credentials: 'include', cache: 'no-store', ...init })
        response = await send().catch(send)`,
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-side.test.ts'],
}

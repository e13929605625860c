import { z } from 'zod'
import { fail } from '../core/problem.ts'
import { isOk, problemOfAnswer } from './answer.ts'
import { type ClientOptions, createGraphClient } from './client.ts'
import { graphRoot } from './wire.ts'

/**
 * Reads a list whole, page by page. `row`: what each entry must be; `most`: pages, more of them is no list of that kind; `code`: what is told of an answer
 * that is none. @throws ProblemError
 */
export const readPages = async <T>(
  options: ClientOptions,
  first: string,
  { row, most, code }: { row: z.ZodType<T>; most: number; code: string },
): Promise<T[]> => {
  const schema = z.object({
    value: z.array(row),
    '@odata.nextLink': z.string().startsWith(`${graphRoot}/`).optional(),
  })
  const client = createGraphClient(options)
  const found: T[] = []
  let url: string | undefined = first
  for (let pages = 0; url !== undefined; pages++) {
    const answer = await client.single({ method: 'GET', url })
    if (!isOk(answer)) {
      const problem = problemOfAnswer(answer, options.now())
      return fail(problem.kind, problem)
    }
    const page = schema.safeParse(answer.body)
    if (!page.success || pages === most) return fail('graph-unexpected-answer', { side: 'outlook', code })
    found.push(...page.data.value)
    url = page.data['@odata.nextLink']
  }
  return found
}

import { z } from 'zod'
import { codePattern, knownWords, namePattern, type Note, roles, styles } from './observed.ts'

/**
 * What a page tells, as the worker takes it. A page can lie: so everything is a name, one of our own words, or dropped, whatever the observer has filtered
 * before. `constants`: the values that the worker itself gave to the observer; `secret`: the session's token, which is a name, too.
 */
const schemaFor = (constants: readonly string[], secret: readonly string[]) => {
  const name = z
    .string()
    .regex(namePattern)
    .refine((text) => !secret.includes(text))
  const command = z.union([z.literal(''), name])
  const field = z
    .strictObject({
      name,
      is: z.enum(roles),
      as: z.enum(styles).exactOptional(),
      value: z.string().max(8).exactOptional(),
      keys: z.array(name).max(40).exactOptional(),
    })
    .refine(({ is, value }) =>
      is === 'same'
        ? value !== undefined && constants.includes(value)
        : is === 'code'
          ? value !== undefined && codePattern.test(value)
          : value === undefined,
    )
  const found = z.strictObject({
    path: z.array(z.union([z.literal('#'), name])).max(9),
    keys: z.array(field).max(60),
    ids: z.array(name).max(60),
  })
  const form = z.strictObject({
    names: z.array(name).max(300),
    chosen: z.array(name).max(20),
    choices: z
      .array(
        z.strictObject({
          name,
          value: z.string().regex(codePattern),
          label: z.string().refine((text) => knownWords.has(text)),
          tick: z.literal(true).exactOptional(),
        }),
      )
      .max(200),
    known: z.boolean(),
  })
  const call = z
    .strictObject({
      kind: z.literal('call'),
      to: z.enum(['json', 'page']),
      batch: z.boolean(),
      suffix: z.string().max(600),
      ok: z.boolean(),
      commands: z
        .array(
          z.strictObject({
            command,
            fields: z.array(field).max(300),
            found: z.array(found).max(20),
          }),
        )
        .max(30),
      form: form.exactOptional(),
    })
    // A code is told only where the form has it among its well-known words, and the address only as far as the commands say it.
    .refine(({ commands, form: shown }) =>
      commands.every(({ fields }) =>
        fields.every(
          ({ name: field, is, value }) =>
            is !== 'code' || shown?.choices.some((choice) => choice.name === field && choice.value === value),
        ),
      ),
    )
    .refine(({ suffix, commands }) =>
      suffix
        .split('/')
        .every((part) => ['', '*', '#', 'id'].includes(part) || commands.some((one) => one.command === part)),
    )
  const page = z.strictObject({
    kind: z.literal('page'),
    command,
    fields: z.array(field).max(60),
    form: form.exactOptional(),
  })
  return z.discriminatedUnion('kind', [call, page])
}

/** What came from a page, if it may be kept; undefined = it is thrown away whole. */
export const readNote = (text: unknown, constants: readonly string[], secret: readonly string[]): Note | undefined => {
  if (typeof text !== 'string' || text.length > 200_000) return
  try {
    return schemaFor(constants, secret).safeParse(JSON.parse(text)).data
  } catch {
    return
  }
}

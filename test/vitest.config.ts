import { defineConfig } from 'vitest/config'

const project = (name: string, folder: string, testTimeout: number) => ({
  test: { name, include: [`test/${folder}/**/*.test.{ts,tsx}`], environment: 'node' as const, testTimeout },
})

/** One project per kind, so that each has its own count. Places are counted from the project's root, not from this file. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      project('unit', 'unit', 10_000),
      project('contract', 'contracts', 60_000),
      project('property', 'property', 300_000),
    ],
  },
})

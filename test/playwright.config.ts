import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../.test/e2e',
  globalSetup: './e2e/build.ts',
  // Two cores: one browser and its emulators at a time. No retries: a flaky test is a defect.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
})

import { defineConfig } from 'vite'

/** `npm run gallery`: every component in every state, on a plain page without the extension. */
export default defineConfig({
  root: import.meta.dirname,
  server: { fs: { allow: ['../..'] } },
})

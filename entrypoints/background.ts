import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from '../lib/app/background.ts'

export default defineBackground({ type: 'module', main: startBackground })

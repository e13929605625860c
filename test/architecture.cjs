// The arrows of the house: who may import whom, and which npm package may be used in which room.
const layers = {
  'lib/core': { may: [], npm: [] },
  'lib/settings': { may: [], npm: ['zod'] },
  'lib/i18n': { may: [], npm: [] },
  'lib/auth': { may: [], npm: ['zod', '@azure/msal-browser'] },
  'lib/neo': { may: ['lib/core'], npm: ['zod', 'linkedom'] },
  'lib/graph': {
    may: ['lib/core'],
    npm: ['zod', '@microsoft/microsoft-graph-client', '@microsoft/microsoft-graph-types'],
  },
  'lib/store': { may: ['lib/core'], npm: ['dexie', 'zod'] },
  'lib/messages': { may: ['lib/core', 'lib/settings'], npm: ['zod'] },
  'lib/app': { may: ['lib'], npm: ['zod'] },
  components: { may: ['lib/messages', 'lib/settings', 'lib/i18n', 'lib/core'], npm: ['preact', '@preact/signals'] },
  entrypoints: {
    may: [
      'lib/app',
      'lib/messages',
      'lib/i18n',
      'components',
      'lib/neo/page',
      'lib/neo/forms-dom',
      'lib/neo/observed',
      'lib/neo/observe-page',
      'lib/auth/msal',
    ],
    npm: ['preact', '@preact/signals'],
  },
}

const browserFiles = [
  '^entrypoints/',
  '^lib/app/',
  '^lib/messages/(client|background)\\.ts$',
  '^lib/settings/storage\\.ts$',
  '^lib/auth/web-auth-flow\\.ts$',
  '^lib/i18n/t\\.ts$',
]

const under = (paths) => paths.map((path) => `^${path}(/|\\.tsx?$|$)`)
const rule = (name, from, to) => ({ name, severity: 'error', from, to })
const npmTypes = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core']

module.exports = {
  forbidden: [
    rule('no-cycle', {}, { circular: true }),
    rule(
      'nothing-unresolved',
      { path: '^(lib|components|entrypoints)/' },
      { couldNotResolve: true, pathNot: ['^#', '^wxt/'] },
    ),
    rule('no-test-in-production', { path: '^(lib|components|entrypoints)/' }, { path: '^test/' }),
    rule(
      'browser-only-at-the-edge',
      { path: '^(lib|components|entrypoints)/', pathNot: browserFiles },
      { path: '(^|node_modules/)(wxt|@wxt-dev|@webext-core)/' },
    ),
    rule(
      'only-compose-names-adapters',
      { path: '^lib/app/', pathNot: '^lib/app/(compose|sign-in)\\.ts$' },
      { path: '^lib/(neo|graph|store|auth)/' },
    ),
    rule(
      'components-see-only-types-of-core',
      { path: '^components/' },
      { path: '^lib/core/', pathNot: '^lib/core/problem\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-offscreen-sees-msal',
      { path: '^entrypoints/', pathNot: '^entrypoints/offscreen/' },
      { path: '^lib/auth/' },
    ),
    rule(
      'only-the-content-script-sees-neo-pages',
      { path: '^entrypoints/', pathNot: '^entrypoints/(neo\\.content/|calibration-)' },
      { path: '^lib/neo/' },
    ),
    rule(
      'emulators-read-the-facts-themselves',
      { path: '^test/emulators/' },
      { path: '^(lib|components|entrypoints)/' },
    ),
    ...Object.entries(layers).flatMap(([layer, { may, npm }]) => [
      rule(
        `${layer} imports only ${may.join(', ') || 'itself'}`,
        { path: under([layer]) },
        { path: '^(lib|components|entrypoints|test)/', pathNot: under([layer, ...may]).concat('\\.css$') },
      ),
      rule(
        `${layer} uses only npm ${npm.join(', ') || '(none)'}`,
        { path: under([layer]) },
        { dependencyTypes: npmTypes, pathNot: `node_modules/(${[...npm, 'wxt', '@wxt-dev', '@types'].join('|')})/` },
      ),
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.yml'],
    },
  },
}

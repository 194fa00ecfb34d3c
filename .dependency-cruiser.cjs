/** The import rules of the house: arrows only point down (docs/ARCHITECTURE.md). */
const down = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } })

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    down(
      'client-not-server',
      '^client/',
      '^sync-server/',
      'client and server meet in domain/ and on the wire, nowhere else',
    ),
    down(
      'server-not-client',
      '^sync-server/',
      '^client/',
      'client and server meet in domain/ and on the wire, nowhere else',
    ),
    down(
      'nothing-imports-tests',
      '^(client|sync-server|domain|bench)/',
      '^tests/',
      'tests look at the house; the house does not know them',
    ),
    down('domain-is-alone', '^domain/', '^(client|sync-server|bench)/', 'the rules know no I/O'),
    down(
      'rules-without-tables',
      '^domain/(?!tables/)',
      '^domain/tables/',
      'what is read from a file follows the rules, not the reverse',
    ),
    {
      name: 'domain-only-zod',
      severity: 'error',
      comment: 'the rules bring one library: the schemas; tables of files bring their readers',
      from: { path: '^domain/(?!tables/)' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: '(^|/)zod(/|$)' },
    },
    // client: app → features → parts → {view, scan, ui, platform} → {outbox, mirror} → domain
    down(
      'stores-at-the-bottom',
      '^client/(outbox|mirror)/',
      '^client/(app|features|parts|view|scan|ui|platform|labels|photos)/',
      'outbox and mirror know only the rules',
    ),
    down(
      'middle-not-up',
      '^client/(view|scan|ui|platform|labels)/',
      '^client/(app|features|parts)/',
      'what features share does not know them',
    ),
    {
      name: 'client-without-schemas',
      severity: 'error',
      comment: 'the client takes the types of the wire: its schemas would bring zod along, 30 kB and a slower start',
      from: { path: '^(client|domain/tables)/' },
      to: { path: '^domain/protocol/', dependencyTypesNot: ['type-only'] },
    },
    down(
      'photos-below-view',
      '^client/photos/',
      '^client/(app|features|parts|view|scan|ui|platform|labels)/',
      'what keeps and sends pictures knows the stores beside it and the rules',
    ),
    down(
      'sign-in-alone',
      '^client/sign-in/',
      '^client/(app|features|parts|view|mirror|photos|scan|ui)/',
      'the first page stands without the app',
    ),
    {
      name: 'sign-in-light',
      severity: 'error',
      comment: 'the first page of a new device is there before what the app stands on',
      from: { path: '^client/sign-in/' },
      to: { path: 'node_modules/(react-dom|@mantine|dexie)/', reachable: true },
    },
    down('parts-not-up', '^client/parts/', '^client/(app|features)/', 'pieces that features share do not know them'),
    down('features-not-app', '^client/features/', '^client/app/', 'the app composes features'),
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'a feature never imports another',
      from: { path: '^client/features/([^/]+)/' },
      to: { path: '^client/features/', pathNot: '^client/features/$1/' },
    },
    down('ui-knows-no-data', '^client/ui/', '^client/(view|outbox|mirror|scan|platform)/', 'components take values'),
    // server: http | sync | jobs → ledger | auth | webhooks | reports → db
    down(
      'server-floor',
      '^sync-server/db/',
      '^sync-server/(http|sync|jobs|ledger|identity|labels|photos|webhooks|reports|app|main|cli)',
      'the database knows no one above it',
    ),
    down(
      'server-middle',
      '^sync-server/(ledger|identity|labels|photos|webhooks|reports)/',
      '^sync-server/(http|sync|jobs|app|main|cli)',
      'the middle does not know the doors',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.server.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}

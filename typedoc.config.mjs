/** What each page is called; the modules are named after the addresses of their pages. */
const TITLES = {
  api: 'API of ngx-logout-action',
  'api-devtools': 'API of ngx-logout-action/devtools',
  'api-oidc': 'API of ngx-logout-action/oidc',
  'api-testing': 'API of ngx-logout-action/testing',
};

const library = 'projects/ngx-logout-action';

/** The API reference: one page of Markdown for each entry point, which the server shows at /docs. */
export default {
  plugin: ['typedoc-plugin-markdown'],
  tsconfig: `${library}/tsconfig.lib.json`,
  compilerOptions: {
    paths: {
      'ngx-logout-action': [`./${library}/src/public-api.ts`],
      'ngx-logout-action/*': [`./${library}/*/src/public-api.ts`],
    },
  },
  entryPoints: [
    `${library}/src/public-api.ts`,
    `${library}/{oidc,testing,devtools}/src/public-api.ts`,
  ],
  out: 'dist/api',
  flattenOutputFiles: true,
  router: 'module',
  readme: 'none',
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  disableSources: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  pageTitleTemplates: { module: ({ name }) => TITLES[name] },
  // Every export has a description.
  validation: { notDocumented: true },
  requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Function', 'Variable', 'Method'],
  treatValidationWarningsAsErrors: true,
  logLevel: 'Warn',
};

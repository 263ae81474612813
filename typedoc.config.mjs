const library = 'projects/ngx-logout-action';

/** The API reference in the documentation site, with one page per symbol. */
export default {
  plugin: ['typedoc-plugin-markdown', 'typedoc-vitepress-theme'],
  tsconfig: `${library}/tsconfig.lib.json`,
  compilerOptions: {
    paths: {
      'ngx-logout-action': [`./${library}/src/public-api.ts`],
      'ngx-logout-action/*': [`./${library}/*/src/public-api.ts`],
    },
  },
  entryPoints: [`${library}/src/public-api.ts`, `${library}/*/src/public-api.ts`],
  docsRoot: 'docs',
  out: 'docs/api',
  readme: 'none',
  name: 'API reference',
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  disableSources: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  indexFormat: 'table',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  // Requires a description for every export.
  validation: { notDocumented: true },
  requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Function', 'Variable', 'Method'],
  treatValidationWarningsAsErrors: true,
  logLevel: 'Warn',
};

// @ts-check
import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const LIB = './projects/ngx-logout-action/src/lib';

/** Features know the steps of a call; the steps only consult the configuration. */
const stepsKnowNoFeatures = {
  target: ['call', 'page', 'spinner'].map((folder) => `${LIB}/${folder}/**/!(*.spec).ts`),
  from: `${LIB}/features`,
  message: 'Consult LOGOUT_CONFIG instead, see ARCHITECTURE.md.',
};

/** Schematics run in the CLI, before there is a library to import; the table of options is bundled into them. */
const schematicsStandAlone = {
  target: './projects/ngx-logout-action/schematics',
  from: './projects/ngx-logout-action/src',
  except: ['./lib/action/option-table.ts'],
};

const importOrder = {
  groups: ['builtin', 'external', ['parent', 'sibling', 'index']],
  pathGroups: [{ pattern: 'ngx-logout-action{,/**}', group: 'external', position: 'after' }],
  pathGroupsExcludedImportTypes: [],
  'newlines-between': 'always',
  alphabetize: { order: 'asc', caseInsensitive: true },
};

/** Reads of a document's properties, other than `location`, that do not go through `documentProperty()`. */
const shadowedProperties = [
  'MemberExpression[object.name="document"]:not([property.name="location"])',
  'MemberExpression[object.property.name="document"]:not([property.name="location"])',
  'MemberExpression[object.callee.name="inject"][object.arguments.0.name="DOCUMENT"]:not([property.name="location"])',
  'VariableDeclarator:matches([init.name="document"], [init.property.name="document"]) > ObjectPattern > Property:not([key.name="location"])',
].map((selector) => ({
  selector,
  message: 'An element of the page may have that name. Read it with documentProperty().',
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/.angular',
      'coverage',
      'test-results',
      // Half of its lines are not meant to compile; tsc checks which.
      'projects/e2e/types',
      // What was built, written down.
      'projects/ngx-logout-action/api',
      // What is built with packages that are installed elsewhere; the builds check its types.
      'projects/e2e/{ssr,oidc}/overlay',
      'projects/e2e/service-worker/app',
      'projects/e2e/backends/{app,servers/django}',
      // What needs packages that the benchmarks alone install; `npm run bench` builds and runs it.
      'projects/bench/{size/apps,size/routes,size/feature-app.ts,by-hand,speed/app,report/{bar-chart,page,sections}.ts,run.ts}',
      // Sources for apps that are made elsewhere; their own builds check them.
      'projects/e2e/docs/app',
      // Specs of examples, which jest and Vitest run; both compilers check their types.
      'examples/**/*.spec.ts',
    ],
  },
  {
    files: ['**/*.{ts,cts}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: 'projects/ngx-logout-action/tsconfig.lib.json' }),
      ],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Numbers in texts are read as what they are.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A setter in one line says what it does: () => (this.x = y).
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'import-x/no-restricted-paths': [
        'error',
        { zones: [stepsKnowNoFeatures, schematicsStandAlone] },
      ],
      'import-x/order': ['error', importOrder],
      // Angular declares injectors and tokens as abstract classes and creates their implementations elsewhere.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // The examples find their packages and the library in this workspace.
    files: ['examples/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: false, project: 'examples/tsconfig.json' },
    },
    rules: {
      // The library is one package among others.
      'import-x/order': ['error', { ...importOrder, pathGroups: [] }],
    },
  },
  {
    // Packages of these are installed elsewhere.
    files: ['examples/{ssr,oidc-*}/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: [
      'projects/{server/test,e2e/openid,e2e/support,e2e/schematics,e2e/package,e2e/docs,bench/size}/**/*.test.ts',
    ],
    rules: {
      // node:test runs registered tests itself; their promises are not awaited.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: [
      'projects/{ngx-logout-action/{src,oidc,idle,devtools,testing},playground,live-examples,rules-app,spinner-hosts,styles-app}/**/*.ts',
      'examples/**/*.ts',
    ],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      // Modules and DI tokens are classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['examples/ng-module/**/*.ts'],
    // It shows an app with NgModules.
    rules: { '@angular-eslint/prefer-standalone': 'off' },
  },
  {
    files: ['projects/ngx-logout-action/{src,oidc,idle,devtools,testing}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['rxjs/*', '**/public-api'] }],
      'no-console': ['error', { allow: ['warn'] }],
    },
  },
  {
    // An element of the page could answer; the Actions dialog is for development only.
    files: ['projects/ngx-logout-action/{src,oidc,idle}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/src/testing/**'],
    rules: { 'no-restricted-syntax': ['error', ...shadowedProperties] },
  },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: {
      // Specs know what they have put there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Matchers of jest are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // Hosts of specs are made for one line of a template.
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
);

// @ts-check
import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const LIB = './projects/ngx-logout-action/src/lib';

/** Features may import the steps of a call. The steps only read the configuration. */
const stepsKnowNoFeatures = {
  target: ['call', 'page', 'spinner'].map((folder) => `${LIB}/${folder}/**/!(*.spec).ts`),
  from: `${LIB}/features`,
  message: 'Consult LOGOUT_CONFIG instead, see ARCHITECTURE.md.',
};

/**
 * Schematics run in the CLI without the library; only the table of options is bundled into them.
 */
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

/** Direct reads of document properties other than `location`, instead of `documentProperty()`. */
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
      // Half of the lines in this file must not compile, which tsc checks.
      'projects/e2e/types',
      // Generated reports.
      'projects/ngx-logout-action/api',
      // Packages of these apps are installed elsewhere. Their builds check types.
      'projects/e2e/{ssr,oidc}/overlay',
      'projects/e2e/service-worker/app',
      'projects/e2e/backends/{app,servers/django}',
      // These apps need packages that only the benchmarks install. `npm run bench` builds and runs
      // them.
      'projects/bench/{size/apps,size/routes,size/feature-app.ts,by-hand,speed/app,report/{bar-chart,page,sections}.ts,run.ts}',
      // Sources for apps in other folders. Their builds check them.
      'projects/e2e/docs/app',
      // jest and Vitest run these specs, and both compilers check their types.
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
      // Allows numbers in template literals.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Allows one-line setters: () => (this.x = y).
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'import-x/no-restricted-paths': [
        'error',
        { zones: [stepsKnowNoFeatures, schematicsStandAlone] },
      ],
      'import-x/order': ['error', importOrder],
      // Angular declares injectors and tokens as abstract classes, and creates instances elsewhere.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // The packages and the library resolve from this workspace.
    files: ['examples/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: false, project: 'examples/tsconfig.json' },
    },
    rules: {
      // In examples, the library is an external package.
      'import-x/order': ['error', { ...importOrder, pathGroups: [] }],
    },
  },
  {
    // The packages of these examples are installed elsewhere.
    files: ['examples/{ssr,oidc-*}/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: [
      'projects/{server/test,e2e/openid,e2e/support,e2e/schematics,e2e/package,e2e/docs,bench/size}/**/*.test.ts',
    ],
    rules: {
      // node:test runs registered tests itself, so their promises need no await.
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
      // Modules and DI tokens can be classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['examples/ng-module/**/*.ts'],
    // This example demonstrates NgModules.
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
    // An element of the page could shadow a document property. The Actions dialog is exempt,
    // because it is only for development.
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
      // Specs know that the elements exist.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Some jest matchers are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // Test hosts often consist of a single line of template.
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
);

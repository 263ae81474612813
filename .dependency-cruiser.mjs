/** Forbids circular imports, including type-only imports. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Move what both files need to a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'projects/ngx-logout-action/tsconfig.spec.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$|/dist/' },
  },
};

import { posix } from 'node:path';

import { kebab } from '../shared/kebab';
import { type ComponentClass } from './components';
import { type ActionOptions } from './options';
import { chosenProperties } from './property-sheet';

type Named = ActionOptions & { name: string };

/** The path and text of a spec for a page-owned action. */
export function componentSpec(component: ComponentClass, options: Named): [string, string] {
  const { name, path, module } = component;
  const file = posix.basename(path, '.ts');
  const folder = posix.dirname(path);
  // Only the module knows the elements of the template.
  const imports = module ? `imports: [${module.name}], ` : '';
  const from = module && posix.relative(folder, module.path).replace(/\.ts$/, '');
  const importModule = from
    ? `import { ${module.name} } from '${from.startsWith('.') ? from : `./${from}`}';\n`
    : '';
  return [
    `${folder}/${file}.${kebab(options.name)}.spec.ts`,
    `import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LogoutActionService } from 'ngx-logout-action';

import { ${name} } from './${file}';
${importModule}
describe('${options.name}', () => {
  it('lives as long as ${name}', () => {
    TestBed.configureTestingModule({ ${imports}providers: [provideRouter([])] });
    TestBed.overrideTemplate(${name}, '');
    const page = TestBed.createComponent(${name});
    const service = TestBed.inject(LogoutActionService);

    const action = service.get('${options.name}');
    expect(action?.owner).toBe('page');
${expectations(options)}
    page.destroy();
    expect(service.get('${options.name}')).toBeUndefined();
  });
});
`,
  ];
}

/** The path and text of a spec for an application-owned action. */
export function applicationSpec(file: string, provider: string, options: Named): [string, string] {
  return [
    `${file}.spec.ts`,
    `import { TestBed } from '@angular/core/testing';
import { LogoutActionService } from 'ngx-logout-action';

import { ${provider} } from './${posix.basename(file)}';

describe('${options.name}', () => {
  it('is created when the app starts', () => {
    TestBed.configureTestingModule({ providers: [${provider}()] });

    const action = TestBed.inject(LogoutActionService).get('${options.name}');
    expect(action?.owner).toBe('application');
${expectations(options)}  });
});
`,
  ];
}

function expectations(options: Named): string {
  return chosenProperties(options)
    .map(([name, code]) => `    expect(action?.options().${name}).toEqual(${code});\n`)
    .join('');
}

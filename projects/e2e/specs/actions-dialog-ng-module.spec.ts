import { complaintsOfCompiler } from '../support/compile.ts';
import { expect, test } from '../support/test.ts';

test.use({ app: 'ng-module-app-development' });

test('in an app of NgModules the code is the import of the module, and compiles', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Logout actions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Actions' });
  await dialog.getByLabel('In-flight behavior').selectOption('executeAll');
  await dialog.getByRole('tab', { name: 'Code' }).click();
  const code = await dialog.locator('pre').innerText();
  expect(code).toContain("LogoutActionModule.forRoot({\n  inFlightBehavior: 'executeAll',\n})");
  expect(complaintsOfCompiler(code)).toEqual([]);
});

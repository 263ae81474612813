import { compileErrors } from '../support/compile.ts';
import { expect, test } from '../support/test.ts';

test.use({ app: 'ng-module-development' });

test('in an app with NgModules, the code is the import of the module, and compiles', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Logout actions' }).click();
  const dialog = page.getByRole('complementary', { name: 'Logout actions' });
  await dialog.getByRole('radio', { name: /^executeAll/ }).check();
  await dialog.getByRole('tab', { name: 'Code' }).click();
  const code = await dialog.locator('pre').innerText();
  expect(code).toContain("LogoutActionModule.forRoot({\n  inFlightBehavior: 'executeAll',\n})");
  expect(compileErrors(code)).toEqual([]);
});

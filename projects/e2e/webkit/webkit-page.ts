import { expect } from '@playwright/test';
import { By, type WebDriver, type WebElement } from 'selenium-webdriver';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';

/** Actions of a user on a page. They wait for elements. */
export class WebKitPage {
  readonly driver: WebDriver;
  readonly url: string;

  constructor(driver: WebDriver, url: string) {
    this.driver = driver;
    this.url = url;
  }

  async goto(path: string): Promise<void> {
    await this.driver.get(this.url + path);
  }

  /** The path and query of the current URL. */
  async path(): Promise<string> {
    return (await this.driver.getCurrentUrl()).replace(this.url, '');
  }

  async arriveAt(path: string, within = 5_000): Promise<void> {
    await expect.poll(() => this.path(), { timeout: within }).toBe(path);
  }

  /** The visible text. */
  text(): Promise<string> {
    return this.run(() => document.body.innerText);
  }

  async see(words: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(words);
  }

  /** Waits for the outcome on the page "What if". */
  async seeEnd(words: string): Promise<void> {
    await expect
      .poll(() => this.run(() => document.querySelector('.outcome')?.textContent))
      .toBe(words);
  }

  async click(name: string, within: Place = 'main'): Promise<void> {
    await (
      await this.#find(`//${tag(within)}//*[self::a or self::button][normalize-space()='${name}']`)
    ).click();
  }

  /** A button, which can be passed to `run`. */
  button(name: string, within: Place = 'main'): Promise<WebElement> {
    return this.#find(`//${tag(within)}//button[normalize-space()='${name}']`);
  }

  /** Checks a checkbox or selects a radio button. */
  async choose(label: string): Promise<void> {
    await (await this.#find(`//label[starts-with(normalize-space(),"${label}")]`)).click();
  }

  async fill(label: string, text: string): Promise<void> {
    const path = `//*[@id=//label[normalize-space()='${label}']/@for] | //label[normalize-space()='${label}']//input`;
    // The app may still be starting, and render the page again.
    await expect(async () => {
      const field = await this.#find(path);
      await field.clear();
      await field.sendKeys(text);
    }).toPass();
  }

  /** Runs a function in the page. Arguments can be elements or JSON values. */
  async run<T, A extends unknown[]>(
    script: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    const { value, error } = await this.driver.executeAsyncScript<{ value: T; error?: string }>(
      `const [done, ...args] = [...arguments].reverse();
       Promise.resolve().then(() => (${String(script)})(...args.reverse()))
         .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      ...args,
    );
    if (error) throw new Error(error);
    return value;
  }

  async signIn(page = '/login'): Promise<void> {
    await this.goto(page);
    await this.fill('User name', DEMO_ACCOUNT.username);
    await this.fill('Password', DEMO_ACCOUNT.password);
    await this.click('Sign in');
    await this.arriveAt('/account');
    await this.see('IBAN');
  }

  async #find(xpath: string): Promise<WebElement> {
    let found: WebElement | undefined;
    await expect
      .poll(async () => {
        const elements = await this.driver.findElements(By.xpath(xpath));
        found = elements[0];
        return elements.length;
      })
      .toBeGreaterThan(0);
    if (!found) throw new Error(`Not found: ${xpath}`);
    return found;
  }
}

type Place = 'banner' | 'main' | 'dialog';

const tag = (place: Place) =>
  ({ banner: 'header', main: 'main', dialog: 'mat-dialog-container' })[place];

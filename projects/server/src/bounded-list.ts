/** A list that keeps only its latest items. */
export class BoundedList<T> {
  readonly #limit: number;
  #items: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items.shift();
  }

  remove(item: T): void {
    this.#items = this.#items.filter((other) => other !== item);
  }

  clear(): void {
    this.#items = [];
  }
}

/**
 * First in, first out. Values come in on one pile and leave from another, onto which the first is turned when
 * that is empty; so the hundred-thousandth costs what the first does, and there are no links to collect.
 */
export class Queue<T> {
  #incoming: T[] = [];
  #outgoing: T[] = [];

  get size(): number {
    return this.#incoming.length + this.#outgoing.length;
  }

  /** Who is next. */
  get first(): T | undefined {
    if (!this.#outgoing.length) {
      this.#outgoing = this.#incoming.reverse();
      this.#incoming = [];
    }
    return this.#outgoing.at(-1);
  }

  push(value: T): void {
    this.#incoming.push(value);
  }

  shift(): T | undefined {
    const { first } = this;
    this.#outgoing.pop();
    return first;
  }
}

interface Link<T> {
  readonly value: T;
  next?: Link<T>;
}

/** First in, first out; both ends cost the same for the hundred-thousandth value as for the first. */
export class Queue<T> {
  #first: Link<T> | undefined;
  #last: Link<T> | undefined;

  push(value: T): void {
    const link: Link<T> = { value };
    if (this.#last) this.#last.next = link;
    else this.#first = link;
    this.#last = link;
  }

  shift(): T | undefined {
    const link = this.#first;
    this.#first = link?.next;
    if (!this.#first) this.#last = undefined;
    return link?.value;
  }
}

import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';

@Component({
  selector: 'app-orders',
  template: `@for (order of orders(); track order) {
    <p>{{ order }}</p>
  }`,
})
export default class Orders {
  protected readonly orders = signal<readonly string[]>([]);

  constructor() {
    inject(HttpClient)
      .get<string[]>('/api/orders')
      .subscribe((orders) => this.orders.set(orders));
  }
}

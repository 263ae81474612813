import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-profile',
  imports: [RouterLink],
  template: `<h1>{{ title() }}</h1>
    <a routerLink="/orders">Orders</a>`,
})
export default class Profile {
  readonly name = input('');
  protected readonly title = computed(() => `Profile of ${this.name()}`);
}

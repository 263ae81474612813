import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { debounceTime, Subject, switchMap } from 'rxjs';

@Component({
  selector: 'app-search',
  imports: [RouterLink],
  template: `<input #term (input)="terms.next(term.value)" />
    @for (hit of hits(); track hit) {
      <a [routerLink]="['/orders']" [queryParams]="{ hit }">{{ hit }}</a>
    }`,
})
export default class Search {
  protected readonly terms = new Subject<string>();
  protected readonly hits = signal<readonly string[]>([]);

  constructor() {
    const http = inject(HttpClient);
    this.terms
      .pipe(
        debounceTime(300),
        switchMap((term) => http.get<string[]>('/api/search', { params: { term } })),
      )
      .subscribe((hits) => this.hits.set(hits));
  }
}

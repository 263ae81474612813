import { Component } from '@angular/core';

@Component({ selector: 'app-root', standalone: false, template: '' })
export class AppComponent {}

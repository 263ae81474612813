import { Component } from '@angular/core';

@Component({ selector: 'app-not-found', template: 'Not found' })
export default class NotFound {}

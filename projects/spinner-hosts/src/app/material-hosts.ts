import { ChangeDetectionStrategy, Component, inject, type TemplateRef } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCardModule } from '@angular/material/card';
import { MatChip, MatChipSet } from '@angular/material/chips';
import { MatDialog, MatDialogModule } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { MatTableModule } from '@angular/material/table';

import { SpinnerContextDirective } from 'ngx-logout-action';

import { Switches } from './switches';

/** Shows spinners on Angular Material components. */
@Component({
  selector: 'app-root',
  imports: [
    ...[MatButton, MatIconButton, MatCardModule, MatChip, MatChipSet],
    ...[MatDialogModule, MatMenuModule, MatTableModule, SpinnerContextDirective, Switches],
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './material-hosts.html',
  styleUrl: './hosts.css',
})
export class MaterialHosts {
  readonly #dialog = inject(MatDialog);

  protected readonly columns = ['product', 'amount', 'price'];
  protected readonly orders = [
    { id: 'row', product: 'Tea', amount: '2 boxes', price: '4.80' },
    { id: 'free', product: 'Cake', amount: '1 piece', price: '3.20' },
    { id: 'more', product: 'Sugar', amount: '500 g', price: '1.10' },
  ];

  /** In the order of the page, which the screenshots show. */
  protected readonly messages = {
    icon: ['Signing out'],
    text: ['Signing out'],
    filled: ['Signing out of everything'],
    outlined: ['Signing out'],
    chip: ['Signing out'],
    row: ['Cancelling the order'],
    card: ['Signing out', 'Saving your orders', 'Moving messages'],
    content: ['Saving your draft'],
    item: ['Signing out'],
  };

  protected open(content: TemplateRef<unknown>): void {
    this.#dialog.open(content, { ariaLabel: 'Draft' });
  }
}

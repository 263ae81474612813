import { Injectable } from '@angular/core';

import { RouterNavigator } from './router-navigator';

/** Goes to the page that follows a logout. Replace it by an ordinary provider. */
@Injectable({ providedIn: 'root', useExisting: RouterNavigator })
export abstract class LogoutNavigator {
  /**
   * Goes to a route of the app, in place of the entry in the history.
   *
   * @returns whether the matter is settled: arrived, already there, or superseded by another navigation.
   * After `false` the document is loaded anew.
   */
  abstract toRoute(url: string): Promise<boolean>;

  /** Leaves the document for an absolute URL, in place of the entry in the history. */
  abstract toDocument(url: string): void;
}

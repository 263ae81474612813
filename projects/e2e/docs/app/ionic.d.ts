/** Declares the part of Ionic that a sample uses. Ionic is not installed. */
declare module '@ionic/angular/standalone' {
  export class NavController {
    navigateRoot(url: string, options?: { replaceUrl?: boolean }): Promise<boolean>;
  }
}

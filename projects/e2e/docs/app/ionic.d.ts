/** What a sample uses of Ionic, which is not installed here. */
declare module '@ionic/angular/standalone' {
  export class NavController {
    navigateRoot(url: string, options?: { replaceUrl?: boolean }): Promise<boolean>;
  }
}

/** What one invocation may say for itself; what it leaves out comes from the action's options. */
export interface LogoutCall {
  /** Handed to guards, events and the back end; nothing of it is sent unless a `body` maps it. */
  data?: unknown;
  /** `'home'`, `'login'`, or a path of the app. */
  redirectTo?: string;
  /** Decides for this call, events included. */
  useDefaultSuccessHandler?: boolean;
  /** The name or names of the widgets that show the spinner. */
  spinnerContext?: string | readonly string[];
  /** The text below it. */
  spinnerMessage?: string;
}

/** What one invocation may say for itself; what it leaves out comes from the action's options. */
export interface LogoutCall {
  /** Handed to guards, events and the back end; nothing of it is sent unless a `body` maps it. */
  data?: unknown;
  redirectTo?: string;
  useDefaultSuccessHandler?: boolean;
  spinnerContext?: string | readonly string[];
  spinnerMessage?: string;
}

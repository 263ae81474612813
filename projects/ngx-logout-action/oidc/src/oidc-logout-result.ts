/** What became of a sign-out by OpenID Connect: the `body` of its `LogoutResponse`. */
export interface OidcLogoutResult {
  /**
   * - `requested`: the person is being sent to the provider, which ends its session or asks first.
   * - `unsupported`: the provider has no end-session endpoint; the person is signed out here and not there.
   */
  endSession: 'requested' | 'unsupported';
  /**
   * What became of the tokens: `none` were given, all are `revoked`, or at least one may be alive
   * (`failed`; RFC 7009, section 2.2.1).
   */
  revocation: 'none' | 'revoked' | 'failed';
}

/** The result of a sign-out with `withOidcLogout`, in the `body` of its `LogoutResponse`. */
export interface OidcLogoutResult {
  /**
   * - `requested`: the user is sent to the provider, which ends its session or asks for confirmation.
   * - `unsupported`: the provider has no end-session endpoint. The user is signed out of the app, but not of the provider.
   */
  endSession: 'requested' | 'unsupported';
  /**
   * - `none`: there were no tokens to revoke.
   * - `revoked`: the provider confirmed that all tokens are revoked.
   * - `failed`: at least one token may still be valid (RFC 7009, section 2.2.1).
   */
  revocation: 'none' | 'revoked' | 'failed';
}

import { GUARD_ROUND, guardRound, type LogoutGuard } from '../action/logout-guards';
import type { LogoutFeature } from './logout-feature';

/**
 * Asks before every call of every action, in order, whatever the default success handler is set to. The first
 * `false` vetoes; a guard that throws vetoes too and is reported. Guards run in an injection context.
 */
export function withLogoutGuards(...guards: LogoutGuard[]): LogoutFeature {
  return {
    kind: 'guards',
    providers: [{ provide: GUARD_ROUND, useFactory: () => guardRound(guards) }],
  };
}

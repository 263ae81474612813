/**
 * What becomes of the calls made while one is pending (the documentation page, "In Flight Behavior").
 *
 * - `doNotExecute`: they are discarded (`busy`).
 * - `executeAll`: they run one by one in order, also when one of them fails.
 * - `executeLast`: only the last of them runs; each one before it is discarded (`superseded`).
 */
export type InFlightBehavior = 'doNotExecute' | 'executeAll' | 'executeLast';

/** The key of the outcome in the message from the frame to "What if". */
export const STAGE_MESSAGE = 'whatIf';

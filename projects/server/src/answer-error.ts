import type { ErrorRequestHandler, Response } from 'express';

/** What a client may know about an error: the status, and the message if the client caused it. */
export interface ClientError {
  readonly status: number;
  readonly message: string;
}

/** Sends errors without their stack traces. */
export function answerError(
  answer: (res: Response, error: ClientError) => void,
): ErrorRequestHandler {
  return (error: { status?: number; message?: string }, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { status = 500, message = 'error' } = error;
    if (status >= 500) console.error(error);
    res.status(status);
    answer(res, { status, message: status < 500 ? message : 'internal error' });
  };
}

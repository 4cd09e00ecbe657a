import { error, info, warn } from 'firebase-functions/logger';

/** Structured log lines; never given addresses, e-mails or tokens. */
export const log = { error, info, warn };

/** How the name of every practice log begins. A name under `.invalid` is nobody's domain (RFC 2606), so no real log has it. */
export const PRACTICE_LOGS = 'practice.invalid/';

/** Whether nothing in a log of this name is real. */
export const isPracticeLog = (origin: string): boolean => origin.startsWith(PRACTICE_LOGS);

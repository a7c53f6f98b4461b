import { later } from '../live/later.tsx';

/** How the machine is. */
export const ShownHealth = later(async () => (await import('./health.tsx')).Health);

import { signal } from '@preact/signals';
import type { Founders } from '../../src/web/wire.ts';
import { look } from './touch.ts';

/** Whether the first administrators can be made at this screen, and by whom. */
export const founders = signal<Founders>({ open: 'no', people: [] });

export const lookForFounders = async (): Promise<void> => {
  founders.value = (await look('founders', {})) ?? founders.peek();
};

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { KioskView } from '../../src/core/view.ts';
import type { Page } from './place.ts';

export interface CustodyProps {
  readonly view: KioskView;
  readonly page: Extract<Page, { readonly page: 'custody' }>;
}

/** The pages about containers and seals, once they are here. */
export const custodyPages = signal<ComponentType<CustodyProps> | null>(null);

import type { Command } from 'commander';
import type { Parts } from './parts.ts';
import { addReconcileActing } from './reconcile-acting.ts';
import { addReconcilePages } from './reconcile-pages.ts';

/** Ballots and voters held against each other, and what differs. */
export const addReconcile = (program: Command, parts: Parts): void => {
  const reconcile = program
    .command('reconcile')
    .description('Sheets on which ballots and voters are held against each other, and what differs.');
  addReconcilePages(reconcile, parts);
  addReconcileActing(reconcile, parts);
};

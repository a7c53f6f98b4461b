/** What tests of kept reports do at the pages. */
import type { Page } from 'playwright-core';
import { openOfficeDatabase } from '../../../src/office/office-database.ts';
import { ScheduledRuns } from '../../../src/office/saved/scheduled-runs.ts';
import type { OfficeSite } from '../../office/aid.ts';

/** Goes to a page by its address. */
export const open = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
};

/** Answers a question that stands in the address, and keeps it. */
export const keep = async (page: Page, address: string, name: string): Promise<void> => {
  await open(page, `#reports/${address}&ask=yes`);
  await page.getByRole('button', { name: 'Keep this report' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText(`Kept as “${name}”.`).waitFor();
};

/** As if the office had looked last ten days ago, when the kiosk went off. */
export const offForDays = ({ data }: OfficeSite): void => {
  const database = openOfficeDatabase(data);
  try {
    const runs = new ScheduledRuns(database);
    for (const schedule of runs.schedules()) runs.set({ ...schedule, looked: Date.now() - 10 * 86_400_000 });
  } finally {
    database.close();
  }
};

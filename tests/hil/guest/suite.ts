import { tell } from './told.ts';

/** What one machine runs: its tests in their order, each under the sentence that it proves. */
export interface Suite {
  /** Loads drivers and makes devices, before the first test. */
  prepare(): void | Promise<void>;
  readonly tests: Readonly<Record<string, () => Promise<void>>>;
}

/** An emulated machine with neighbours is slow; what takes this long hangs. */
const HANGS_MS = 900_000;

const inTime = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it hung for ${HANGS_MS / 1_000} s`)), HANGS_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Runs each test, also after one that failed, and tells how it went. */
const runSuite = async (suite: Suite): Promise<void> => {
  await suite.prepare();
  for (const [test, work] of Object.entries(suite.tests)) {
    const begun = performance.now();
    try {
      await inTime(work());
      tell({ told: 'passed', test, s: (performance.now() - begun) / 1_000 });
    } catch (error) {
      tell({ told: 'failed', test, error: String(error instanceof Error ? error.stack : error) });
    }
  }
};

/** Makes the machine ready, runs the suite of this name under `suites`, and tells that it is done, however that went. */
export const tellSuite = async (name: string, ready: () => void): Promise<void> => {
  try {
    ready();
    const { suite } = (await import(`./suites/${name}.ts`)) as { suite: Suite };
    await runSuite(suite);
  } catch (error) {
    tell({ told: 'failed', test: 'the start of the machine', error: String((error as Error).stack) });
  }
  tell({ told: 'done' });
};

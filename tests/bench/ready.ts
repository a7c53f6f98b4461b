import type { Figure } from './figure.ts';
import { logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { writeConfig } from './site.ts';
import { percentile, significant } from './statistics.ts';

const LARGE = 1_000_000;
const STARTS = 7;

/** Starts so often, after one start that fills the caches of the runtime and of the disk. */
const startsOf = async (start: () => Promise<Service>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let number = 0; number <= STARTS; number += 1) {
    const service = await start();
    if (number > 0) times.push(service.readyMs);
    await service.stop();
  }
  return times;
};

const figure = (name: string, limit: number, times: readonly number[]): Figure => ({
  name,
  measured: percentile(times, 50),
  unit: 'ms',
  limit,
  detail: `median of ${times.length} starts after a first one; slowest ${significant(Math.max(...times))} ms`,
});

/** Start of the process to the first good answer, with a long log, and of the demo by npm. */
export const measureReady = async (): Promise<readonly Figure[]> => {
  const data = logOf(LARGE, 'ready');
  const config = writeConfig(workFolder('ready-config'));
  say(`ready: ${STARTS} starts of the service and of the demo ...`);
  const service = await startsOf(() => Service.run(config, data));
  const demoData = workFolder('ready-demo');
  const demo = await startsOf(() => Service.demo(demoData));
  return [
    figure(`start of the service to ready, ${LARGE} entries`, 1_000, service),
    figure('npm start of the demo to ready, once set up', 2_000, demo),
  ];
};

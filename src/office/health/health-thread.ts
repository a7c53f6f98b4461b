/** Looks at everything that the kiosk needs, as a thread beside whoever serves the pages. */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { configuredIn } from '../../doctor/configured.ts';
import { examine } from '../../doctor/examination.ts';
import { reasonOf } from '../../doctor/finding.ts';
import { thisMachine } from '../../doctor/machine.ts';
import type { HealthMessage, HealthTask } from './health-messages.ts';

const { config_file, data, software } = workerData as HealthTask;
const say = (message: HealthMessage): void => parentPort?.postMessage(message);

const look = async (): Promise<void> => {
  const { config, found } = configuredIn(config_file, data);
  const machine = thisMachine(Date.now);
  say({ found: [...found, ...(await examine({ machine, software, config, whole: false }))] });
};

// The thread alone: whoever serves pages, and still more the door, goes before it.
os.setPriority(os.constants.priority.PRIORITY_LOW);
look().catch((error: unknown) => say({ failed: reasonOf(error) }));

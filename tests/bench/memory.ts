import { io } from 'socket.io-client';
import type { Figure } from './figure.ts';
import { logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { writeConfig } from './site.ts';
import { significant } from './statistics.ts';
import { BADGES_OF_VISIT, visit } from './visits.ts';

const LARGE = 1_000_000;
const BADGES = 2_000;

/** Resident memory of the service with a long log and a screen, after many badges. */
export const measureMemory = async (): Promise<readonly Figure[]> => {
  const service = await Service.run(writeConfig(workFolder('memory-config')), logOf(LARGE, 'memory'));
  const screen = io(service.address, { transports: ['websocket'] });
  let views = 0;
  screen.on('view', () => {
    views += 1;
  });
  try {
    const atStart = service.memory().now;
    say(`memory: ${BADGES} badges ...`);
    for (let number = 0; number < BADGES / BADGES_OF_VISIT; number += 1) await visit(service, number);
    const { now, most } = service.memory();
    if (views < BADGES) throw new Error(`the screen was sent ${views} views, fewer than there were badges`);
    return [
      {
        name: `resident memory, ${LARGE} entries, a screen, ${BADGES} badges`,
        measured: now,
        unit: 'MB',
        limit: 150,
        detail: `${significant(atStart)} MB when ready; ${views} views sent`,
      },
      {
        name: 'the most there was, while the old entries were checked beside it',
        measured: most,
        unit: 'MB',
        limit: 150,
        detail: 'as the kernel counts it (VmHWM)',
      },
    ];
  } finally {
    screen.disconnect();
    await service.stop();
  }
};

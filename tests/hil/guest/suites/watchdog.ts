/** The machine's own watchdog, fed by nothing but what the loop of the real service says of itself. */
import { spawn } from 'node:child_process';
import { openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { KIOSK_FLAGS, ROOT } from '../../../../src/runtime.mjs';
import { Manager } from '../../../systemd/manager.ts';
import { VAULT_LINES } from '../county.ts';
import { mountDisk } from '../disk.ts';
import { load, loadSimulators } from '../drivers.ts';
import { headerOfPi } from '../gpio-bank.ts';
import { nameDevice } from '../kernel-device.ts';
import { KeyboardReader } from '../readers.ts';
import type { Suite } from '../suite.ts';
import { tell } from '../told.ts';
import { pause, until } from '../waiting.ts';

const FEEDS = 3;
/** The service says that it goes on four times in this interval. */
const ASKED_S = 8;
const PATIENT_MS = 300_000;

const prepare = (): void => {
  loadSimulators();
  const header = headerOfPi();
  header.pull(VAULT_LINES.contact, 0);
  header.pull(VAULT_LINES.exit, 1);
  new KeyboardReader();
};

/** The service under a manager that hears it, as the unit starts it. */
const startHeard = async (folder: string): Promise<{ readonly manager: Manager; readonly pid: number }> => {
  const manager = new Manager('/run');
  await manager.listening();
  const main = path.join(ROOT, 'src', 'main.ts');
  const run = [process.execPath, ...KIOSK_FLAGS, main, 'run', '--config', 'kiosk.yaml'];
  const service = spawn(path.join(ROOT, 'systemd', 'notify-socket'), [...run, '--port', '0'], {
    cwd: folder,
    env: { ...process.env, NOTIFY_SOCKET: manager.socket, WATCHDOG_USEC: String(ASKED_S * 1_000_000) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(
    'the service is ready',
    () => manager.heard.some((line) => line.includes('READY=1')),
    PATIENT_MS,
  );
  return { manager, pid: service.pid ?? 0 };
};

const stuck = async (): Promise<void> => {
  const { manager, pid } = await startHeard(mountDisk());
  load('i6300esb');
  const watchdog = openSync('/dev/watchdog', 'w');
  nameDevice('/dev/watchdog0');
  let fed = 0;
  for (;;) {
    const heard = manager.heard.filter((line) => line.includes('WATCHDOG=1')).length;
    if (heard > fed) {
      fed = heard;
      writeSync(watchdog, '.');
      tell({ told: 'fed', times: fed });
      if (fed >= FEEDS) process.kill(pid, 'SIGSTOP');
    }
    await pause(50);
  }
};

export const suite: Suite = { prepare, tests: { 'the loop gets stuck, and the machine is reset': stuck } };

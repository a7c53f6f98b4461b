/** A suite in a Debian that has a first process of its own: run as a unit of its systemd, which then turns it off. */
import { spawnSync } from 'node:child_process';
import { tellSuite } from './suite.ts';

if (import.meta.main) {
  await tellSuite(process.env['HIL_SUITE'] ?? '', () => undefined);
  spawnSync('systemctl', ['poweroff']);
}

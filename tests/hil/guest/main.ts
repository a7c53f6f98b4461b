/** Second step of the machine's start, and its first process: mounts, one suite, off. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { tellSuite } from './suite.ts';

const must = (program: string, ...args: readonly string[]): void => {
  const ended = spawnSync(program, args, { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ended.error ?? ended.stderr}`);
};

/** @param needed what must stay where it lies outside */
const prepare = (over: string, modules: string, needed: readonly string[]): void => {
  // Empty, as after a start. Where the checkout lies in one of them, that one stays: the layer over it is in memory too.
  for (const folder of ['/run', '/tmp'])
    if (!needed.some((at) => at.startsWith(`${folder}/`))) must('mount', '-t', 'tmpfs', 'tmpfs', folder);
  for (const folder of ['/dev/pts', '/dev/shm', '/run/home', '/lib/modules']) {
    mkdirSync(folder, { recursive: true });
  }
  must('mount', '-t', 'devpts', 'devpts', '/dev/pts');
  must('mount', '-t', 'tmpfs', 'tmpfs', '/dev/shm');
  must('ip', 'link', 'set', 'lo', 'up');
  cpSync(path.join(over, 'usr'), '/usr', { recursive: true });
  symlinkSync(modules, path.join('/lib/modules', path.basename(modules)));
  must('modprobe', 'configfs');
  must('mount', '-t', 'configfs', 'configfs', '/sys/kernel/config');
};

const ready = (): void => {
  const { HIL_ROOT = '', HIL_OVER = '', HIL_MODULES = '', HIL_NODE = '' } = process.env;
  // What was compiled outside is read here; what is compiled here stays in memory.
  process.env['NODE_COMPILE_CACHE'] = path.join(HIL_ROOT, 'node_modules', '.cache', 'compiled');
  process.env['MALLOC_ARENA_MAX'] = '2';
  Error.stackTraceLimit = 4;
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  prepare(HIL_OVER, HIL_MODULES, [HIL_ROOT, HIL_OVER, HIL_MODULES, HIL_NODE]);
  process.chdir(HIL_ROOT);
};

if (import.meta.main) {
  await tellSuite(process.env['HIL_SUITE'] ?? '', ready);
  writeFileSync('/proc/sysrq-trigger', 'o');
}

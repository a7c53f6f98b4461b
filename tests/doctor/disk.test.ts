import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookAtDisk } from '../../src/doctor/disk.ts';
import { ToldMachine } from './machine.ts';
import { remedied } from './told.ts';

describe('disk', () => {
  const mounts = (root: string, data: string): string =>
    [`1 0 179:2 / / ${root}`, `2 1 179:3 / ${data}`].join('\n');

  test('room, the time of a flush and the mounts; nothing is left behind', async () => {
    const machine = new ToldMachine();
    machine.tell(
      'proc/self/mountinfo',
      mounts('ro - overlay overlay rw', `${machine.folder} rw - ext4 /dev/x rw`),
    );
    machine.tell('data/log.db', '');
    const data = path.join(machine.folder, 'data');
    const found = await lookAtDisk(machine, data);
    expect(
      found.filter(({ about }) => about !== 'flush').map(({ health, about }) => `${health} ${about}`),
    ).toEqual(['good space', 'good system', 'good data', 'unknown life']);
    expect(found.find(({ about }) => about === 'flush')?.said).toMatch(/^a flush takes [\d.]+ ms/);
    expect(readdirSync(data)).toEqual(['log.db']);
  });

  test('what the walls of the service make read-only for itself alone is written to all the same', async () => {
    const machine = new ToldMachine();
    machine.tell(
      'proc/self/mountinfo',
      mounts('ro - ext4 /dev/y rw', `${machine.folder} rw - ext4 /dev/x rw`),
    );
    const system = async () =>
      (await lookAtDisk(machine, machine.folder)).filter(({ about }) => about === 'system');
    expect(await system()).toMatchObject([{ health: 'warning' }]);
    machine.tell(
      'proc/self/mountinfo',
      mounts('ro - ext4 /dev/y ro', `${machine.folder} rw - ext4 /dev/x rw`),
    );
    expect(await system()).toMatchObject([
      { health: 'good', said: 'the root is not written to (read-only)' },
    ]);
  });

  test('before the first start the folder above is looked at', async () => {
    const machine = new ToldMachine();
    const found = await lookAtDisk(machine, path.join(machine.folder, 'not', 'yet'));
    expect(found[0]?.said).toContain(`free at ${machine.folder}`);
  });

  test('data that the next start loses is wrong, a root that is written to is a warning', async () => {
    const machine = new ToldMachine();
    machine.tell(
      'proc/self/mountinfo',
      mounts('rw - ext4 /dev/y rw', `${machine.folder} rw - tmpfs tmpfs rw`),
    );
    const found = await lookAtDisk(machine, machine.folder);
    expect(found.filter(({ health }) => health === 'wrong')).toMatchObject([{ about: 'data' }]);
    expect(found).toContainEqual(expect.objectContaining({ about: 'system', health: 'warning' }));
    remedied(found);
  });

  test.each([
    ['0x01 0x02', 'good', '10 to 20 %'],
    ['0x09 0x02', 'warning', '80 to 90 %'],
    ['0x0b 0x0b', 'wrong', 'beyond its life'],
  ])('an eMMC that says %s of its life', async (life, health, said) => {
    const machine = new ToldMachine();
    const { dev } = statSync(machine.folder);
    const major = Math.floor(dev / 256) & 0xfff;
    const minor = (dev & 0xff) | ((dev >> 12) & 0xfff00);
    machine.tell('sys/block/mmcblk0/mmcblk0p3/partition', '3');
    machine.tell('sys/block/mmcblk0/device/life_time', life);
    machine.link(`sys/dev/block/${major}:${minor}`, path.join(machine.sys, 'block/mmcblk0/mmcblk0p3'));
    const found = await lookAtDisk(machine, machine.folder);
    expect(found.at(-1)).toMatchObject({ about: 'life', health, said: expect.stringContaining(said) });
  });
});

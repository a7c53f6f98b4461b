/** The package on a machine with its own systemd, from its first start to an orderly end, and what its screen shows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../src/runtime.mjs';
import { applianceDisk } from './appliance-disk.ts';
import { APPLIANCE_DATA } from './guest/county.ts';
import type { Told } from './guest/told.ts';
import { Machine } from './machine.ts';
import { dataOf, diskDevice, verified } from './outside.ts';
import type { Part } from './part.ts';
import { Screen } from './screen.ts';

const LIMIT_S = 3_600;
/** A browser wants more than a kiosk. */
const MEMORY = ['-m', '2048'];
/** What the page of a kiosk without its reader covers at least: the ground of a care, and the field for an emergency. */
const SHARES = { 'care-bg': 0.3, danger: 0.05 } as const;
/** Within the minute that the machine gives. */
const LOOKS = 10;
const LOOK_EVERY_MS = 5_000;

/** A colour of the screens, as their styles name it first. */
const colour = (name: string): string => {
  const styles = readFileSync(path.join(ROOT, 'kiosk-ui', 'shared', 'styles', 'themes.css'), 'utf8');
  const found = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(styles)?.[1];
  if (found === undefined) throw new Error(`the styles have no colour ${name}`);
  return found;
};

/** What a picture of the screen shows of the page, and whether that is all of it. */
const lookOnce = async (screen: Screen): Promise<{ readonly told: string; readonly isWhole: boolean }> => {
  const picture = await screen.picture();
  const shares = Object.entries(SHARES).map(([name, least]) => {
    const share = picture.shareOf(colour(name));
    return { told: `${name} ${(share * 100).toFixed(1)} %`, isEnough: share >= least };
  });
  return {
    told: `${picture.width}x${picture.height}: ${shares.map(({ told }) => told).join(', ')}`,
    isWhole: shares.every(({ isEnough }) => isEnough),
  };
};

/** Looks until the page is there, for as long as the machine leaves it as it is. */
const look = async (screen: Screen, part: Part): Promise<void> => {
  const test = 'a picture of the screen has the colours of the page';
  for (let looks = 1; ; looks += 1) {
    const { told, isWhole } = await lookOnce(screen);
    if (isWhole) {
      part.say(`  the screen, ${told}`);
      return part.outcome.take({ told: 'passed', test, s: 0 });
    }
    if (looks === LOOKS) return part.outcome.take({ told: 'failed', test, error: told });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};

export const runAppliance = async (part: Part): Promise<void> => {
  const { made, folder, outcome } = part;
  const disk = applianceDisk(made.cache, folder, made.image, part.say);
  const screen = new Screen(folder);
  const looks: Promise<void>[] = [];
  const told = (one: Told): void => {
    if (one.told === 'shown') looks.push(look(screen, part));
    else outcome.take(one);
  };
  const machine = new Machine({
    ...made,
    image: { ...made.image, initrd: made.image.diskInitrd },
    name: 'appliance',
    suite: 'appliance',
    hardware: [...MEMORY, ...screen.hardware, ...diskDevice(disk)],
    told,
  });
  outcome.off(await machine.off(LIMIT_S), machine.log);
  await Promise.all(looks);
  if (looks.length === 0) throw new Error('nobody looked at the screen');
  verified(dataOf(disk, folder, APPLIANCE_DATA));
  outcome.take({ told: 'passed', test: 'the log that is left on the disk verifies', s: 0 });
};

import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../../src/setup/system.mjs';
import type { Visitor } from '../office/visitor.ts';
import type { Figure } from './figure.ts';
import { hostNow } from './host-clock.ts';
import { paintedLinesInPage, watchFeedInPage } from './in-feed.ts';
import { logOf, workFolder } from './logs.ts';
import { Lookers } from './lookers.ts';
import { signIn, writeOfficeSite } from './office-site.ts';
import { clockAhead } from './page-clock.ts';
import { paintedAfter } from './painted-after.ts';
import { say } from './progress.ts';
import { Service } from './service.ts';
import { DOOR, INSIDE, OUTSIDE } from './site.ts';
import { significant, spreadOf } from './statistics.ts';
import { badge, pairOf } from './visits.ts';

const SMALL = 1_000;
const WARM_UP = 5;
const PAGES = 50;
const VISITS = 100;
const SOCKETS = 200;
/** Who look: no account may have all of the sockets. */
const PEOPLE = 4;
/** Of each kind, the kinds in turns: short ones, so that what else the machine does falls on both alike. */
const BLOCKS = 20;
const VISITS_OF_BLOCK = 25;
/** The shortest and the longest time between two things that people do at the door. */
const PEOPLE_MS = [80, 240] as const;
/** Sooner than people can: the office then never rests. */
const RUSH_MS = [5, 45] as const;
const SETTLED_MS = 1_000;

/** Waits of a length that is different each time, so that nothing comes in step with a timer of the service. */
const pause = (number: number, [least, most]: readonly [number, number]): Promise<unknown> =>
  setTimeout(least + ((number * 0.618_034) % 1) * (most - least));

/** What two people do at the door from their coming to their going, one thing after the other. */
const visitSteps = (service: Service, number: number): readonly (() => Promise<void>)[] => {
  const [one, other] = pairOf(number);
  const move = (open: boolean) => () => service.simulate('door', { door: DOOR, open });
  const show = (person: number, reader: typeof OUTSIDE | typeof INSIDE) => () =>
    badge(service, person, reader);
  return [
    show(one, OUTSIDE),
    show(other, OUTSIDE),
    move(true),
    move(false),
    show(one, INSIDE),
    show(other, INSIDE),
    move(true),
    move(false),
  ];
};
/** The badge that lets two people in. */
const LETS_IN = 1;

const openPage = async ({ site, cookies }: Visitor) => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('Chromium is missing: run "sudo apt-get install chromium"');
  const browser = await chromium.launch({ executablePath });
  const context = await browser.newContext({
    viewport: { width: 1_280, height: 720 },
    ignoreHTTPSErrors: true,
  });
  const attributes = { url: site.origin, secure: true, httpOnly: true, sameSite: 'Strict' as const };
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, ...attributes })));
  const page = await context.newPage();
  await page.goto(`${site.origin}/supervisor/`);
  await page.waitForSelector('.feed .line-number');
  const ahead_ms = await clockAhead(page);
  await page.evaluate(watchFeedInPage);
  return { browser, page, ahead_ms };
};

const measurePages = async (service: Service, visitor: Visitor, lookers: Lookers): Promise<Figure> => {
  const { browser, page, ahead_ms } = await openPage(visitor);
  try {
    await lookers.open(PAGES - 1);
    say(`supervisor: ${VISITS} visits with ${PAGES} pages open ...`);
    let steps = 0;
    for (let number = 0; number < WARM_UP + VISITS; number += 1) {
      if (number === WARM_UP) {
        await setTimeout(SETTLED_MS);
        await service.heard();
        await page.evaluate(paintedLinesInPage);
        steps = 0;
      }
      for (const step of visitSteps(service, number)) {
        steps += 1;
        await step();
        await pause(steps, PEOPLE_MS);
      }
    }
    await setTimeout(SETTLED_MS);
    const { durable } = await service.heard();
    const times = paintedAfter(durable, await page.evaluate(paintedLinesInPage), ahead_ms);
    if (times.length < steps)
      throw new Error(`of ${steps} things at the door the page showed ${times.length}`);
    const views = await lookers.close(PAGES - 1);
    const { p50, p99 } = spreadOf(times);
    return {
      name: `fact on the disk to painted on the supervisors' page, ${PAGES} pages open, p99`,
      measured: p99,
      unit: 'ms',
      limit: 150,
      detail: `p50 ${significant(p50)} ms, slowest ${significant(Math.max(...times))} ms; ${times.length} appends, from the flush to the end of the frame with their lines in Chromium; the other pages are sockets, each was sent ${Math.round(views)} views`,
    };
  } finally {
    await browser.close();
  }
};

/** How long a badge that lets two people in takes, in milliseconds to the released strike. */
interface Entering {
  /** From the request to the simulated reader: what the loop was at then counts too. */
  readonly asked: number;
  /** From the reader. */
  readonly presented: number;
}

const rush = async (service: Service, visits: number, from: number): Promise<readonly Entering[]> => {
  await service.heard();
  const entered: Entering[] = [];
  let steps = from;
  for (let number = from; number < from + visits; number += 1) {
    for (const [index, step] of visitSteps(service, number).entries()) {
      const begun = hostNow();
      steps += 1;
      await step();
      await pause(steps, RUSH_MS);
      if (index !== LETS_IN) continue;
      const { presented, released } = await service.heard();
      const [at, read] = [released[0], presented.at(-1)];
      if (at === undefined || read === undefined || released.length > 1)
        throw new Error('a strike was not released once');
      entered.push({ asked: at - begun, presented: at - read });
    }
  }
  return entered;
};

/** Alone and with all sockets, in turns, and how many views each socket was sent. */
const rushes = async (service: Service, lookers: Lookers) => {
  const [lone, watched]: [Entering[], Entering[]] = [[], []];
  let views = 0;
  let from = 0;
  const block = async (isWatched: boolean): Promise<void> => {
    if (isWatched) await lookers.open(SOCKETS);
    await rush(service, WARM_UP, from);
    (isWatched ? watched : lone).push(...(await rush(service, VISITS_OF_BLOCK, from + WARM_UP)));
    from += WARM_UP + VISITS_OF_BLOCK;
    if (isWatched) views += await lookers.close(SOCKETS);
    await setTimeout(SETTLED_MS);
  };
  for (let round = 0; round < BLOCKS; round += 1) {
    // Each goes first as often as the other.
    await block(round % 2 === 0);
    await block(round % 2 !== 0);
  }
  return { lone, watched, views: Math.round(views) };
};

const measureDoor = async (service: Service, lookers: Lookers): Promise<readonly Figure[]> => {
  say(`supervisor: ${BLOCKS} times ${VISITS_OF_BLOCK} visits alone and with ${SOCKETS} sockets ...`);
  const { lone, watched, views } = await rushes(service, lookers);
  const against = (from: keyof Entering, at: 'p50' | 'p99') => {
    const [many, alone] = [watched, lone].map((entered) => spreadOf(entered.map((one) => one[from]))[at]);
    if (many === undefined || alone === undefined) throw new Error('nobody was let in');
    return { measured: many / alone, words: `${significant(many)} ms against ${significant(alone)} ms` };
  };
  const figures = (['p50', 'p99'] as const).map((at): Figure => {
    const { measured, words } = against('asked', at);
    return {
      name: `badge to released strike with ${SOCKETS} sockets on the supervisors' page against none, ${at}`,
      measured,
      unit: 'times',
      limit: 1.1,
      detail: `${words} from the request to the simulated reader; ${watched.length} of each in turns; each socket was sent ${views} views`,
    };
  });
  const inside = against('presented', 'p50');
  return [
    ...figures,
    {
      name: 'the same from the reader to the strike, within the service, p50',
      measured: inside.measured,
      unit: 'times',
      detail: `${inside.words}; p99 ${against('presented', 'p99').words}`,
    },
  ];
};

/** What people who look from afar wait for, and what they cost the door. */
export const measureSupervisor = async (): Promise<readonly Figure[]> => {
  const site = await writeOfficeSite(workFolder('supervisor-config'), logOf(SMALL, 'supervisor'));
  const service = await Service.heard(site.config, site.data);
  try {
    const visitors = await signIn(site, PEOPLE);
    const [visitor] = visitors;
    if (visitor === undefined) throw new Error('nobody is signed in');
    const lookers = new Lookers(visitors);
    try {
      return [await measurePages(service, visitor, lookers), ...(await measureDoor(service, lookers))];
    } finally {
      lookers.stop();
    }
  } finally {
    await service.stop();
  }
};

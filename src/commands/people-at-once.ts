import { type Command, InvalidArgumentError, Option } from 'commander';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import { type Config, readConfig } from '../config.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../core/facts-list.ts';
import type { Credential } from '../core/terms.ts';
import type { AskedListAct } from '../list-acts.ts';
import type { ReviewLine } from '../list-lines.ts';
import { readLog } from '../log/read-log.ts';
import { loadSiteKey } from '../log/site-key.ts';
import { badgeUses, lostBadge } from '../records/list-history.ts';
import { instantIn } from './change-table.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type ActOptions, act, acting, personNamed, wordsOf } from './people-acting.ts';
import { instantAsked } from './people-reading.ts';

const suspend = async (parts: Parts, name: string, options: ActOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const subject = personNamed(name);
  const asked: AskedListAct = { act: 'suspend', subject, words: wordsOf(options.words, 'needed') };
  await withKeeper(parts, config, async (keeper) => {
    const { number, index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(
      `${subject} is suspended from now on; recorded up to entry ${index}. A second person reviews it: review ${number}.\n`,
    );
  });
};

/** What a badge was used for since nobody knows who had it. */
const printUses = async ({ terminal }: Parts, config: Config, review: number): Promise<void> => {
  const log = readLog(config.paths.data);
  try {
    const badge = lostBadge(log, review);
    if (badge === undefined) return;
    const { time_zone } = config.kiosk;
    await terminal.print(`  Since ${instantIn(time_zone, badge.since)} this badge was presented:\n`);
    let uses = 0;
    for (const { seq, at, type, room, reason } of badgeUses(log, badge)) {
      uses += 1;
      const why = reason === '' ? '' : ` (${reason})`;
      await terminal.print(
        harmless(`    entry ${seq}  ${instantIn(time_zone, at)}  ${room}  ${type}${why}`).concat('\n'),
      );
    }
    if (uses === 0) await terminal.print('    nowhere\n');
  } finally {
    log.close();
  }
};

interface LostOptions extends ActOptions {
  readonly since: string;
  readonly badge?: string;
}

const badgeWritten = (config: Config, badge: string | undefined): Credential | '' => {
  if (badge === undefined) return '';
  return credentialOf(siteKeyOf(loadSiteKey(config.paths.site_key, false)), canonicalBadge(badge));
};

const reportLost = async (parts: Parts, name: string, options: LostOptions): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const asked: AskedListAct = {
    act: 'report_lost',
    subject: personNamed(name),
    credential: badgeWritten(config, options.badge),
    since: instantAsked('--since', options.since, config.kiosk.time_zone),
    words: wordsOf(options.words, 'not_needed'),
  };
  await withKeeper(parts, config, async (keeper) => {
    const { number, index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(
      `This badge of ${name} opens nothing from now on; recorded up to entry ${index}. A second person reviews it: review ${number}.\n`,
    );
    await printUses(parts, config, number);
  });
};

const reviewLine = (zone: string, { review, kind, person, by, at, words }: ReviewLine): string =>
  harmless(
    `review ${review}  ${kind === 'suspension' ? 'suspended' : 'badge lost'}: ${person}, by ${by} on ${instantIn(zone, at)}${words === '' ? '' : `: ${words}`}`,
  );

const printReviews = async (parts: Parts, options: { config: string; data?: string }): Promise<void> => {
  const config = readConfig(options.config, options.data);
  await withKeeper(parts, config, async (keeper) => {
    const { reviews } = await keeper.listStanding();
    if (reviews.length === 0) return parts.terminal.print('Nothing waits to be reviewed.\n');
    for (const line of reviews) {
      await parts.terminal.print(`${reviewLine(config.kiosk.time_zone, line)}\n`);
      if (line.kind === 'lost_badge') await printUses(parts, config, line.review);
    }
  });
};

const review = async (
  parts: Parts,
  number: number,
  options: ActOptions & { outcome: ReviewOutcome },
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { outcome } = options;
  const asked: AskedListAct = {
    act: 'review',
    review: number,
    outcome,
    words: wordsOf(options.words, 'needed'),
  };
  await withKeeper(parts, config, async (keeper) => {
    const { index } = await act(parts, keeper, options, asked);
    await parts.terminal.print(`Review ${number}: ${outcome}; recorded up to entry ${index}\n`);
  });
};

const signOff = async (parts: Parts, options: ActOptions & { digest?: string }): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const words = wordsOf(options.words, 'not_needed');
  await withKeeper(parts, config, async (keeper) => {
    const { digest, listed } = await keeper.listStanding();
    const read = options.digest ?? digest;
    const { index } = await act(parts, keeper, options, { act: 'sign_off', digest: read, words });
    const { due } = await keeper.listStanding();
    const next = due === 0 ? '' : `; due again on ${instantIn(config.kiosk.time_zone, due)}`;
    await parts.terminal.print(
      `The list of ${listed} people with digest ${read} is signed off as entry ${index}${next}\n`,
    );
  });
};

const reviewNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a review, as "ballot-vault people reviews" prints it.');
};

const outcomeOption = (): Option =>
  new Option('--outcome <outcome>', 'confirmed: it stays so; reinstated: the person is back on the list')
    .choices(REVIEW_OUTCOMES)
    .makeOptionMandatory();

export const addAtOnce = (people: Command, parts: Parts): void => {
  acting(people, 'suspend', 'Take somebody off the list at once. A second person reviews it afterwards.')
    .argument('<person>', 'identifier of the person')
    .addHelpText(
      'after',
      examples('people suspend ben --config kiosk.yaml --by sam --words "Dismissed today"'),
    )
    .action((name: string, options: ActOptions) => suspend(parts, name, options));
  acting(
    people,
    'lost-badge',
    'Report a badge lost: it opens nothing from now on. Its holder can do that too.',
  )
    .argument('<person>', 'identifier of its holder')
    .requiredOption('--since <time>', 'when it was last certain who had it')
    .option('--badge <badge>', 'which badge, as the list writes it, where there are several')
    .addHelpText(
      'after',
      examples('people lost-badge ana --config kiosk.yaml --by ana --since "2026-11-03 08:00"'),
    )
    .action((name: string, options: LostOptions) => reportLost(parts, name, options));
  people
    .command('reviews')
    .description(
      'Print what one person did at once and a second one has to look at, with what a lost badge opened.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText('after', examples('people reviews --config kiosk.yaml'))
    .action((options: { config: string; data?: string }) => printReviews(parts, options));
  acting(people, 'review', 'Say what you find of what another person did at once.')
    .argument('<number>', 'number of the review', reviewNumber)
    .addOption(outcomeOption())
    .addHelpText(
      'after',
      examples('people review 1 --config kiosk.yaml --by tom --outcome confirmed --words "Asked her myself"'),
    )
    .action((number: number, options: ActOptions & { outcome: ReviewOutcome }) =>
      review(parts, number, options),
    );
  acting(people, 'sign-off', 'Answer for the whole list, after reading it.')
    .option(
      '--digest <hex>',
      'of the list that you read, as "people list" prints it; refused when it has changed',
    )
    .addHelpText('after', examples('people sign-off --config kiosk.yaml --by sam --words "Quarterly review"'))
    .action((options: ActOptions & { digest?: string }) => signOff(parts, options));
};

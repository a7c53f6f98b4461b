import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { brokenLink } from '../../src/epochs/chain.ts';
import { formerLogIn } from '../../src/epochs.ts';
import { BOOT, fill, heartbeat, moment, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';

const signed_by = ['ana', 'ben'] as PersonId[];
const why = { reason: 'new_key', words: '', signed_by } as const;
const { at } = moment();

type Opened = Extract<Fact, { readonly type: 'epoch_opened' }>;
type Closed = Extract<Fact, { readonly type: 'epoch_closed' }>;

interface Told {
  /** Of the opening, other than it is. */
  readonly opening?: Partial<Opened>;
  readonly closing?: Partial<Closed>;
  readonly isClosingSigned?: boolean;
  /** Recorded in the next log before its opening. */
  readonly before?: readonly Fact[];
}

/** Two logs of which one says that it was closed for the other, and that one that it goes on. */
const twoLogs = ({ opening, closing, isClosingSigned = true, before = [] }: Told) => {
  const [here, there] = ['e1', 'e2'].map((name) => {
    const origin = `county.example/${name}`;
    const options = optionsIn(temporaryDirectory(), { origin, isSignedAtOnce: () => false });
    return { options, log: opened(options), origin, directory: options.directory };
  });
  if (here === undefined || there === undefined) throw new Error('there are two');
  fill(here.log, 5);
  const named = { next_origin: there.origin, next_key: there.log.verifierKey, ...why };
  const closed: Closed = { at, type: 'epoch_closed', ...named, ...closing };
  here.log.append(moment(), BOOT, [closed], { sign: isClosingSigned ? 'now' : 'later' });
  const { origin, verifier_key, size, root } = formerLogIn(here.directory);
  const cited = {
    previous_origin: origin,
    previous_key: verifier_key,
    previous_size: size,
    previous_root: root,
  };
  const first: Opened = { at, type: 'epoch_opened', identified: 'by_pin', ...cited, ...why, ...opening };
  for (const fact of [...before, first]) there.log.append(moment(), BOOT, [fact], { sign: 'now' });
  const asConfig = ({ origin, directory }: typeof here) => ({
    origin,
    file: `${origin}.yaml`,
    paths: { data: directory, keys: join(directory, 'keys') } as never,
  });
  return brokenLink(asConfig(here), asConfig(there));
};

test('a log that was closed for another one, which says so in its first entry, goes on in it', () => {
  expect(twoLogs({})).toBeUndefined();
});

test.each<[string, Told, string]>([
  ['was closed for another name', { closing: { next_origin: 'county.example/e9' } }, 'was closed for'],
  ['was closed for another key', { closing: { next_key: 'county.example/e2+00+AA' } }, 'was closed for'],
  ['is not signed to its end', { isClosingSigned: false }, 'is not signed yet'],
  ['is not the cited one', { opening: { previous_origin: 'county.example/e0' } }, 'does not say'],
  ['has another key than the cited one', { opening: { previous_key: 'e1+00+AA' } }, 'does not say'],
  ['is not cited at the beginning', { before: [heartbeat(0)] }, 'does not say'],
  ['ended before what is cited', { opening: { previous_size: 7 } }, 'which ended after 6'],
  ['has another root than is cited', { opening: { previous_root: '' } }, 'the root of 6 entries'],
])('a log does not go on in another one where it %s', (_, told, words) => {
  expect(twoLogs(told)).toContain(words);
});

import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCode } from './channel-tests.ts';
import { FileRefused, FileUnreadable } from './config/problems.ts';
import { NO_SITE, parseSite, SITE_FILE, type Site, siteIn, siteText } from './config/site-file.ts';
import { type Config, configFrom, parseConfig } from './config.ts';
import { channelOf } from './core/channels.ts';
import { isBeingSetUp, isSettable } from './core/setup.ts';
import type { State } from './core/state.ts';
import type { RoomId } from './core/terms.ts';
import type { KeptKiosk } from './kept-kiosk.ts';
import { LogRefused } from './log/errors.ts';
import { replaceSecret } from './log/secret-file.ts';
import { dropSetupCode, makeSetupCode, setupCodeIn } from './log/setup-code.ts';
import { FirstPeople } from './open-setup/first-people.ts';
import { qrRows } from './receipts/qr.ts';
import type { Diagnostics, SetupPort } from './web/ports.ts';
import type { ChannelWord, Setting, SetupStanding } from './web/wire-setup.ts';

export interface SetupParts {
  readonly config: Config;
  readonly kiosk: KeptKiosk & {
    /** Calls back after each turn that changed something. */
    onChange(listener: () => void): () => void;
  };
  /** Under which PINs are hashed. */
  readonly siteKey: KeyObject | Uint8Array;
  readonly verifier_key: string;
  /** Starts the kiosk anew with what was chosen; left out where nothing can. */
  readonly startAnew?: (() => void) | undefined;
  readonly diagnostics: Pick<Diagnostics, 'warn'>;
}

const channelWord = ({ tests, ...state }: State, channel: string): ChannelWord => {
  const { settled, failing, failed_since } = channelOf({ tests, ...state }, channel);
  const test = tests[channel];
  if (test !== undefined && test.code === '') return 'received';
  if (failed_since !== 0 || (failing >= 0 && failing >= settled)) return 'failing';
  if (settled >= 0) return 'told';
  return test === undefined ? 'untested' : 'sent';
};

const chosen = (site: Site, room: RoomId, { setting, value }: Setting): Site => {
  if (setting !== 'name') return { ...site, [setting]: value };
  return { ...site, rooms: [...site.rooms.filter(({ id }) => id !== room), { id: room, name: value }] };
};

type CodeParts = Pick<SetupParts, 'config' | 'kiosk' | 'diagnostics'>;

/** What becomes of the file with the code; one that cannot be had lets nobody on the list, and the door waits for nobody. */
const inPeace = <Done>(work: () => Done, { diagnostics }: CodeParts): Done | undefined => {
  try {
    return work();
  } catch (error) {
    const isOurs = error instanceof LogRefused || (error instanceof Error && 'code' in error);
    if (!isOurs) throw error;
    diagnostics.warn({ what: String(error) }, 'the set-up code cannot be kept or read');
    return undefined;
  }
};

/** There is a code for as long as nobody is on the list of a kiosk that is being set up, and no longer. */
const keepCode = (parts: CodeParts): (() => string | undefined) => {
  const { config, kiosk } = parts;
  const { data } = config.paths;
  const isAsked = () => isBeingSetUp(kiosk.state);
  inPeace(() => (isAsked() ? makeSetupCode(data) : dropSetupCode(data)), parts);
  if (isAsked()) {
    const stop = kiosk.onChange(() => {
      if (isAsked()) return;
      stop();
      inPeace(() => dropSetupCode(data), parts);
    });
  }
  return () => inPeace(() => setupCodeIn(data), parts);
};

/**
 * What one person may choose at the screen of a new kiosk. It becomes a part of the configuration: read by the same
 * schema before it is kept, on the disk before it is answered, and in the digest of each start from then on.
 */
const openSettings = (parts: SetupParts): Omit<SetupPort, 'people'> => {
  const { config, kiosk, verifier_key, startAnew, diagnostics } = parts;
  const { data } = config.paths;
  const file = path.join(data, SITE_FILE);
  const bytesOfConfig = () => readFileSync(config.file);
  /** The configuration as a start would read it now; the one in force where its file is gone or harmed. */
  const next = (): Config => {
    try {
      return configFrom(bytesOfConfig(), config.file, data);
    } catch (error) {
      diagnostics.warn({ what: String(error) }, 'the configuration cannot be read');
      return config;
    }
  };
  const keep = (site: Site): void => {
    const bytes = Buffer.from(siteText(site));
    // Nothing is kept with which the kiosk would not start again.
    parseConfig(bytesOfConfig(), config.file, data, parseSite(bytes, file));
    replaceSecret(file, bytes.toString('utf8'));
  };
  const standing = (room: RoomId): SetupStanding => {
    const { digest, kiosk: policy, rooms, channels } = next();
    return {
      language: policy.language ?? 'en',
      time_zone: policy.time_zone,
      name: rooms.find((one) => one.room === room)?.name ?? room,
      differs: digest === config.digest ? 'no' : 'yes',
      channels: channels.map(({ id }) => ({ channel: id, is: channelWord(kiosk.state, id) })),
      verifier_key,
      qr: qrRows(Buffer.from(verifier_key), 'M'),
    };
  };
  return {
    standing,
    settle: (room, setting) => {
      if (!isSettable(kiosk.state)) return { outcome: 'closed' };
      try {
        keep(chosen(siteIn(data)?.site ?? NO_SITE, room, setting));
        return { outcome: 'kept' };
      } catch (error) {
        diagnostics.warn({ what: String(error) }, 'a choice of the set-up was not kept');
        const isOurs = error instanceof FileRefused || error instanceof FileUnreadable;
        if (!isOurs && !(error instanceof Error && 'code' in error)) throw error;
        return { outcome: 'refused' };
      }
    },
    takeEffect: () => {
      if (!isSettable(kiosk.state)) return { outcome: 'closed' };
      if (startAnew === undefined || next().digest === config.digest) return { outcome: 'unchanged' };
      startAnew();
      return { outcome: 'starting' };
    },
    testChannels: (room) => {
      for (const { id } of config.channels) {
        kiosk.offer({ type: 'channel_test_due', channel: id, code: makeCode() });
      }
      return standing(room);
    },
  };
};

/** All that is done at the screen of a new kiosk. */
export const openSetup = (parts: SetupParts): SetupPort => {
  const { kiosk, siteKey } = parts;
  const people = new FirstPeople({ kiosk, siteKey, code: keepCode(parts) });
  return { ...openSettings(parts), people: (room, asked) => people.ask(room, asked) };
};

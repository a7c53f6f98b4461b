/** Every way to tell people, through a week in which nobody could be reached. */
import { expect, onTestFinished, test } from 'vitest';
import { AlarmBoard } from '../../src/alerts/alarm-board.ts';
import type { Sender } from '../../src/alerts/channel.ts';
import { mqttSender } from '../../src/alerts/mqtt.ts';
import { smsSender } from '../../src/alerts/sms.ts';
import { smsText } from '../../src/alerts/sms-text.ts';
import { smtpSender } from '../../src/alerts/smtp.ts';
import { syslogSender } from '../../src/alerts/syslog.ts';
import { MORNING, ORIGIN, temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { headerOf, mailHost, message } from './aid.ts';
import { aedes, listener } from './brokers.ts';
import { authority } from './certificates.ts';
import { modemHost } from './modem-host.ts';
import { wholeTexts } from './sms-reader.ts';
import { syslogHost } from './syslog-host.ts';
import { DAY, MINUTE, site, types } from './waiting.ts';

interface Heard {
  readonly key: string | undefined;
  readonly isLate: boolean;
}

/** A server that is gone, whoever sends to it, and the server when it is back, with what it heard. */
interface Way {
  /** How often there is something to tell of; half an hour unless it says so. */
  readonly every?: number;
  readonly sender: Sender;
  back(): Promise<() => readonly Heard[]>;
}

const WAYS: { readonly [kind: string]: () => Promise<Way> } = {
  mail: async () => {
    const { port, server, close } = await mailHost();
    await close();
    const [from, to] = ['k@county.example', ['a@county.example']];
    return {
      sender: smtpSender({ id: 'way', kind: 'smtp', server, from, to, duress: 'yes', keep_days: 14 }),
      back: async () => {
        const { letters } = await mailHost(port);
        return () =>
          letters.map((letter) => ({
            key: headerOf(letter, 'X-Ballot-Vault-Key'),
            isLate: headerOf(letter, 'Subject')?.startsWith('LATE ') === true,
          }));
      },
    };
  },
  syslog: async () => {
    const { ca_file, certify } = authority(temporaryDirectory());
    const own = certify('IP:127.0.0.1');
    const { port, close } = await syslogHost(own);
    await close();
    const to = { host: '127.0.0.1', port, ca_file, enterprise: 32_473 } as const;
    const how = { format: 'ecs', facility: 'audit', entries: 'no', duress: 'yes', keep_days: 14 } as const;
    return {
      sender: syslogSender(
        { id: 'way', kind: 'syslog', ...to, ...how },
        { host: 'k01', now: () => performance.now() },
      ),
      back: async () => {
        const { messages } = await syslogHost(own, undefined, port);
        return () =>
          messages.map(({ data }) => ({
            key: data[0]?.values['key'],
            isLate: data[0]?.values['late'] === 'yes',
          }));
      },
    };
  },
  sms: async () => {
    const host = await modemHost();
    await host.pty.unplug();
    const to = ['+13035550100'];
    const port = { path: host.pty.link, baud_rate: 115_200 } as const;
    const every = 240 * MINUTE;
    // A short message has no key: it is known by the time that it names.
    const known = new Map(
      Array.from({ length: (7 * DAY) / every }, (_, entry) =>
        (['yes', 'no'] as const).map((late) => {
          const told = message(entry, { at: MORNING + entry * every }, late);
          return [smsText(told), { key: told.key, isLate: late === 'yes' }] as const;
        }),
      ).flat(),
    );
    return {
      every,
      sender: smsSender({ id: 'way', kind: 'sms', ...port, to, duress: 'yes', keep_days: 14 }),
      back: async () => {
        await host.plug();
        return () => wholeTexts(host.taken).map((text) => known.get(text) ?? { key: text, isLate: false });
      },
    };
  },
  mqtt: async () => {
    const { port, url, stop } = await aedes();
    await stop();
    const at = { server: url, topic: 'ballot-vault/k01', discovery: 'homeassistant' } as const;
    return {
      sender: mqttSender(
        { id: 'way', kind: 'mqtt', ...at, duress: 'yes', keep_days: 14 },
        { place: { kiosk: 'k01', rooms: [] }, board: new AlarmBoard() },
      ),
      back: async () => {
        const { packets } = await listener(await aedes(port));
        return () =>
          packets
            .filter(({ topic }) => topic === 'ballot-vault/k01/notice')
            .map(({ payload }) => JSON.parse(payload.toString()))
            .map(({ key, late }) => ({ key, isLate: late === 'yes' }));
      },
    };
  },
};

test.each(Object.keys(WAYS))(
  'a week without network: all of it arrives by %s in order, and what is late says so',
  { timeout: 120_000 },
  async (kind) => {
    const way = await WAYS[kind]?.();
    if (way === undefined) throw new Error(`there is no way ${kind}`);
    onTestFinished(() => way.sender.close());
    const every = way.every ?? 30 * MINUTE;
    const count = (7 * DAY) / every;
    const at = site(
      Array.from({ length: count }, (_, index) => MORNING + index * every),
      way.sender,
    );
    await at.drain(at.begin(), MORNING + DAY);
    at.now = MORNING + 7 * DAY - 3 * MINUTE - every;
    await at.drain(at.begin(), at.now + 5 * MINUTE);
    const heard = await way.back();
    at.now = MORNING + 7 * DAY - every + MINUTE;
    await at.drain(at.begin());
    await until('the last is heard', () => heard().at(-1)?.key === `${ORIGIN}#${count - 1}`, 10_000);
    expect(heard().map(({ key }) => key)).toEqual(
      Array.from({ length: count }, (_, entry) => `${ORIGIN}#${entry}`),
    );
    expect(heard().map(({ isLate }) => isLate)).toEqual([...Array(count - 1).fill(true), false]);
    expect(types(at.outcomes()).filter((type) => !type.startsWith('notice_delivered'))).toEqual([
      'notice_failed 0',
      'channel_failed',
      'channel_recovered',
    ]);
  },
);

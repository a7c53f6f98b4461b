import type { Command } from 'commander';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { Misuse } from './misuse.ts';
import { pinFromInput } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { personActs, type WhoActs } from './person-acts.ts';

const CODE_FORM = /^[A-Za-z0-9_-]{1,40}$/;

const byOption = 'who does it: an official, a supervisor or a custodian, with their PIN';

/** Tests of the ways by which people are told: sent by hand, and said to have arrived. */
export const addTests = (alarms: Command, parts: Parts): void => {
  const add = (name: string, argument: string, about: string, description: string) =>
    alarms
      .command(name)
      .description(description)
      .argument(argument, about)
      .addOption(configOption())
      .addOption(dataOption())
      .requiredOption('--by <person>', byOption)
      .addOption(pinFromInput());
  add(
    'test',
    '<channel>',
    'as the configuration names it',
    'Send a test by a channel now. The one of the week comes by itself.',
  )
    .addHelpText('after', examples('alarms test office-mail --config kiosk.yaml --by sam'))
    .action(async (channel: string, who: WhoActs) => {
      if (!ID_FORM.test(channel)) throw new Misuse(`${channel} names no channel`, ID_REMEDY);
      await personActs(parts, who, channel, { act: 'test', channel });
    });
  add(
    'received',
    '<code>',
    'the code in the message; the name of the channel where a siren was heard',
    'Say that a test arrived.',
  )
    .addHelpText('after', examples('alarms received K7QX3M --config kiosk.yaml --by sam'))
    .action(async (text: string, who: WhoActs) => {
      if (!CODE_FORM.test(text)) throw new Misuse(`${text} is no code`, 'Type the code of the message.');
      await personActs(parts, who, text, { act: 'received', code: text });
    });
};

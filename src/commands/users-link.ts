import type { Command } from 'commander';
import { KeeperRefused } from '../kept-kiosk.ts';
import type { Identity } from '../office/identities.ts';
import { Misuse } from './misuse.ts';
import { pinsFromInput } from './officials.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { byTwo, type SignOptions } from './users-add.ts';
import { acting, change } from './users-change.ts';
import type { UsersStore } from './users-store.ts';

interface LinkOptions extends SignOptions {
  readonly subject: string;
}

const SUBJECT = /^[^\p{Cc}\s][^\p{Cc}]{0,254}$/u;

/** Somebody as the configured provider knows them. Throws where none is configured. */
const identityIn = ({ config }: UsersStore, subject: string): Identity => {
  const provider = config.office?.identity_provider;
  if (provider === undefined) {
    throw new Misuse(`${config.file} names no identity provider`, 'Write office.identity_provider first.');
  }
  return { issuer: provider.issuer, claim: provider.account_claim, subject };
};

const requireFree = ({ identities }: UsersStore, identity: Identity, account: string): void => {
  const other = identities.accountOf(identity);
  if (other === undefined || other === account) return;
  throw new KeeperRefused(`${identity.subject} opens the account ${other}`, 'Unlink that one first.');
};

/** Which account opens by the word of the county's identity provider, and whose word that is. */
export const addLinking = (users: Command, parts: Parts): void => {
  acting(users, 'link', 'Let somebody open an account by the word of the identity provider.')
    .requiredOption(
      '--subject <subject>',
      'what the claim office.identity_provider.account_claim says of them',
    )
    .addOption(byTwo())
    .addOption(pinsFromInput())
    .addHelpText('after', examples('users link m.alvarez --subject 248289761001 --config kiosk.yaml'))
    .action((text: string, options: LinkOptions) => {
      if (!SUBJECT.test(options.subject)) {
        throw new Misuse(`--subject ${options.subject} names nobody`, 'Copy it from the identity provider.');
      }
      return change(parts, text, options, {
        change: 'identity_linked',
        ends: 'nothing',
        requires: (store, { name }) => requireFree(store, identityIn(store, options.subject), name),
        finish: (store, { name }) => {
          const identity = identityIn(store, options.subject);
          store.identities.link(name, identity, Date.now());
          return parts.terminal.print(
            `${name} opens to ${identity.claim} ${identity.subject} of ${identity.issuer}.\n`,
          );
        },
      });
    });
  acting(
    users,
    'unlink',
    'Let nobody open an account by the word of the identity provider, and sign them out.',
  )
    .addHelpText('after', examples('users unlink m.alvarez --config kiosk.yaml'))
    .action((text: string, options: SignOptions) =>
      change(
        parts,
        text,
        { ...options, by: [] },
        {
          change: 'identity_unlinked',
          ends: 'sessions',
          finish: ({ identities }, { name }) => {
            identities.unlink(name);
            return parts.terminal.print(`${name} opens by password and code, or a passkey.\n`);
          },
        },
      ),
    );
};

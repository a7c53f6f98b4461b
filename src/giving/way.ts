import type { GivenCheckpoint } from '../receipts.ts';
import { GiveFailed } from './give-failed.ts';
import { mailCheckpoint } from './mail.ts';
import { printText } from './print.ts';
import { slipText } from './slip-text.ts';
import { writeToFolder } from './usb.ts';

/** How a checkpoint leaves the building: what is configured, or asked for by hand. */
export type Way =
  | { readonly by: 'usb'; readonly path: string }
  | { readonly by: 'mailed'; readonly to: readonly string[] }
  | { readonly by: 'printed'; readonly printer: string };

/** The mail server and the sender, as configured. */
export interface MailServer {
  readonly server: string;
  readonly from: string;
}

/** `county.example/ballot-room/k07` of 12 entries becomes `county-example-ballot-room-k07-12.checkpoint`. */
export const fileNameOf = ({ slip }: Pick<GivenCheckpoint, 'slip'>): string =>
  `${slip.origin.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')}-${slip.size}.checkpoint`;

/**
 * Gives a checkpoint one way. Resolves with what to tell whoever asked; rejects with `GiveFailed`.
 * @param lines whether two people sign the printed one
 */
export const giveBy = async (
  way: Way,
  given: GivenCheckpoint,
  mail: MailServer | undefined,
  lines: 'signed' | 'unsigned' = 'unsigned',
): Promise<string> => {
  const name = fileNameOf(given);
  switch (way.by) {
    case 'usb':
      return await writeToFolder(way.path, name, given.note);
    case 'printed':
      return await printText(way.printer, name, slipText(given, lines));
    case 'mailed':
      if (mail === undefined) {
        throw new GiveFailed(
          'not_there',
          'there is no mail server',
          'Write evidence.mail in the configuration.',
        );
      }
      return await mailCheckpoint(mail, way.to, name, given);
  }
};

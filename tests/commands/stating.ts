import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf } from '../../devices/credential.ts';
import { readConfig } from '../../src/config.ts';
import type { Touch } from '../../src/core/inputs.ts';
import type { ReaderId, RoomId } from '../../src/core/terms.ts';
import { openForKeeping } from '../../src/main.ts';
import { ROOM, type Site } from '../witness/kiosks.ts';

const raise = (error: unknown): never => {
  throw error;
};

/** What is touched on the screen of the room, one after the other, with the badges of both after each. */
export const stating = async ({ file }: Site, touches: readonly Touch[]): Promise<void> => {
  const opened = await openForKeeping(readConfig(file), raise);
  try {
    for (const touch of touches) {
      opened.kiosk.offer({ type: 'touched', room: ROOM as RoomId, touch });
      for (const badge of ['B-1001', 'B-1002'])
        opened.kiosk.offer({
          type: 'badge_read',
          reader: `${ROOM}-outside` as ReaderId,
          credential: credentialOf(opened.siteKey, canonicalBadge(badge)),
        });
    }
  } finally {
    opened.close('the test is over');
  }
};

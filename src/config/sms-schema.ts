import { z } from 'zod';
import { channelFile, channelId, onCallList, what } from './channel-fields.ts';
import { list, object, text, whole, withDefaults } from './fields.ts';
import { PHONE } from './on-call-schema.ts';

/** Short messages by a GSM modem at a serial port. */
export const SMS = object({
  id: channelId(),
  kind: z.literal('sms'),
  path: text(
    /^\/dev\/[A-Za-z0-9._/-]{1,200}$/,
    'Device node of the modem’s serial port, best by its identity, for example /dev/serial/by-id/usb-modem.',
  ),
  pin_file: channelFile('File (mode 0600) with the PIN of the SIM, where it asks for one.'),
  on_call: onCallList(),
  ...withDefaults(
    {
      to: list(
        text(PHONE, 'A telephone number: digits, with + before where it is international.'),
        0,
        16,
        'Whom it tells.',
      ),
      baud_rate: whole('baud', 1_200, 921_600, 'Speed of the port; USB modems take any.'),
    },
    { to: [], baud_rate: 115_200 },
  ),
  ...what('yes'),
});

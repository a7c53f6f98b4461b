import { MAIL_ADDRESS } from './evidence-schema.ts';
import { id, list, object, oneOf, text, whole, withDefaults } from './fields.ts';

const DOMAIN = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const ALLOWED = new RegExp(`${MAIL_ADDRESS.source}|${DOMAIN.source}`);

/** To whom reports that are made by themselves may be mailed; without this part nobody. */
export const REPORT_MAIL = object({
  channel: id('The channel of kind smtp whose server and sender are used.'),
  allowed: list(
    text(ALLOWED, 'A mail address, or a domain such as county.example for every address of it.'),
    1,
    64,
    'To whom a report may be mailed; nobody else.',
  ),
  ...withDefaults(
    {
      attach: oneOf(
        ['forbidden', 'may_be_chosen'],
        'Whether a schedule may send the report itself, with the names in it, instead of a notice that there is one.',
      ),
      give_up_hours: whole('hours', 1, 168, 'For how long a mail is tried again.'),
    },
    { attach: 'forbidden', give_up_hours: 24 },
  ),
});

import { useSignal } from '@preact/signals';
import type { MailLine, SavedLine } from '../../../src/office/api/saved-schemas.ts';
import { Press, Say } from '../../shared/press.tsx';
import { Choose, Form, TypeIn } from '../../supervisor/office/fields.tsx';
import { localText } from '../said.ts';
import { text, wordOf } from '../text.ts';
import type { CardProps } from './saved-card.tsx';
import { useDoing } from './use-doing.ts';

/** To whom it is mailed, as a sentence; empty for nobody. */
export const mailText = ({ to, attach }: SavedLine['mail']): string =>
  to.length === 0
    ? ''
    : text(attach === 'yes' ? 'mailed-file' : 'mailed-notice', {
        to: to.map(({ address }) => address).join(', '),
      });

type Change = (to: readonly string[], attach: 'yes' | 'no') => void;

/** Those who are told now, each to be left out with one press. */
const Told = ({
  mail,
  change,
  isWaiting,
}: {
  mail: SavedLine['mail'];
  change: Change;
  isWaiting: boolean;
}) =>
  mail.to.length === 0 ? (
    <p>{text('mail-nobody')}</p>
  ) : (
    <ul class="mail-to">
      {mail.to.map(({ address, allowed }) => (
        <li key={address}>
          <span>
            <b>{address}</b> {allowed === 'yes' ? null : text('mail-barred')}
          </span>
          <Press
            isDisabled={isWaiting}
            label={text('mail-leave-out-of', { address })}
            onPress={() =>
              change(
                mail.to.map((one) => one.address).filter((one) => one !== address),
                mail.attach,
              )
            }
          >
            {text('mail-leave-out')}
          </Press>
        </li>
      ))}
    </ul>
  );

/** Whom to mail it once it is made by itself; each change is kept at once. */
export const MailForm = ({ line: { saved, mail, schedule }, onChanged }: CardProps) => {
  const typed = useSignal('');
  const { isWaiting, why, send } = useDoing(onChanged);
  const change: Change = (to, attach) => {
    typed.value = '';
    void send(`/saved-reports/${saved}/mail`, { to, attach });
  };
  const addresses = mail.to.map(({ address }) => address);
  const attach = {
    get value() {
      return mail.attach;
    },
    set value(chosen: string) {
      change(addresses, chosen === 'yes' ? 'yes' : 'no');
    },
  };
  if (mail.allowed.length === 0) return <p>{text('mail-none')}</p>;
  if (schedule === null) return <p>{text('mail-needs-schedule')}</p>;
  return (
    <div class="mail">
      <p>{text('mail-about')}</p>
      <Told mail={mail} change={change} isWaiting={isWaiting.value} />
      {mail.may_attach === 'yes' && addresses.length > 0 ? (
        <Choose
          label={text('mail-attach')}
          of={attach}
          choices={(['no', 'yes'] as const).map((one) => [one, text(`mail-attach-${one}`)] as const)}
        />
      ) : null}
      {mail.attach === 'yes' ? (
        <Say tone="care" icon="warning">
          {text('mail-attach-care')}
        </Say>
      ) : null}
      <Form
        button={text('mail-add')}
        why={why.value}
        about="mail"
        isWaiting={isWaiting.value}
        onSubmit={() => change([...addresses, typed.value.trim()], mail.attach)}
      >
        <TypeIn
          label={text('mail-address')}
          hint={text('mail-allowed', { allowed: mail.allowed.join(', ') })}
          of={typed}
          most={254}
          isNeeded
        />
      </Form>
    </div>
  );
};

const becameText = ({ to, state, why, content, tries, try_at, over_at }: MailLine): string => {
  const said = why === '' ? '' : wordOf('mail-why', why);
  if (state === 'sent') return text(`mail-sent-${content}`, { to, time: localText(over_at) });
  if (state === 'given_up') return text('mail-given-up', { to, why: said, time: localText(over_at) });
  return tries === 0
    ? text('mail-owed', { to })
    : text('mail-waits', { to, why: said, tries, time: localText(try_at) });
};

/** What was sent of a made report, and what is owed. */
export const Mails = ({ mails }: { readonly mails: readonly MailLine[] }) =>
  mails.length === 0 ? null : (
    <ul class="mails">
      {mails.map((mail) => (
        <li key={mail.to} data-state={mail.state}>
          {becameText(mail)}
        </li>
      ))}
    </ul>
  );

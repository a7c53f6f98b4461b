import './account.css';
import { useSignal } from '@preact/signals';
import type { CodeSecret } from '../../../src/office/wire.ts';
import { Qr } from '../../shared/qr.tsx';
import { api } from '../office/api.ts';
import { Field, Form } from '../office/fields.tsx';
import { lookWhoIsSignedIn } from '../office/session.ts';
import type { NotDone } from '../office/text.ts';
import { text } from './text.ts';

interface Invited {
  readonly account: string;
  readonly invitation: string;
}

/** First the invitation itself. */
const Ask = ({ onOpen }: { readonly onOpen: (invited: Invited, secret: CodeSecret) => void }) => {
  const account = useSignal('');
  const invitation = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  const send = async (): Promise<void> => {
    isWaiting.value = true;
    const invited = { account: account.value.trim().toLowerCase(), invitation: invitation.value };
    const answer = await api<CodeSecret>('POST', '/invitation', invited);
    isWaiting.value = false;
    if (answer.ok) onOpen(invited, answer.body);
    else why.value = answer.error;
  };
  return (
    <Form
      title={text('invitation-title')}
      button={text('next')}
      why={why.value}
      isWaiting={isWaiting.value}
      onSubmit={() => void send()}
    >
      <Field label={text('account')} complete="username" of={account} />
      <Field label={text('invitation')} complete="off" of={invitation} />
    </Form>
  );
};

/** Then a password, and the app that makes the codes. */
const Choose = ({ invited, secret }: { readonly invited: Invited; readonly secret: CodeSecret }) => {
  const chosen = useSignal('');
  const code = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  const send = async (): Promise<void> => {
    isWaiting.value = true;
    const typed = { ...invited, chosen: chosen.value, code: code.value };
    const answer = await api('POST', '/invitation/take', typed);
    isWaiting.value = false;
    if (!answer.ok) {
      why.value = answer.error;
      return;
    }
    location.hash = '';
    await lookWhoIsSignedIn();
  };
  return (
    <Form
      title={text('choose-title', { account: invited.account })}
      button={text('choose-done')}
      why={why.value}
      isWaiting={isWaiting.value}
      onSubmit={() => void send()}
    >
      <Field
        label={text('new-password')}
        hint={text('password-hint')}
        kind="password"
        complete="new-password"
        of={chosen}
      />
      <p>{text('scan')}</p>
      <Qr rows={secret.qr} label={text('scan-label')} />
      <p>
        {text('type-instead')} <code class="secret">{secret.secret.replaceAll(/.{4}(?!$)/g, '$& ')}</code>
      </p>
      <Field label={text('code')} hint={text('code-hint')} kind="code" complete="one-time-code" of={code} />
    </Form>
  );
};

/** With an invitation somebody opens their own account. */
export const Invitation = () => {
  const opened = useSignal<{ readonly invited: Invited; readonly secret: CodeSecret } | null>(null);
  return (
    <main class="sign-in narrow">
      {opened.value === null ? (
        <Ask
          onOpen={(invited, secret) => {
            opened.value = { invited, secret };
          }}
        />
      ) : (
        <Choose {...opened.value} />
      )}
      <p>
        <a href="#live">{text('back-to-sign-in')}</a>
      </p>
    </main>
  );
};

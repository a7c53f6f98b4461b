import './account.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AccountLine } from '../../../src/office/wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { PasskeysOf } from '../keys/passkeys.tsx';
import { Choose, Field, Form, Refused } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import { text } from './text.ts';

/** Nobody who acts or reads names is made by this page. */
const ROLES = ['observer', 'administrator'] as const;

interface AddedProps {
  readonly onChange: () => void;
}

const Add = ({ onChange }: AddedProps) => {
  const account = useSignal('');
  const role = useSignal<string>(ROLES[0]);
  const why = useSignal<NotDone | null>(null);
  const invitation = useSignal('');
  const isWaiting = useSignal(false);
  const send = async (): Promise<void> => {
    isWaiting.value = true;
    const asked = { account: account.value.trim().toLowerCase(), role: role.value };
    const answer = await apiConfirmed<{ readonly invitation: string }>('POST', '/accounts', asked);
    isWaiting.value = false;
    why.value = answer.ok ? null : answer.error;
    invitation.value = answer.ok ? answer.body.invitation : '';
    onChange();
  };
  return (
    <>
      <Form
        title={text('add-account')}
        isPart
        button={text('add-account')}
        why={why.value}
        isWaiting={isWaiting.value}
        onSubmit={() => void send()}
      >
        <Field label={text('account')} complete="off" of={account} />
        <Choose
          label={text('role')}
          of={role}
          choices={ROLES.map((known) => [known, text(`role-${known}`)])}
        />
      </Form>
      {invitation.value === '' ? null : (
        <Say tone="info" icon="paper" role="status">
          {text('invitation-made')} <code class="secret">{invitation.value}</code>
        </Say>
      )}
    </>
  );
};

interface LineProps extends AddedProps {
  readonly line: AccountLine;
  /** Told why it was not done, or null. */
  readonly onTried: (why: NotDone | null) => void;
}

const Line = ({ line, onChange, onTried }: LineProps) => {
  const change = async (does: string): Promise<void> => {
    const answer = await apiConfirmed('POST', `/accounts/${line.account}`, { change: does });
    onTried(answer.ok ? null : answer.error);
    onChange();
  };
  const acts = [line.state === 'locked' ? 'unlocked' : 'locked', 'signed_out', 'removed'];
  return (
    <li>
      <span>
        <b>
          <bdi>{line.account}</bdi>
        </b>{' '}
        {text(`role-${line.role}`)}, {text(`state-${line.state}`)}
        {line.person === '' ? null : (
          <small>
            <bdi>{line.person}</bdi>
          </small>
        )}
      </span>
      <span class="account-acts">
        {acts.map((does) => (
          <Press
            key={does}
            label={text('act-on', { act: text(`account-${does}`), account: line.account })}
            onPress={() => void change(does)}
          >
            {text(`account-${does}`)}
          </Press>
        ))}
      </span>
      <PasskeysOf account={line.account} />
    </li>
  );
};

/** All accounts, for administrators. */
export const Accounts = () => {
  const lines = useSignal<readonly AccountLine[]>([]);
  const why = useSignal<NotDone | null>(null);
  const look = async (): Promise<void> => {
    const answer = await apiConfirmed<{ readonly accounts: readonly AccountLine[] }>('GET', '/accounts');
    if (answer.ok) lines.value = answer.body.accounts;
  };
  useEffect(() => void look(), []);
  return (
    <div class="account">
      <section aria-labelledby="accounts">
        <h1 id="accounts">{text('accounts')}</h1>
        <Refused why={why.value} />
        <ul class="account-lines">
          {lines.value.map((line) => (
            <Line
              key={line.account}
              line={line}
              onChange={() => void look()}
              onTried={(refused) => {
                why.value = refused;
              }}
            />
          ))}
        </ul>
      </section>
      <Add onChange={() => void look()} />
    </div>
  );
};

import './account.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SessionLine } from '../../../src/office/wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { OwnPasskeys } from '../keys/passkeys.tsx';
import { dayAndTimeText } from '../live/times.tsx';
import { api } from '../office/api.ts';
import { Field, Form } from '../office/fields.tsx';
import { forgetDrafts } from '../office/kept-drafts.ts';
import { lookWhoIsSignedIn } from '../office/session.ts';
import type { NotDone } from '../office/text.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import type { DoingOver } from '../views.tsx';
import { text } from './text.ts';

const NewPassword = () => {
  const chosen = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isDone = useSignal(false);
  const isWaiting = useSignal(false);
  const send = async (): Promise<void> => {
    isWaiting.value = true;
    const answer = await apiConfirmed('POST', '/password', { chosen: chosen.value });
    isWaiting.value = false;
    isDone.value = answer.ok;
    why.value = answer.ok ? null : answer.error;
    if (answer.ok) chosen.value = '';
  };
  return (
    <>
      <Form
        title={text('change-password')}
        isPart
        button={text('change-password')}
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
      </Form>
      {isDone.value ? (
        <Say tone="good" icon="check" role="status">
          {text('password-changed')}
        </Say>
      ) : null}
    </>
  );
};

/** Where somebody is signed in, and ending it. */
const Sessions = () => {
  const lines = useSignal<readonly SessionLine[]>([]);
  const look = async (): Promise<void> => {
    const answer = await api<{ readonly sessions: readonly SessionLine[] }>('GET', '/sessions');
    if (answer.ok) lines.value = answer.body.sessions;
  };
  useEffect(() => void look(), []);
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{text('sessions')}</h2>
      <ul class="account-lines">
        {lines.value.map((line) => (
          <li key={line.session}>
            <span>
              <b>{text(`session-${line.is}`)}</b> <bdi>{line.address}</bdi>{' '}
              {text('session-since', { time: dayAndTimeText(line.created_at) })}
              <small>
                <bdi>{line.browser}</bdi>
              </small>
            </span>
            {line.is === 'this' ? null : (
              <Press
                label={text('end-session-of', { address: line.address })}
                onPress={() => void api('DELETE', `/sessions/${line.session}`, {}).then(look)}
              >
                {text('end-session')}
              </Press>
            )}
          </li>
        ))}
      </ul>
      <Press
        onPress={() => {
          forgetDrafts();
          void api('DELETE', '/sessions', {}).then(lookWhoIsSignedIn);
        }}
      >
        {text('sign-out-everywhere')}
      </Press>
    </section>
  );
};

/** One's own account. */
export const OwnAccount = ({ session }: { readonly session: DoingOver['session'] }) => (
  <div class="account">
    <header>
      <h1>{text('own-account')}</h1>
      <p>
        <b>
          <bdi>{session.account}</bdi>
        </b>
        {': '}
        {text(`role-${session.role}`)}
      </p>
    </header>
    <Sessions />
    <NewPassword />
    <OwnPasskeys ways={session.ways} />
  </div>
);

import './keys.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PasskeyLine, Ways } from '../../../src/office/wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { dayAndTimeText } from '../live/times.tsx';
import { api } from '../office/api.ts';
import { Field, Form, Refused } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import { addPasskey } from './add-passkey.ts';
import { keepsPasskeys } from './passkey.ts';
import { text } from './text.ts';

const Line = ({ line, onRemove }: { readonly line: PasskeyLine; readonly onRemove: () => void }) => (
  <li>
    <span>
      <b>
        <bdi>{line.name}</bdi>
      </b>{' '}
      {text(`passkey-kept-${line.kept}`)}
      <small>
        {text('passkey-since', { time: dayAndTimeText(line.created_at) })}{' '}
        {line.used_at === 0
          ? text('passkey-unused')
          : text('passkey-used', { time: dayAndTimeText(line.used_at) })}
      </small>
      <small>
        <bdi>{line.site}</bdi>
      </small>
    </span>
    <Press label={text('passkey-remove-named', { name: line.name })} onPress={onRemove}>
      {text('passkey-remove')}
    </Press>
  </li>
);

interface ListProps {
  /** Below which address they are. */
  readonly where: string;
  readonly none: string;
  /** Counts up whenever there may be another one. */
  readonly version: number;
}

/** The passkeys of an account, each with the way to remove it. */
const List = ({ where, none, version }: ListProps) => {
  const lines = useSignal<readonly PasskeyLine[] | null>(null);
  const why = useSignal<NotDone | null>(null);
  const look = async (): Promise<void> => {
    const answer = await api<{ readonly passkeys: readonly PasskeyLine[] }>('GET', where);
    if (answer.ok) lines.value = answer.body.passkeys;
    else why.value = answer.error;
  };
  const remove = async ({ passkey }: PasskeyLine): Promise<void> => {
    const answer = await apiConfirmed('DELETE', `${where}/${passkey}`, {});
    why.value = answer.ok ? null : answer.error;
    await look();
  };
  useEffect(() => void look(), [where, version]);
  return (
    <>
      <Refused why={why.value} about="passkey" />
      {lines.value?.length === 0 ? <p>{none}</p> : null}
      <ul class="account-lines">
        {lines.value?.map((line) => (
          <Line key={line.passkey} line={line} onRemove={() => void remove(line)} />
        ))}
      </ul>
    </>
  );
};

const Add = ({ onAdded }: { readonly onAdded: () => void }) => {
  const name = useSignal('');
  const why = useSignal<NotDone | null>(null);
  const isAdded = useSignal(false);
  const isBusy = useSignal(false);
  const add = async (): Promise<void> => {
    isBusy.value = true;
    isAdded.value = false;
    why.value = await addPasskey(name.peek().trim());
    isBusy.value = false;
    if (why.value !== null) return;
    isAdded.value = true;
    name.value = '';
    onAdded();
  };
  return (
    <>
      <Form
        button={text('passkey-add')}
        why={why.value}
        about="passkey"
        isWaiting={isBusy.value}
        onSubmit={() => void add()}
      >
        <Field label={text('passkey-name')} hint={text('passkey-name-hint')} complete="off" of={name} />
      </Form>
      {isAdded.value ? (
        <Say tone="good" icon="check" role="status">
          {text('passkey-added')}
        </Say>
      ) : null}
    </>
  );
};

/** One's own passkeys; where none can be kept it is said why. */
export const OwnPasskeys = ({ ways }: { readonly ways: Ways }) => {
  const version = useSignal(0);
  const isHere = ways.includes('passkey');
  return (
    <section class="passkeys" aria-labelledby="passkeys">
      <h2 id="passkeys">{text('passkeys')}</h2>
      <p>{text('passkeys-why')}</p>
      <List where="/passkeys" none={text('passkeys-none')} version={version.value} />
      {isHere && keepsPasskeys() ? (
        <Add
          onAdded={() => {
            version.value += 1;
          }}
        />
      ) : (
        <Say tone="info" icon="badge">
          {text(isHere ? 'passkeys-not-this-browser' : 'passkeys-not-here')}
        </Say>
      )}
    </section>
  );
};

/** Those of somebody else, for an administrator; looked at once it is opened. */
export const PasskeysOf = ({ account }: { readonly account: string }) => {
  const isOpen = useSignal(false);
  return (
    <details
      class="passkeys-of"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary aria-label={text('passkeys-of', { account })}>{text('passkeys')}</summary>
      {isOpen.value ? (
        <List where={`/accounts/${account}/passkeys`} none={text('passkeys-of-none')} version={0} />
      ) : null}
    </details>
  );
};

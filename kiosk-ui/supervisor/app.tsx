import './sign-in/sign-in.css';
import { computed, signal, useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Icon } from '../shared/icons.tsx';
import { Press, Say } from '../shared/press.tsx';
import { theme } from '../shared/settings.ts';
import { OwnAccount } from './account/account.tsx';
import { Accounts } from './account/accounts.tsx';
import { Invitation } from './account/invitation.tsx';
import { text as accountText } from './account/text.ts';
import { CameBack } from './keys/came-back.tsx';
import { type Connection, connect } from './live/connection.ts';
import { isReachable, lookWhoIsSignedIn, session } from './office/session.ts';
import { ChooseLanguage } from './sign-in/choose-language.tsx';
import { Confirm, confirmAgain } from './sign-in/confirm.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { signOut } from './sign-in/signing.ts';
import { text } from './sign-in/text.ts';
import { type DoingOver, doingOver, Shown, VIEW_ICONS, VIEWS, type ViewName, viewTitle } from './views.tsx';

const AGAIN_MS = 2_000;

const hash = signal(location.hash);
window.addEventListener('hashchange', () => {
  hash.value = location.hash;
});

/** The view that the address names; the rooms where it names none. */
const view = computed<ViewName>(() => VIEWS.find((name) => `#${name}` === hash.value) ?? 'live');

/** Whether the address names a page about accounts instead of a view. */
const isOwn = computed(() => hash.value === '#own-account' || hash.value === '#accounts');

/** Pages about accounts; the second is for administrators. */
const OWN_PAGES = ['own-account', 'accounts'] as const;
type OwnPage = (typeof OWN_PAGES)[number];

const ownPagesOf = (role: DoingOver['session']['role']): readonly OwnPage[] =>
  role === 'administrator' ? OWN_PAGES : ['own-account'];

interface TopProps {
  readonly account: string;
  readonly own: readonly OwnPage[];
}

/** The other pages, and what everybody has: language, contrast, and the way out. */
const Top = ({ account, own }: TopProps) => (
  <header class="top">
    <nav aria-label={text('pages')}>
      {VIEWS.map((name) => (
        <a
          key={name}
          class="press"
          data-look="plain"
          href={`#${name}`}
          aria-current={view.value === name && !isOwn.value ? 'page' : undefined}
        >
          <Icon name={VIEW_ICONS[name]} />
          {viewTitle(name)}
        </a>
      ))}
      {own.map((name) => (
        <a
          key={name}
          class="press"
          href={`#${name}`}
          aria-current={hash.value === `#${name}` ? 'page' : undefined}
        >
          {accountText(name)}
        </a>
      ))}
    </nav>
    <div class="top-own">
      <span>{text('signed-in-as', { account })}</span>
      <ChooseLanguage />
      <Press
        icon="moon"
        onPress={() => {
          theme.value = theme.value === 'dark-on-light' ? 'grey-on-dark' : 'dark-on-light';
        }}
      >
        {text('theme')}
      </Press>
      <Press icon="out" onPress={() => void signOut()}>
        {text('sign-out')}
      </Press>
    </div>
  </header>
);

/** Everything for whoever is signed in; a wall display has nothing to press. */
const Signed = ({ signed }: { readonly signed: DoingOver['session'] }) => {
  const held = useMemo<{ connection: Connection | null }>(() => ({ connection: null }), [signed.session]);
  useEffect(() => {
    const opened = connect({
      change_token: signed.change_token,
      onDoubt: () => void lookWhoIsSignedIn(),
    });
    held.connection = opened;
    return () => opened.close();
  }, [signed.session]);
  const doing = useMemo(
    () =>
      doingOver({
        session: signed,
        connection: {
          ask: (asked) =>
            held.connection?.ask(asked) ?? Promise.reject(new Error('a page acts once it is connected')),
        },
        confirm: confirmAgain,
      }),
    [signed.session, signed.role],
  );
  const isWall = useComputed(() => view.value === 'wall').value;
  const own = ownPagesOf(signed.role);
  const page = own.find((name) => hash.value === `#${name}`);
  return (
    <>
      {isWall ? null : <Top account={signed.account} own={own} />}
      <main>
        <CameBack provider={signed.provider} />
        {page === 'own-account' ? <OwnAccount session={signed} /> : null}
        {page === 'accounts' ? <Accounts /> : null}
        {page === undefined ? <Shown view={view.value} doing={doing} /> : null}
      </main>
      <Confirm />
    </>
  );
};

/** Who is signed in, or the way to. */
export const App = () => {
  const { value } = session;
  const isSilent = value === null && !isReachable.value;
  useEffect(() => {
    if (!isSilent) return undefined;
    const timer = setInterval(() => void lookWhoIsSignedIn(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isSilent]);
  if (value?.signed_in === 'yes') return <Signed signed={value} />;
  if (value?.signed_in === 'no' && hash.value === '#invitation') return <Invitation />;
  if (value?.signed_in === 'no') return <SignIn {...value} />;
  return (
    <main class="sign-in">
      <Say tone="info" icon="clock" role="status">
        {text(isSilent ? 'office-silent' : 'office-starting')}
      </Say>
    </main>
  );
};

import './sign-in/sign-in.css';
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ShownAudit } from '../auditor/shown-audit.tsx';
import { Say } from '../shared/press.tsx';
import { OwnAccount } from './account/account.tsx';
import { Accounts } from './account/accounts.tsx';
import { Invitation } from './account/invitation.tsx';
import { Export } from './export/export.tsx';
import { ShownHealth } from './health/shown-health.tsx';
import { CameBack } from './keys/came-back.tsx';
import { ShownList } from './list/shown-list.tsx';
import { type Connection, connect } from './live/connection.ts';
import { forgetDraftsOfOthers } from './office/kept-drafts.ts';
import { isReachable, lookWhoIsSignedIn, session } from './office/session.ts';
import { ShownSheets } from './sheets/shown-sheets.tsx';
import { AskPin, askPin } from './sign-in/ask-pin.tsx';
import { Confirm, confirmAgain } from './sign-in/confirm.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { text } from './sign-in/text.ts';
import { audit, hash, listedPage, ownPagesOf, seesList, Top, view } from './top.tsx';
import { type DoingOver, doingOver, Shown } from './views.tsx';

const AGAIN_MS = 2_000;

/** Everything for whoever is signed in; a wall display has nothing to press. */
const Signed = ({ signed }: { readonly signed: DoingOver['session'] }) => {
  const held = useMemo<{ connection: Connection | null }>(() => ({ connection: null }), [signed.session]);
  useMemo(() => forgetDraftsOfOthers(signed.account), [signed.account]);
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
        pin: askPin,
      }),
    [signed.session, signed.role],
  );
  const isWall = useComputed(() => view.value === 'wall').value;
  const own = ownPagesOf(signed.role).find((name) => hash.value === `#${name}`);
  const past = seesList(signed.role) ? audit.value : null;
  const page = (seesList(signed.role) ? listedPage.value : null) ?? past ?? own;
  return (
    <>
      {isWall ? null : <Top account={signed.account} role={signed.role} />}
      <main>
        <CameBack provider={signed.provider} />
        {page === 'health' ? <ShownHealth /> : null}
        {page === 'export' ? <Export /> : null}
        {page === 'own-account' ? <OwnAccount session={signed} /> : null}
        {page === 'accounts' ? <Accounts /> : null}
        {page === 'list' ? <ShownList session={signed} address={hash.value} /> : null}
        {page === 'sheets' ? <ShownSheets session={signed} address={hash.value} /> : null}
        {past === null ? null : <ShownAudit page={past} address={hash.value} />}
        {page === undefined ? <Shown view={view.value} doing={doing} /> : null}
      </main>
      <Confirm />
      <AskPin />
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

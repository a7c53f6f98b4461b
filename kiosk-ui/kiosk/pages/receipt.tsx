import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { CHALLENGE_MAX } from '../../../src/core/facts-evidence.ts';
import type { KioskView } from '../../../src/core/view.ts';
import type { Receipt } from '../../../src/web/wire.ts';
import { timeOfDay } from '../../shared/clock.ts';
import { Qr } from '../../shared/qr.tsx';
import { language, text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { Frame, PageFrame, TypingFrame } from '../frame.tsx';
import { draftOf, setDraft } from '../place.ts';
import { askReceipt, challengeOf, plainOf, proof, receipt, sendChallenge, slipPage } from '../receipt.ts';
import { witnessedWords } from '../witnessed.ts';

interface Props {
  readonly view: KioskView;
}

const grouped = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');

const Details = ({ view, shown }: Props & { readonly shown: Receipt }) => (
  <>
    <p>{text('receipt-size', { size: shown.size, time: timeOfDay(shown.time, view.time_zone, 'zone') })}</p>
    <p class="root-words">{shown.words[language.value].join(' ')}</p>
    <p class="root-hex">{grouped(shown.root_hex.slice(0, 16))}</p>
    <p>{witnessedWords(view, shown.witnesses)}</p>
    <p>{text('receipt-limits')}</p>
  </>
);

/** The newest signed checkpoint, for a camera, for the ear and for the pen. */
export const LogReceipt = ({ view }: Props) => {
  useEffect(() => void askReceipt(), []);
  const { value: shown } = receipt;
  const hint = shown === null ? text('receipt-coming') : shown.origin;
  return (
    <PageFrame name="receipt" title={text('receipt-title')} hint={hint}>
      {shown === null ? null : (
        <div class="receipt">
          <Qr rows={shown.qr} label={text('receipt-qr')} />
          <div class="receipt-words">
            <Details view={view} shown={shown} />
          </div>
        </div>
      )}
    </PageFrame>
  );
};

/** An observer types words that nobody could know before. */
export const Challenge = () => {
  const value = draftOf('challenge');
  const challenge = challengeOf(value);
  const done = (): void => {
    if (challenge !== '') void sendChallenge(challenge);
  };
  return (
    <TypingFrame
      name="challenge"
      title={text('challenge-title')}
      hint={text('challenge-rule')}
      back="close"
      canFinish={challenge !== ''}
      doneLabel={text('button-done')}
      onDone={done}
    >
      <Typing
        label={text('challenge-title')}
        hint={text('challenge-hint')}
        value={value}
        max={CHALLENGE_MAX}
        onChange={(next) => setDraft('challenge', plainOf(next))}
        onDone={done}
      />
    </TypingFrame>
  );
};

/** The entry of the challenge, with the file that proves it. */
export const Proof = () => {
  const { value: shown } = proof;
  if (shown === null)
    return (
      <PageFrame name="proof" title={text('proof-gone')}>
        {null}
      </PageFrame>
    );
  return (
    <PageFrame name="proof" title={text('proof-title', { entry: shown.entry })}>
      <div class="receipt">
        <Qr rows={shown.qr} label={text('proof-qr')} />
        <div class="receipt-words">
          <p class="challenge">{shown.challenge}</p>
          <p>{text('proof-hint')}</p>
        </div>
      </div>
    </PageFrame>
  );
};

/** A frame prints the paper, so that this screen stays what the door needs it for. */
export const ShiftSlip = ({ view }: Props) => {
  const outcome = useSignal<'coming' | 'printed' | 'failed'>('coming');
  useEffect(() => {
    const hear = ({ origin, data }: MessageEvent): void => {
      if (origin === location.origin && (data === 'printed' || data === 'failed')) outcome.value = data;
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return (
    <Frame
      view={view}
      name="slip"
      back="close"
      icon="paper"
      title={text('slip-title')}
      hint={text(`slip-${outcome.value}`)}
    >
      {slipPage.value === '' ? null : (
        <iframe class="unseen" title={text('slip-title')} src={`${slipPage.value}?lang=${language.value}`} />
      )}
    </Frame>
  );
};

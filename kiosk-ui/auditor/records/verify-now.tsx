import { useSignal } from '@preact/signals';
import type { RecordOpened } from '../../../src/office/api/record-schemas.ts';
import { Say } from '../../shared/press.tsx';
import { Refused, TypeIn } from '../../supervisor/office/fields.tsx';
import type { NotDone } from '../../supervisor/office/text.ts';
import type { EntryChecked, EntryToCheck } from '../../verify/entry-check/messages.ts';
import { numberText } from '../said.ts';
import { text } from '../text.ts';
import { proofOf, publishedKey } from './office-records.ts';

/** Checked beside the page, by the very code of the page that verifies. Rejects where a browser runs no worker. */
const check = (entry: EntryToCheck): Promise<EntryChecked> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../verify/entry-check/worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', ({ data }: MessageEvent<EntryChecked>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('the check cannot run in this browser'));
    });
    worker.postMessage(entry);
  });

type Outcome =
  | { readonly is: 'checked'; readonly checked: EntryChecked; readonly key: string; readonly isOwn: boolean }
  | { readonly is: 'unsigned' | 'cannot' };

const Proven = ({
  seq,
  checked: { origin, size, root, leaf, fields },
  isOwn,
}: {
  readonly seq: number;
  readonly checked: Extract<EntryChecked, { readonly outcome: 'proven' }>;
  readonly isOwn: boolean;
}) => (
  <Say tone="good" icon="check" role="status">
    <b>{text('proven', { seq: String(seq), size: numberText(size), origin })}</b>
    <p>{text('proven-fields', { fields })}</p>
    <p>{text(isOwn ? 'proven-own-key' : 'proven-told-key')}</p>
    <p class="code">{text('proven-root', { root })}</p>
    <p class="code">{text('proven-leaf', { leaf })}</p>
  </Say>
);

const Result = ({ seq, outcome }: { readonly seq: number; readonly outcome: Outcome | null }) => {
  if (outcome === null) return null;
  if (outcome.is !== 'checked') {
    return (
      <Say tone="care" icon="clock" role="status">
        {text(`verify-${outcome.is}`)}
      </Say>
    );
  }
  const { checked, isOwn } = outcome;
  if (checked.outcome === 'proven') return <Proven seq={seq} checked={checked} isOwn={isOwn} />;
  return (
    <Say tone="bad" icon="warning" role="alert">
      <b>{text('not-proven', { seq: String(seq) })}</b>
      <p>{text(`wrong-${checked.what}`)}</p>
      <p lang="en">{checked.said}</p>
    </Say>
  );
};

/** Has the proof of an entry checked in this browser, against the newest signed checkpoint. */
export const VerifyNow = ({ opened }: { readonly opened: RecordOpened }) => {
  const { seq } = opened.record;
  const key = useSignal('');
  const outcome = useSignal<Outcome | null>(null);
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  const verify = async (): Promise<Outcome | null> => {
    const own = key.peek().trim();
    const published = await publishedKey();
    if (!published.ok) {
      why.value = published.error;
      return null;
    }
    const proof = await proofOf(seq);
    if (!proof.ok) {
      if (proof.error.code === 'unknown') return { is: 'unsigned' };
      why.value = proof.error;
      return null;
    }
    const verifier_key = own === '' ? published.body.verifier_key : own;
    const { bytes, disclosures } = opened;
    try {
      const checked = await check({ seq, bytes, disclosures, verifier_key, ...proof.body });
      return { is: 'checked', checked, key: verifier_key, isOwn: own !== '' };
    } catch {
      return { is: 'cannot' };
    }
  };
  return (
    <section class="verify-now" aria-labelledby="verify-now">
      <h2 id="verify-now">{text('verify-title')}</h2>
      <p>{text('verify-about')}</p>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (isWaiting.peek()) return;
          isWaiting.value = true;
          why.value = null;
          outcome.value = await verify();
          isWaiting.value = false;
        }}
      >
        <TypeIn label={text('verify-key')} hint={text('verify-key-hint')} of={key} most={400} />
        <button type="submit" class="press" data-look="strong" disabled={isWaiting.value}>
          {text('verify-now')}
        </button>
      </form>
      <Refused why={why.value} />
      <Result seq={seq} outcome={outcome.value} />
    </section>
  );
};

import './trial.css';
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { TrialAsked } from '../../../src/office/api/trial-schemas.ts';
import type { ProposalHead } from '../../../src/reads.ts';
import { Press, Say } from '../../shared/press.tsx';
import { Refused } from '../office/fields.tsx';
import type { Shared } from './doing.ts';
import { text } from './text.ts';
import { Found } from './trial-found.tsx';
import type { Tried } from './use-trial.ts';

/** A configuration is a few pages; the office takes no longer one in a request. */
const RULES_BYTES_MAX = 200_000;

interface TrialProps {
  readonly shared: Shared;
  readonly proposal: ProposalHead;
  readonly tried: Tried;
}

/** The bytes as they are, so that their digest is that of the file. */
const textOf = async (file: File): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());

/** The kiosk knows of rules that wait only the digest of their file. */
const WithFile = ({ tried }: Pick<TrialProps, 'tried'>) => {
  const id = useId();
  const isTooLarge = useSignal(false);
  const take = async (file: File | undefined): Promise<void> => {
    isTooLarge.value = (file?.size ?? 0) > RULES_BYTES_MAX;
    if (file === undefined || isTooLarge.peek()) return;
    const rules: NonNullable<TrialAsked['rules']> = {
      text: await textOf(file),
      name: file.name.slice(0, 120),
    };
    tried.begin(rules);
  };
  return (
    <>
      <div class="field">
        <label for={id}>{text('trial-file')}</label>
        <small id={`${id}-hint`}>{text('trial-file-hint')}</small>
        <input
          id={id}
          class="fill"
          type="file"
          accept=".yaml,.yml,application/yaml"
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
      </div>
      {isTooLarge.value ? (
        <Say tone="bad" icon="warning" role="alert">
          {text('trial-file-large')}
        </Say>
      ) : null}
      <p>
        <Press onPress={() => tried.begin(null)}>{text('trial-no-file')}</Press>
      </p>
    </>
  );
};

const Ask = ({ proposal, tried }: Omit<TrialProps, 'shared'>) =>
  proposal.config_digest === '' ? (
    <p>
      <Press icon="clock" onPress={() => tried.begin(null)}>
        {text('trial-begin')}
      </Press>
    </p>
  ) : (
    <WithFile tried={tried} />
  );

const Reading = ({ done, of }: { readonly done: number; readonly of: number }) => {
  const words = text('trial-reading', { percent: Math.floor((100 * done) / Math.max(1, of)) });
  return (
    <div class="trial-reading">
      <p role="status">{words}</p>
      <progress aria-label={words} value={done} max={Math.max(1, of)} />
    </div>
  );
};

const Standing = ({ shared, proposal, tried }: TrialProps) => {
  const standing = tried.standing.value;
  if (standing === null) {
    return tried.why.value === null ? (
      <p role="status">{text('reading')}</p>
    ) : (
      <Ask proposal={proposal} tried={tried} />
    );
  }
  const { state, found, why, done, of } = standing;
  if (state === 'reading') return <Reading done={done} of={of} />;
  if (found !== null) return <Found people={shared.people} found={found} />;
  return (
    <>
      {state === 'impossible' ? (
        <Say tone="care" icon="warning" role="alert">
          {text(`trial-why-${why}`, { proposal: proposal.proposal })}
        </Say>
      ) : null}
      <Ask proposal={proposal} tried={tried} />
    </>
  );
};

/** What a proposal would have changed in the last 30 days, for whoever decides about it. */
export const Trial = (props: TrialProps) => (
  <div class="trial">
    <h3>{text('trial-title')}</h3>
    <Refused why={props.tried.why.value} />
    <Standing {...props} />
  </div>
);

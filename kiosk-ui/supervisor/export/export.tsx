import './export.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExportAnswer, ExportChoices } from '../../../src/office/wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { api } from '../office/api.ts';
import { Choose, Form, TypeIn } from '../office/fields.tsx';
import type { NotDone } from '../office/text.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import { text } from './text.ts';

const LOOK_MS = 500;
const MEGABYTE = 1_000_000;

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

const isUnderWay = ({ state }: ExportAnswer): boolean =>
  state === 'checking' || state === 'ready' || state === 'sending';

/** The browser fetches it as any file: it lies on the disk of whoever asked, and never in this page. */
const fetchFile = ({ id }: ExportAnswer): void => {
  const link = document.createElement('a');
  link.href = `/api/v1/exports/${id}/file`;
  link.download = '';
  link.click();
};

const profileName = (profile: string): string =>
  profile === 'none' || profile === 'public' ? text(`profile-${profile}`) : text('profile-of', { profile });

const Ask = ({ onBegun }: { readonly onBegun: (begun: ExportAnswer) => void }) => {
  const choices = useSignal<ExportChoices['profiles']>([]);
  const profile = useSignal('public');
  const [from, until] = [useSignal(''), useSignal('')];
  const why = useSignal<NotDone | null>(null);
  const isWaiting = useSignal(false);
  useEffect(() => {
    void api<ExportChoices>('GET', '/exports').then((answer) => {
      if (answer.ok) choices.value = answer.body.profiles;
      else why.value = answer.error;
    });
  }, []);
  const send = async (): Promise<void> => {
    isWaiting.value = true;
    const answer = await apiConfirmed<ExportAnswer>('POST', '/exports', {
      ...(from.value === '' ? {} : { from: from.value }),
      ...(until.value === '' ? {} : { until: until.value }),
      profile: profile.value,
    });
    isWaiting.value = false;
    if (answer.ok) onBegun(answer.body);
    else why.value = answer.error;
  };
  return (
    <Form
      button={text('prepare')}
      why={why.value}
      about="export"
      isWaiting={isWaiting.value}
      onSubmit={() => void send()}
    >
      <TypeIn label={text('from')} kind="date" of={from} />
      <TypeIn label={text('until')} kind="date" of={until} />
      <Choose
        label={text('profile')}
        of={profile}
        choices={choices.value.map((choice) => [choice.profile, profileName(choice.profile)])}
      />
    </Form>
  );
};

const progressText = ({ state, entries, of, sent, bytes }: ExportAnswer): string => {
  if (state === 'checking') return text('checking', { entries, of });
  if (state === 'ready') return text('ready');
  return text('sending', { sent: megabytes(sent), bytes: megabytes(bytes) });
};

const Progress = ({ of }: { readonly of: ExportAnswer }) => {
  const { state, entries, sent, bytes } = of;
  const words = progressText(of);
  const [value, max] = state === 'checking' ? [entries, of.of] : [sent, bytes];
  return (
    <div class="export-progress">
      <p role="status">{words}</p>
      <progress aria-label={words} value={value} max={Math.max(1, max)} />
    </div>
  );
};

const Outcome = ({ of: { state, failure, name } }: { readonly of: ExportAnswer }) => {
  if (state === 'sent') {
    return (
      <Say tone="good" icon="check" role="status">
        <b>{text('sent', { name })}</b>
        <p>{text('check')}</p>
      </Say>
    );
  }
  if (state === 'cancelled') {
    return (
      <Say tone="care" icon="cross" role="status">
        {text('cancelled')}
      </Say>
    );
  }
  return (
    <Say tone="bad" icon="warning" role="alert">
      {text(`failed-${failure === '' ? 'other' : failure}`)}
    </Say>
  );
};

/** Looks at an export until it is over, and has the browser fetch it once it is ready. */
const follow = (begun: Signal<ExportAnswer | null>): (() => void) => {
  let hasFetched = false;
  const look = async (): Promise<void> => {
    const now = begun.peek();
    if (now === null || !isUnderWay(now)) return;
    const answer = await api<ExportAnswer>('GET', `/exports/${now.id}`);
    // One that is cancelled meanwhile stays so.
    if (!answer.ok || begun.peek() !== now) return;
    begun.value = answer.body;
    if (answer.body.state !== 'ready' || hasFetched) return;
    hasFetched = true;
    fetchFile(answer.body);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => clearInterval(timer);
};

interface StepProps {
  readonly begun: Signal<ExportAnswer | null>;
  readonly onCancel: () => void;
}

/** What to do next: choose, wait, or see what came of it. */
const Step = ({ begun, onCancel }: StepProps) => {
  const now = begun.value;
  const set = (answer: ExportAnswer | null): void => {
    begun.value = answer;
  };
  if (now === null) return <Ask onBegun={set} />;
  if (isUnderWay(now)) {
    return (
      <>
        <Progress of={now} />
        <Press icon="cross" onPress={onCancel}>
          {text('cancel')}
        </Press>
      </>
    );
  }
  return (
    <>
      <Outcome of={now} />
      <Press icon="paper" onPress={() => set(null)}>
        {text('again')}
      </Press>
    </>
  );
};

/** Taking the log out: days, what is in it, and how far it is. */
export const Export = () => {
  const begun = useSignal<ExportAnswer | null>(null);
  const id = begun.value?.id;
  useEffect(() => (id === undefined ? undefined : follow(begun)), [id]);
  const cancel = async (): Promise<void> => {
    const answer = await api<ExportAnswer>('POST', `/exports/${id}/cancel`);
    if (answer.ok) begun.value = answer.body;
  };
  return (
    <div class="account export">
      <h1>{text('title')}</h1>
      <p>{text('about')}</p>
      <Step begun={begun} onCancel={() => void cancel()} />
    </div>
  );
};

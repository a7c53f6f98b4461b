import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ListChangeAsked } from '../../../src/office/list-wire.ts';
import { Press, Say } from '../../shared/press.tsx';
import { zoneOf } from '../live/times.tsx';
import { Choose } from '../office/fields.tsx';
import { whyNot } from './act-form.tsx';
import type { Shared } from './doing.ts';
import { FileTrainings } from './file-trainings.tsx';
import { listCsv } from './list-csv.ts';
import { ProposeChange } from './propose-change.tsx';
import { text } from './text.ts';

/** As the office takes it in one request, with room for what stands around it. */
const FILE_BYTES_MAX = 240_000;

const download = ({ people, trained }: Shared): void => {
  const link = document.createElement('a');
  const file = new Blob([listCsv(people, trained, zoneOf())], { type: 'text/csv' });
  const address = URL.createObjectURL(file);
  link.href = address;
  link.download = 'authorization-list.csv';
  link.click();
  // The browser has taken what it needs of the address once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
};

const ChooseFile = ({ onChoose }: { readonly onChoose: (chosen: File | undefined) => void }) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text('file')}</label>
      <small id={`${id}-hint`}>{text('file-hint')}</small>
      <input
        id={id}
        class="fill"
        type="file"
        accept=".csv,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChoose(currentTarget.files?.[0])}
      />
    </div>
  );
};

const ReadFile = ({ shared }: { readonly shared: Shared }) => {
  const whole = useSignal('no');
  const file = useSignal<{ readonly name: string; readonly text: string } | null>(null);
  const isTooLarge = useSignal(false);
  const change = useSignal<ListChangeAsked | null>(null);
  const make = (): void => {
    const read = file.peek();
    change.value =
      read === null ? null : { form: 'file', ...read, whole: whole.peek() === 'yes' ? 'yes' : 'no' };
  };
  const take = async (chosen: File | undefined): Promise<void> => {
    isTooLarge.value = (chosen?.size ?? 0) > FILE_BYTES_MAX;
    file.value =
      chosen === undefined || isTooLarge.peek()
        ? null
        : { name: chosen.name.slice(0, 120), text: await chosen.text() };
    make();
  };
  return (
    <>
      <div class="fields">
        <ChooseFile onChoose={(chosen) => void take(chosen)} />
        <Choose
          label={text('file-is')}
          of={{
            get value() {
              return whole.value;
            },
            set value(chosen: string) {
              whole.value = chosen;
              make();
            },
          }}
          choices={[
            ['no', text('file-part')],
            ['yes', text('file-whole')],
          ]}
        />
      </div>
      {isTooLarge.value ? (
        <Say tone="bad" icon="warning" role="alert">
          {text('file-too-large')}
        </Say>
      ) : null}
      {change.value === null ? null : <ProposeChange shared={shared} change={change.value} />}
      {file.value === null ? null : <FileTrainings shared={shared} file={file.value} />}
    </>
  );
};

/** The list from a file, looked at before it is proposed; and as a file. */
export const Import = ({ shared }: { readonly shared: Shared }) => {
  const barred = whyNot(shared.doing);
  return (
    <>
      <h1>{text('import-title')}</h1>
      {barred === null ? (
        <>
          <p>{text('import-about')}</p>
          <ReadFile shared={shared} />
        </>
      ) : (
        <Say tone="info" icon="eye">
          {barred}
        </Say>
      )}
      <h2>{text('download-title')}</h2>
      <p>{text('download-about')}</p>
      <p>
        <Press icon="down" onPress={() => download(shared)}>
          {text('download')}
        </Press>
      </p>
    </>
  );
};

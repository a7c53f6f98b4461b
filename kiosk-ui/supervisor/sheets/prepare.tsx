import { type Signal, useSignal } from '@preact/signals';
import { agrees, type SheetField, type SheetForm } from '../../../src/core/sheet-forms.ts';
import type { SheetPreview } from '../../../src/office/api/sheet-schemas.ts';
import { COMMON_WORDS } from '../../../src/reports/sheet-words.ts';
import type { SheetVersion } from '../../../src/reports/sheets.ts';
import type { AskedFigures } from '../../../src/sheet-refusals.ts';
import { Say } from '../../shared/press.tsx';
import { language } from '../../shared/words.ts';
import { DraftFaults } from '../list/parts.tsx';
import { text as listText } from '../list/text.ts';
import { useRead } from '../list/use-read.ts';
import { Refused, TypeIn } from '../office/fields.tsx';
import { barredFrom } from './barred.ts';
import type { SheetsDoing } from './doing.ts';
import { addressOfSheet } from './place.ts';
import { agreementText, fieldText, figureText, formText, placeText } from './said.ts';
import { type SheetDraft, type SheetFault, sheetDraftOf, sheetFaults, statedOf } from './sheet-draft.ts';
import { SignForm } from './sign-form.ts';
import { text } from './text.ts';
import { DifferencesShown } from './version-shown.tsx';

interface PrepareProps {
  readonly doing: SheetsDoing;
  readonly asked: AskedFigures;
  readonly again: () => void;
}

interface FillProps {
  readonly form: SheetForm;
  readonly asked: readonly SheetField[];
  readonly draft: Signal<SheetDraft>;
  readonly faults: ReadonlySet<SheetFault>;
  /** Of a sheet that is on record election and place stay as they are. */
  readonly isNew: boolean;
}

const typed = (draft: Signal<SheetDraft>, field: Exclude<keyof SheetDraft, 'values'>): { value: string } => ({
  get value() {
    return draft.value[field];
  },
  set value(words: string) {
    draft.value = { ...draft.value, [field]: words };
  },
});

const typedFigure = (draft: Signal<SheetDraft>, field: SheetField): { value: string } => ({
  get value() {
    return draft.value.values[field] ?? '';
  },
  set value(digits: string) {
    draft.value = { ...draft.value, values: { ...draft.value.values, [field]: digits } };
  },
});

const Fill = ({ form, asked, draft, faults, isNew }: FillProps) => {
  const faultOf = (field: SheetFault, key: string): string => (faults.has(field) ? text(key) : '');
  const common = (name: 'election' | 'place' | 'source' | 'containers'): string =>
    COMMON_WORDS[name][language.value];
  return (
    <>
      <div class="fields">
        {isNew ? (
          <TypeIn
            label={common('election')}
            of={typed(draft, 'election')}
            most={40}
            fault={faultOf('election', 'fault-words')}
          />
        ) : null}
        {isNew && form !== 'county' ? (
          <TypeIn
            label={common('place')}
            of={typed(draft, 'place')}
            most={40}
            fault={faultOf('place', 'fault-words')}
          />
        ) : null}
      </div>
      <fieldset class="sheet-fill">
        <legend>{text('figures')}</legend>
        <small>{text('figures-hint')}</small>
        <div class="fields">
          {asked.map((field) => (
            <TypeIn
              key={field}
              label={fieldText(field)}
              kind="figure"
              of={typedFigure(draft, field)}
              most={8}
              fault={faultOf(field, 'fault-figure')}
            />
          ))}
        </div>
      </fieldset>
      <div class="fields">
        <TypeIn
          label={common('containers')}
          hint={text('containers-hint')}
          of={typed(draft, 'containers')}
          most={2_600}
          fault={faultOf('containers', 'fault-containers')}
        />
        <TypeIn
          label={common('source')}
          hint={text('source-hint')}
          of={typed(draft, 'source')}
          most={40}
          fault={faultOf('source', 'fault-words')}
        />
      </div>
    </>
  );
};

interface SignProps extends Pick<PrepareProps, 'doing' | 'again'> {
  readonly sheet: number;
  /** As it was looked at. */
  readonly stated: (words: string) => ReturnType<typeof statedOf>;
  readonly seen: SheetPreview;
}

/** What differs, and the way to sign for it: an explanation is asked for where something does. */
const Sign = ({ doing, again, sheet, stated, seen }: SignProps) => {
  const { differences, in_containers, refusal } = seen;
  const isEqual = agrees(differences);
  return (
    <>
      <h2>{text('what-differs')}</h2>
      <Say tone={isEqual ? 'good' : 'care'} icon={isEqual ? 'check' : 'warning'} role="status">
        {agreementText(differences)}
      </Say>
      <DifferencesShown differences={differences} />
      {in_containers === null ? null : <p>{text('held', { count: figureText(in_containers) })}</p>}
      {refusal === null ? (
        <SignForm
          doing={doing}
          barred={barredFrom(doing)}
          title={text('sign-title')}
          button={text('sign')}
          mayBeSilent={isEqual}
          {...(isEqual ? {} : { wordsLabel: COMMON_WORDS.explanation[language.value] })}
          act={(words) => ({ act: 'prepare', sheet, stated: stated(words) })}
          done={text('prepared')}
          onDone={({ sheet: on }) => {
            again();
            location.hash = addressOfSheet(on);
          }}
        >
          <p>{COMMON_WORDS.rule[language.value]}</p>
        </SignForm>
      ) : (
        <Say tone="care" icon="no_entry" role="alert">
          {refusal.what}. {refusal.remedy}
        </Say>
      )}
    </>
  );
};

interface EditProps extends PrepareProps {
  readonly form: SheetForm;
  /** Its newest version; null for a new sheet. */
  readonly before: SheetVersion | null;
}

const Edit = ({ doing, asked: all, again, form, before }: EditProps) => {
  const asked = all[form];
  const sheet = before?.sheet ?? 0;
  const draft = useSignal<SheetDraft>(sheetDraftOf(before));
  const faults = useSignal<ReadonlySet<SheetFault>>(new Set());
  /** The draft as somebody asked to look at it; what is typed after that has to be looked at anew. */
  const looked = useSignal<SheetDraft | null>(null);
  const isLooked = looked.value !== null && looked.value === draft.value;
  const seen = useRead<SheetPreview | null>(() => {
    const at = looked.peek();
    return at === null
      ? Promise.resolve({ ok: true, body: null })
      : doing.preview({ sheet, stated: statedOf(form, asked, at, '') as never });
  }, [looked.value]);
  const look = (): void => {
    faults.value = sheetFaults(form, asked, draft.peek());
    looked.value = faults.peek().size > 0 ? null : draft.peek();
  };
  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Fill form={form} asked={asked} draft={draft} faults={faults.value} isNew={before === null} />
        <DraftFaults count={faults.value.size} />
        <button type="submit" class="press" data-look="strong">
          {text('look')}
        </button>
      </form>
      {isLooked ? <Refused why={seen.why.value} /> : null}
      {isLooked && seen.value.value !== null ? (
        <section class="preview" aria-label={text('what-differs')}>
          <Sign
            doing={doing}
            again={again}
            sheet={sheet}
            stated={(words) => statedOf(form, asked, draft.peek(), words)}
            seen={seen.value.value}
          />
        </section>
      ) : null}
    </>
  );
};

const Barred = ({ why }: { readonly why: string }) => (
  <Say tone="info" icon="eye">
    {why}
  </Say>
);

/** A sheet that is not on record yet. */
export const NewSheet = ({ form, ...props }: PrepareProps & { readonly form: SheetForm }) => {
  const barred = barredFrom(props.doing);
  return (
    <>
      <h1>{text(`new-${form}`)}</h1>
      {barred === null ? (
        <>
          <p>{text('new-about')}</p>
          <Edit {...props} form={form} before={null} />
        </>
      ) : (
        <Barred why={barred} />
      )}
    </>
  );
};

/** A later version of a sheet; the earlier ones stay. */
export const LaterVersion = ({ sheet, ...props }: PrepareProps & { readonly sheet: number }) => {
  const { value, why } = useRead(() => props.doing.one(sheet), [sheet]);
  const before = value.value?.versions.at(-1) ?? null;
  const barred = barredFrom(props.doing);
  if (barred !== null) return <Barred why={barred} />;
  return (
    <>
      <Refused why={why.value} />
      {before === null && why.value === null ? <p role="status">{listText('reading')}</p> : null}
      {before === null ? null : (
        <>
          <h1>{text('later-of', { sheet, place: placeText(before) })}</h1>
          <p>{[before.election, formText(before.form)].join(' · ')}</p>
          <p>{text('later-about')}</p>
          <Edit {...props} form={before.form} before={before} />
        </>
      )}
    </>
  );
};

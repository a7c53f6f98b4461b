import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
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
import { DraftBack } from './draft-back.tsx';
import { addressOfSheet } from './place.ts';
import { agreementText, fieldText, figureText, formText, placeText } from './said.ts';
import { type SheetDraft, type SheetFault, sheetFaults, statedOf } from './sheet-draft.ts';
import { SignForm } from './sign-form.ts';
import { text } from './text.ts';
import { type DraftInHand, useDraft } from './use-draft.ts';
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
      {isNew ? (
        <div class="fields">
          <TypeIn
            label={common('election')}
            of={typed(draft, 'election')}
            most={40}
            fault={faultOf('election', 'fault-words')}
          />
          {form === 'county' ? null : (
            <TypeIn
              label={common('place')}
              of={typed(draft, 'place')}
              most={40}
              fault={faultOf('place', 'fault-words')}
            />
          )}
        </div>
      ) : null}
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
  readonly inHand: DraftInHand;
  /** As it was looked at. */
  readonly stated: (words: string) => ReturnType<typeof statedOf>;
  readonly seen: SheetPreview;
}

/** What differs, and the way to sign for it: an explanation is asked for where something does. */
const Sign = ({ doing, again, sheet, inHand, stated, seen }: SignProps) => {
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
          words={inHand.words}
          act={(words) => ({ act: 'prepare', sheet, stated: stated(words) })}
          done={text('prepared')}
          onDone={({ sheet: on }) => {
            inHand.signed();
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

/** What differs, for the draft as somebody asked to look at it: what is typed after that has to be looked at anew. */
const useLook = (
  { doing, asked: all, form, before }: Pick<EditProps, 'doing' | 'asked' | 'form' | 'before'>,
  draft: Signal<SheetDraft>,
) => {
  const asked = all[form];
  const faults = useSignal<ReadonlySet<SheetFault>>(new Set());
  const looked = useSignal<SheetDraft | null>(null);
  const isLooked = looked.value !== null && looked.value === draft.value;
  const { value, why } = useRead<SheetPreview | null>(() => {
    const at = looked.peek();
    return at === null
      ? Promise.resolve({ ok: true, body: null })
      : doing.preview({ sheet: before?.sheet ?? 0, stated: statedOf(form, asked, at, '') as never });
  }, [looked.value]);
  const look = (): void => {
    faults.value = sheetFaults(form, asked, draft.peek());
    looked.value = faults.peek().size > 0 ? null : draft.peek();
  };
  return { faults, seen: isLooked ? value.value : null, why: isLooked ? why.value : null, look };
};

const Edit = (props: EditProps) => {
  const { doing, again, form, before } = props;
  const asked = props.asked[form];
  const sheet = before?.sheet ?? 0;
  const inHand = useDraft(doing.account, before === null ? `sheet of ${form}` : `sheet ${sheet}`, before);
  const { draft } = inHand;
  const { faults, seen, why, look } = useLook(props, draft);
  const fields = useRef<HTMLFormElement>(null);
  return (
    <>
      <DraftBack
        inHand={inHand}
        version={before?.version ?? 0}
        onDiscard={() => {
          inHand.discard();
          faults.value = new Set();
          // The button goes with what it said; whoever pressed it begins anew.
          fields.current?.querySelector('input')?.focus();
        }}
      />
      <form
        ref={fields}
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
      <Refused why={why} />
      {seen === null ? null : (
        <section class="preview" aria-label={text('what-differs')}>
          <Sign
            doing={doing}
            again={again}
            sheet={sheet}
            inHand={inHand}
            stated={(words) => statedOf(form, asked, draft.peek(), words)}
            seen={seen}
          />
        </section>
      )}
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

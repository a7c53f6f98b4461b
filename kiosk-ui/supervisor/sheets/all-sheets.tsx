import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { agrees, SHEET_FORMS } from '../../../src/core/sheet-forms.ts';
import type { SheetHead } from '../../../src/office/api/sheet-schemas.ts';
import { Icon } from '../../shared/icons.tsx';
import { language } from '../../shared/words.ts';
import { AT_ONCE, Mark, More } from '../list/parts.tsx';
import { instantText } from '../list/said.ts';
import { Choose } from '../office/fields.tsx';
import type { SheetsDoing, SheetsRead } from './doing.ts';
import { addressOfSheet } from './place.ts';
import { agreementText, formText, placeText, type SheetStanding, signersText, standingOf } from './said.ts';
import { text } from './text.ts';

const STANDINGS: readonly SheetStanding[] = ['prepared', 'later', 'verified'];

/** How it stands, as drawing and words. */
export const StandingMark = ({ standing }: { readonly standing: SheetStanding }) => (
  <Mark tone={standing === 'verified' ? 'plain' : 'info'} icon={standing === 'verified' ? 'check' : 'clock'}>
    {text(`standing-${standing}`)}
  </Mark>
);

const Card = ({ head, names }: { readonly head: SheetHead; readonly names: SheetsRead['names'] }) => {
  const id = useId();
  const { sheet, version, election, form, differences, prepared_by, at, verified } = head;
  return (
    <li>
      <article class="person-card" aria-labelledby={id}>
        <header>
          <h2 id={id}>
            <a href={addressOfSheet(sheet)}>{text('sheet-of', { sheet, place: placeText(head) })}</a>
          </h2>
          <p>{[election, formText(form), text('version', { version })].join(' · ')}</p>
        </header>
        <ul class="marks">
          <StandingMark standing={standingOf(head)} />
          <Mark
            tone={agrees(differences) ? 'plain' : 'care'}
            icon={agrees(differences) ? 'check' : 'warning'}
          >
            {agreementText(differences)}
          </Mark>
        </ul>
        <p>{text('prepared-by', { names: signersText(prepared_by, names), time: instantText(at) })}</p>
        {verified === null ? null : (
          <p>
            {text('verified-by', { names: signersText(verified.by, names), time: instantText(verified.at) })}
          </p>
        )}
      </article>
    </li>
  );
};

/** Pages of their own for paper: blank, and what the office stands by. */
const Papers = ({ sheets }: Pick<SheetsRead, 'sheets'>) => {
  const elections = [...new Set(sheets.filter(({ stands }) => stands > 0).map(({ election }) => election))];
  const tongue = language.value;
  const address = (page: 'blank' | 'public', of: Readonly<Record<string, string>>): string =>
    `/api/v1/sheets/${page}?${new URLSearchParams({ ...of, language: tongue })}`;
  return (
    <details class="narrow-down papers">
      <summary>{text('papers')}</summary>
      <p>{text('papers-about')}</p>
      <ul>
        {SHEET_FORMS.map((form) => (
          <li key={form}>
            <a href={address('blank', { form })} target="_blank" rel="noreferrer">
              {text('blank-sheet', { form: formText(form) })}
            </a>
          </li>
        ))}
        {elections.map((election) => (
          <li key={election}>
            <a href={address('public', { election })} target="_blank" rel="noreferrer">
              {text('for-the-public', { election })}
            </a>
          </li>
        ))}
        {elections.map((election) => (
          <li key={`${election} explained`}>
            <a href={address('public', { election, explanations: 'yes' })} target="_blank" rel="noreferrer">
              {text('for-the-public-explained', { election })}
            </a>
          </li>
        ))}
      </ul>
      {elections.length === 0 ? <p>{text('nothing-public')}</p> : null}
    </details>
  );
};

const Ways = () => (
  <div class="card-acts">
    {SHEET_FORMS.map((form) => (
      <a key={form} class="press" href={`#sheets/new/${form}`}>
        <Icon name="plus" />
        {text(`new-${form}`)}
      </a>
    ))}
  </div>
);

/** Every sheet, the newest first. */
export const AllSheets = ({ doing, read }: { readonly doing: SheetsDoing; readonly read: SheetsRead }) => {
  const election = useSignal('');
  const standing = useSignal('');
  const most = useSignal(AT_ONCE);
  const { sheets, names } = read;
  const elections = [...new Set(sheets.map((head) => head.election))];
  const found = sheets
    .filter(
      (head) =>
        (election.value === '' || head.election === election.value) &&
        (standing.value === '' || standingOf(head) === standing.value),
    )
    .toReversed();
  return (
    <>
      <h1>{text('sheets')}</h1>
      <p>{text('about')}</p>
      {doing.mayChange ? <Ways /> : null}
      <Papers sheets={sheets} />
      {sheets.length === 0 ? null : (
        <div class="fields">
          <Choose
            label={text('election')}
            of={election}
            choices={[['', text('all-elections')], ...elections.map((one) => [one, one] as const)]}
          />
          <Choose
            label={text('standing')}
            of={standing}
            choices={[
              ['', text('all-standings')],
              ...STANDINGS.map((one) => [one, text(`standing-${one}`)] as const),
            ]}
          />
        </div>
      )}
      <p role="status">{text('found', { found: found.length, all: sheets.length })}</p>
      <ul class="people">
        {found.slice(0, most.value).map((head) => (
          <Card key={head.sheet} head={head} names={names} />
        ))}
      </ul>
      <More most={most} all={found.length} />
    </>
  );
};

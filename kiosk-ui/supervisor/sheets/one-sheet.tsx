import { useSignal } from '@preact/signals';
import type { SheetAnswer } from '../../../src/office/api/sheet-schemas.ts';
import { Icon } from '../../shared/icons.tsx';
import { Press, Say } from '../../shared/press.tsx';
import { text as listText } from '../list/text.ts';
import { useRead } from '../list/use-read.ts';
import { Refused } from '../office/fields.tsx';
import { StandingMark } from './all-sheets.tsx';
import { barredFrom } from './barred.ts';
import { type SheetsDoing, sheetVersion } from './doing.ts';
import { addressOfSheet } from './place.ts';
import { formText, placeText, standingOf } from './said.ts';
import { SignForm } from './sign-form.ts';
import { text } from './text.ts';
import { VersionShown } from './version-shown.tsx';

interface OneProps {
  readonly doing: SheetsDoing;
  readonly sheet: number;
  /** Reads all of them again. */
  readonly again: () => void;
}

type Version = SheetAnswer['versions'][number];

/** What whoever looks can do about the newest version. */
const Verify = ({ doing, version, again }: Omit<OneProps, 'sheet'> & { readonly version: Version }) => {
  const { sheet, version: number, prepared_by } = version;
  if (doing.mayChange && doing.person !== '' && prepared_by.includes(doing.person)) {
    return (
      <Say tone="info" icon="people">
        {text('own-sheet')}
      </Say>
    );
  }
  return (
    <SignForm
      doing={doing}
      barred={barredFrom(doing)}
      title={text('verify-title', { version: number })}
      button={text('verify')}
      mayBeSilent
      act={(words) => ({ act: 'verify', sheet, version: number, words })}
      done={text('verified')}
      onDone={again}
    >
      <p>{text('verify-about')}</p>
    </SignForm>
  );
};

const Acts = ({ doing, sheet }: Pick<OneProps, 'doing' | 'sheet'>) => (
  <div class="card-acts">
    <a class="press" href="#sheets">
      <Icon name="back" />
      {text('all-sheets')}
    </a>
    {doing.mayChange ? (
      <a class="press" href={addressOfSheet(sheet, 'later')}>
        <Icon name="plus" />
        {text('later-version')}
      </a>
    ) : null}
    <Press icon="paper" onPress={() => window.print()}>
      {text('print')}
    </Press>
  </div>
);

const Whole = ({
  doing,
  sheet,
  again,
  answer: { versions, names },
}: OneProps & { readonly answer: SheetAnswer }) => {
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  const earlier = versions.slice(0, -1).toReversed();
  const stands = versions.findLast(({ verified }) => verified !== null)?.version ?? 0;
  return (
    <>
      <h1>{text('sheet-of', { sheet, place: placeText(newest) })}</h1>
      <p>
        {[newest.election, formText(newest.form), text('version', { version: newest.version })].join(' · ')}
      </p>
      <ul class="marks">
        <StandingMark standing={standingOf({ verified: newest.verified, stands })} />
      </ul>
      <Acts doing={doing} sheet={sheet} />
      <VersionShown version={newest} names={names} />
      {newest.verified === null ? (
        <Verify key={newest.version} doing={doing} version={newest} again={again} />
      ) : null}
      {earlier.length === 0 ? null : <h2>{text('earlier')}</h2>}
      {earlier.map((version) => (
        <details key={version.version} class="narrow-down sheet-earlier">
          <summary>
            {text(version.verified === null ? 'earlier-never' : 'earlier-verified', {
              version: version.version,
            })}
          </summary>
          <VersionShown version={version} names={names} />
        </details>
      ))}
    </>
  );
};

/** One sheet: its newest version, what can be done about it, and every earlier one. */
export const OneSheet = ({ doing, sheet, again }: OneProps) => {
  const asked = useSignal(0);
  const { value, why } = useRead(() => doing.one(sheet), [sheet, sheetVersion.value, asked.value]);
  const answer = value.value;
  return (
    <>
      <Refused why={why.value} />
      {answer === null && why.value === null ? <p role="status">{listText('reading')}</p> : null}
      {answer === null ? null : (
        <Whole
          doing={doing}
          sheet={sheet}
          answer={answer}
          again={() => {
            asked.value += 1;
            again();
          }}
        />
      )}
    </>
  );
};

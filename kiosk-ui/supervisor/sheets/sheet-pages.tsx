import '../list/list.css';
import '../list/changes.css';
import './sheets.css';
import { useSignal } from '@preact/signals';
import { text as listText } from '../list/text.ts';
import { useRead } from '../list/use-read.ts';
import { Stale } from '../live/stale.tsx';
import { Refused } from '../office/fields.tsx';
import { AllSheets } from './all-sheets.tsx';
import { type SheetsDoing, type SheetsRead, sheetVersion } from './doing.ts';
import { OneSheet } from './one-sheet.tsx';
import { sheetsPlaceOf } from './place.ts';
import { LaterVersion, NewSheet } from './prepare.tsx';

interface PagesProps {
  readonly doing: SheetsDoing;
  /** Which page, as the browser's address has it. */
  readonly address: string;
}

const Shown = ({
  doing,
  read,
  address,
  again,
}: PagesProps & { readonly read: SheetsRead; readonly again: () => void }) => {
  const place = sheetsPlaceOf(address);
  switch (place.page) {
    case 'all':
      return <AllSheets doing={doing} read={read} />;
    case 'one':
      return <OneSheet key={place.sheet} doing={doing} sheet={place.sheet} again={again} />;
    case 'later':
      return (
        <LaterVersion key={place.sheet} doing={doing} asked={read.asked} sheet={place.sheet} again={again} />
      );
    case 'new':
      return <NewSheet key={place.form} doing={doing} asked={read.asked} form={place.form} again={again} />;
  }
};

/** The pages of sheets on which ballots and voters are held against each other. */
export const SheetPages = ({ doing, address }: PagesProps) => {
  const asked = useSignal(0);
  const { value, why } = useRead(() => doing.all(), [sheetVersion.value, asked.value]);
  const read = value.value;
  return (
    <div class="list sheets">
      <Stale />
      <Refused why={why.value} />
      {read === null ? (
        <p role="status">{listText('reading')}</p>
      ) : (
        <Shown
          doing={doing}
          read={read}
          address={address}
          again={() => {
            asked.value += 1;
          }}
        />
      )}
    </div>
  );
};

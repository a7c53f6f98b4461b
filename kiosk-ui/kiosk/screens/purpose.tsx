import type { Purpose } from '../../../src/core/terms.ts';
import type { KioskView, Screen } from '../../../src/core/view.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { describe } from '../describe.ts';
import { Frame } from '../frame.tsx';
import { openPage, place, turnTo } from '../place.ts';
import { send } from '../touch.ts';

interface PurposeProps {
  readonly view: KioskView;
  readonly screen: Extract<Screen, { screen: 'purpose' }>;
}

const PURPOSE_ICONS: Readonly<Record<Purpose, IconName>> = {
  deposit_ballots: 'in',
  retrieve_ballots: 'out',
  processing: 'box',
  inspection: 'eye',
  canvass: 'list',
  audit: 'check',
  recount: 'people',
  court_order: 'scale',
  maintenance: 'wrench',
  other: 'pen',
};
const PURPOSES_AT_ONCE = 8;

interface TilesProps {
  readonly choices: readonly Purpose[];
  readonly onChoose: (purpose: Purpose) => void;
}

/** Large choices in the order most used; writing comes last. */
export const PurposeTiles = ({ choices, onChoose }: TilesProps) => {
  const fits = choices.length <= PURPOSES_AT_ONCE;
  const perPart = fits ? PURPOSES_AT_ONCE : PURPOSES_AT_ONCE - 1;
  const parts = Math.ceil(choices.length / perPart);
  const part = Math.min(place.value.part, parts - 1);
  return (
    <div class="tiles tiles-four">
      {choices.slice(part * perPart, (part + 1) * perPart).map((purpose) => (
        <Button
          key={purpose}
          icon={PURPOSE_ICONS[purpose]}
          label={text(`purpose-${purpose}`)}
          kind="tile"
          onPress={() => onChoose(purpose)}
        />
      ))}
      {fits ? null : (
        <Button
          icon="more"
          label={text('purpose-more')}
          kind="tile"
          onPress={() => turnTo((part + 1) % parts)}
        />
      )}
    </div>
  );
};

export const PurposeChoice = ({ view, screen }: PurposeProps) => {
  const choose = (purpose: Purpose): void => {
    if (purpose === 'other') openPage({ page: 'purpose_other' });
    else void send({ touch: 'choose_purpose', purpose, words: '' });
  };
  return (
    <Frame view={view} name="purpose" back="cancel" timing={screen} title={describe(view).title}>
      <PurposeTiles choices={screen.choices} onChoose={choose} />
    </Frame>
  );
};

import type { Signal } from '@preact/signals';
import type { KioskView } from '../../../src/core/view.ts';
import { Button, Paged } from '../../shared/parts.tsx';
import { SIZES, size, speech, THEMES, theme } from '../../shared/settings.ts';
import { text, textOr } from '../../shared/text.ts';
import { BannerLine } from '../banners.tsx';
import { PageFrame } from '../frame.tsx';
import { openPage, place, turnTo } from '../place.ts';
import { witnessedWords } from '../witnessed.ts';

interface Props {
  readonly view: KioskView;
}

const ToExercises = () => (
  <Button
    icon="check"
    label={textOr('more-exercises', 'practice')}
    onPress={() => openPage({ page: 'exercises' })}
  />
);

export const More = ({ view }: Props) => (
  <PageFrame
    name="more"
    title={text('more-title')}
    hint={witnessedWords(view)}
    aside={view.practice === 'yes' ? <ToExercises /> : null}
  >
    <div class="tiles tiles-four">
      <Button
        icon="seal"
        label={text('more-contents')}
        kind="tile"
        onPress={() => openPage({ page: 'contents' })}
      />
      <Button
        icon="pallet"
        label={text('more-opening')}
        kind="tile"
        onPress={() => openPage({ page: 'opening_reason' })}
      />
      <Button
        icon="bell"
        label={text('more-notices')}
        kind="tile"
        onPress={() => openPage({ page: 'notices' })}
      />
      <Button
        icon="text"
        label={text('button-display')}
        kind="tile"
        onPress={() => openPage({ page: 'display' })}
      />
      <Button
        icon="qr"
        label={text('receipt-title')}
        kind="tile"
        onPress={() => openPage({ page: 'receipt' })}
      />
      <Button
        icon="pen"
        label={text('more-challenge')}
        kind="tile"
        onPress={() => openPage({ page: 'challenge' })}
      />
      <Button icon="paper" label={text('more-slip')} kind="tile" onPress={() => openPage({ page: 'slip' })} />
      <Button
        icon="box"
        label={text('custody-title')}
        kind="tile"
        onPress={() => openPage({ page: 'custody', errand: 'menu', at: 0 })}
      />
    </div>
  </PageFrame>
);

const NOTICES_AT_ONCE = 3;

/** All that stays true, worst first. */
export const Notices = ({ view }: Props) => (
  <PageFrame name="notices" title={text('notices-title')}>
    <Paged items={view.banners} perPage={NOTICES_AT_ONCE} part={place.value.part} onTurn={turnTo}>
      {(banner) => (
        <BannerLine key={JSON.stringify(banner)} banner={banner} timeZone={view.time_zone} isFull />
      )}
    </Paged>
  </PageFrame>
);

interface ChoicesProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly T[];
  readonly chosen: Signal<T>;
  readonly words: (option: T) => string;
  readonly icon: 'eye' | 'text';
}

const Choices = <T extends string | number>({ label, options, chosen, words, icon }: ChoicesProps<T>) => (
  <fieldset class="choices">
    <legend>{label}</legend>
    {options.map((option) => (
      <Button
        key={option}
        icon={icon}
        label={words(option)}
        isChosen={chosen.value === option}
        onPress={() => {
          chosen.value = option;
        }}
      />
    ))}
  </fieldset>
);

/** Colours, sizes and speech; the next person finds them as they were. */
export const Display = () => (
  <PageFrame name="display" title={text('display-title')}>
    <div class="display">
      <Choices
        label={text('display-theme')}
        options={THEMES}
        chosen={theme}
        icon="eye"
        words={(option) => text(`theme-${option}`)}
      />
      <Choices
        label={text('display-size')}
        options={SIZES}
        chosen={size}
        icon="text"
        words={(option) => text(`size-${option}`)}
      />
      <Button
        icon={speech.value === 'on' ? 'speaker_off' : 'speaker'}
        label={text(`display-speech-${speech.value}`)}
        kind="main"
        onPress={() => {
          speech.value = speech.value === 'on' ? 'off' : 'on';
        }}
      />
    </div>
  </PageFrame>
);

import type { SeenSeals } from '../../../src/core/facts-sweeps.ts';
import {
  LONE_REASONS,
  OPENING_REASONS,
  type OpeningReason,
  type Statement,
} from '../../../src/core/inputs.ts';
import type { AlarmId } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Pad, Typing } from '../../shared/typing.tsx';
import { Frame, PageFrame, TypingFrame } from '../frame.tsx';
import { closePage, draftOf, openPage, setDraft } from '../place.ts';
import { send } from '../touch.ts';

interface Props {
  readonly view: KioskView;
}

const propose = (statement: Statement): void => {
  void send({ touch: 'propose', statement }, closePage);
};

const COUNT_DIGITS = 3;

/** People count heads, then sign the number. */
export const HeadCount = () => {
  const value = draftOf('count');
  const done = (): void => {
    if (value !== '') propose({ statement: 'head_count', count: Number(value) });
  };
  return (
    <PageFrame name="head_count" title={text('head_count-title')}>
      <div class="pad-side">
        <div class="pad-words">
          <p class="big-number" role="img" aria-label={`${text('head_count-label')}: ${value}`}>
            {value === '' ? '–' : value}
          </p>
          <p class="hint">{text('head_count-hint')}</p>
          <Button
            icon="next"
            label={text('button-next')}
            kind="main"
            look="strong"
            hotkey="enter"
            isDisabled={value === ''}
            onPress={done}
          />
        </div>
        <Pad value={value} max={COUNT_DIGITS} onChange={(next) => setDraft('count', next)} />
      </div>
    </PageFrame>
  );
};

export const Contents = ({ view }: Props) => (
  <Frame
    view={view}
    name="contents"
    back="close"
    title={text('contents-title')}
    hint={text('contents-hint')}
    actions={
      <>
        <Button
          icon="seal_open"
          label={text('contents-unsealed')}
          kind="main"
          onPress={() => propose({ statement: 'contents', contents: 'unsealed' })}
        />
        <Button
          icon="seal"
          label={text('contents-sealed')}
          kind="main"
          onPress={() => propose({ statement: 'contents', contents: 'sealed' })}
        />
      </>
    }
  />
);

const OPENING_ICONS: Readonly<Record<OpeningReason, IconName>> = {
  loading: 'pallet',
  moving_equipment: 'box',
  maintenance: 'wrench',
  other: 'more',
};

export const OpeningReasons = () => (
  <PageFrame name="opening_reason" title={text('opening-title')}>
    <div class="tiles">
      {OPENING_REASONS.map((reason) => (
        <Button
          key={reason}
          icon={OPENING_ICONS[reason]}
          label={text(`opening-${reason}`)}
          kind="tile"
          onPress={() => openPage({ page: 'opening_minutes', reason })}
        />
      ))}
    </div>
  </PageFrame>
);

const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240];
const MINUTES_SHOWN = 6;

/** The lengths on offer, spread over what the rules allow, with the longest as the last. */
const minutesOnOffer = (max: number): readonly number[] => {
  const allowed = MINUTES.filter((minutes) => minutes < max);
  const count = Math.min(allowed.length, MINUTES_SHOWN - 1);
  const spread = Array.from({ length: count }, (_, place) =>
    Math.round((place * (allowed.length - 1)) / Math.max(1, count - 1)),
  );
  return [...spread.flatMap((place) => allowed[place] ?? []), max];
};

export const OpeningMinutes = ({ view, reason }: Props & { readonly reason: string }) => {
  const known = OPENING_REASONS.find((other) => other === reason) ?? 'other';
  return (
    <PageFrame
      name="opening_minutes"
      title={text('opening-minutes-title')}
      hint={text('opening-minutes-hint')}
    >
      <div class="tiles tiles-three">
        {minutesOnOffer(view.managed_opening_max_minutes).map((minutes) => (
          <Button
            key={minutes}
            icon="clock"
            label={text('opening-minutes', { minutes })}
            kind="tile"
            onPress={() => propose({ statement: 'managed_opening', reason: known, minutes })}
          />
        ))}
      </div>
    </PageFrame>
  );
};

/** Two taps, so that nobody leaning on the glass empties the room. */
export const ConfirmEmergency = ({ view }: Props) => (
  <Frame
    view={view}
    name="emergency_confirm"
    tone="bad"
    icon="emergency"
    title={text('emergency-confirm-title')}
    hint={text('emergency-confirm-hint')}
    actions={
      <>
        <Button
          icon="back"
          label={text('emergency-confirm-no')}
          kind="main"
          hotkey="escape"
          onPress={closePage}
        />
        <Button
          icon="emergency"
          label={text('emergency-confirm-yes')}
          kind="main"
          look="danger"
          onPress={() => void send({ touch: 'start_emergency' }, closePage)}
        />
      </>
    }
  />
);

/** After an emergency, and after a time without watch: what two people found is the same question. */
const sweepFound = ({ screen }: KioskView, seals: SeenSeals): Statement =>
  screen.screen === 'emergency'
    ? { statement: 'end_emergency', sweep: seals }
    : { statement: 'seal_sweep', seals };

export const Sweep = ({ view }: Props) => (
  <Frame
    view={view}
    name="sweep"
    back="close"
    icon="seal"
    title={text('sweep-title')}
    hint={text('sweep-hint')}
    actions={(['seals_not_intact', 'seals_intact'] as const).map((sweep) => (
      <Button
        key={sweep}
        icon={sweep === 'seals_intact' ? 'seal' : 'seal_open'}
        label={text(`sweep-${sweep}`)}
        kind="main"
        onPress={() => propose(sweepFound(view, sweep))}
      />
    ))}
  />
);

export const LoneReasons = () => (
  <PageFrame name="lone_reason" title={text('lone-title')}>
    <div class="tiles">
      {LONE_REASONS.map((reason) => (
        <Button
          key={reason}
          icon={reason === 'other' ? 'more' : 'person'}
          label={text(`lone-${reason}`)}
          kind="tile"
          onPress={() => void send({ touch: 'give_lone_reason', reason }, closePage)}
        />
      ))}
    </div>
  </PageFrame>
);

const FINDINGS = ['checked', 'known', 'help'] as const;
const FINDING_ICONS = { checked: 'check', known: 'wrench', help: 'phone' } as const;

export const Acknowledge = ({ alarm }: { readonly alarm: AlarmId }) => (
  <PageFrame name="acknowledge" title={text('acknowledge-title')}>
    <div class="tiles">
      {FINDINGS.map((finding) => {
        const words = text(`acknowledge-${finding}`);
        return (
          <Button
            key={finding}
            icon={FINDING_ICONS[finding]}
            label={words}
            kind="tile"
            onPress={() => propose({ statement: 'acknowledge_alarm', alarm, words })}
          />
        );
      })}
      <Button
        icon="pen"
        label={text('acknowledge-other')}
        kind="tile"
        onPress={() => openPage({ page: 'acknowledge_other', alarm })}
      />
    </div>
  </PageFrame>
);

const WORDS_MAX = 280;

interface WordsProps {
  readonly name: string;
  readonly title: string;
  readonly draft: 'words' | 'purpose';
  readonly onDone: (words: string) => void;
}

const Words = ({ name, title, draft, onDone }: WordsProps) => {
  const value = draftOf(draft);
  const done = () => onDone(value.trim());
  return (
    <TypingFrame
      name={name}
      title={title}
      back="close"
      canFinish={value.trim() !== ''}
      doneLabel={text('button-done')}
      onDone={done}
    >
      <Typing
        label={title}
        hint=""
        value={value}
        max={WORDS_MAX}
        onChange={(next) => setDraft(draft, next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

export const AcknowledgeOther = ({ alarm }: { readonly alarm: AlarmId }) => (
  <Words
    name="acknowledge_other"
    title={text('acknowledge-other-title')}
    draft="words"
    onDone={(words) => propose({ statement: 'acknowledge_alarm', alarm, words })}
  />
);

export const PurposeOther = () => (
  <Words
    name="purpose_other"
    title={text('purpose-other-title')}
    draft="purpose"
    onDone={(words) => void send({ touch: 'choose_purpose', purpose: 'other', words }, closePage)}
  />
);

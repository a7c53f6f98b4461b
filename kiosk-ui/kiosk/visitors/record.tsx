import './visitors.css';
import { ID_KINDS, ITEMS_MAX, VISITED_MAX, type VisitorAnswer } from '../../../src/core/facts-visitors.ts';
import type { Face } from '../../../src/core/view.ts';
import { Button, PersonButton } from '../../shared/parts.tsx';
import { language, text } from '../../shared/text.ts';
import { Pad, Typing } from '../../shared/typing.tsx';
import { describe } from '../describe.ts';
import { Frame, TypingFrame } from '../frame.tsx';
import type { VisitorRecordProps } from '../late.ts';
import { closePage, draftOf, setDraft } from '../place.ts';
import { PurposeTiles } from '../screens/purpose.tsx';
import { send } from '../touch.ts';
import { InkPad } from './ink-pad.tsx';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';

/** Every word of these parts. */
export const WORDS = { en: english, es: spanish };

type Props = VisitorRecordProps;

const answer = ({ screen }: Props, given: VisitorAnswer): void =>
  void send({ touch: 'record_visitor', visitor: screen.visitor.visitor, answer: given }, closePage);

const Question = ({
  props,
  children,
}: {
  readonly props: Props;
  readonly children: preact.ComponentChildren;
}) => {
  const { view, screen } = props;
  return (
    <Frame view={view} name="visitor_record" back="cancel" timing={screen} title={describe(view).title}>
      {children}
    </Frame>
  );
};

const Purpose = (props: Props) => (
  <Question props={props}>
    <PurposeTiles
      choices={props.screen.purposes}
      onChoose={(value) => answer(props, { field: 'purpose', value })}
    />
  </Question>
);

interface WrittenProps {
  readonly props: Props;
  readonly draft: 'visitor-visited' | 'visitor-items' | 'visitor-signature';
  readonly max: number;
  readonly onDone: (words: string) => void;
}

/** Something that is typed; what was typed of it so far stays while the question does. */
const Written = ({ props, draft, max, onDone }: WrittenProps) => {
  const { title } = describe(props.view);
  const value = draftOf(draft);
  const done = () => onDone(value.trim());
  return (
    <TypingFrame
      name="visitor_record"
      title={title}
      back="cancel"
      canFinish={value.trim() !== ''}
      doneLabel={text('button-next')}
      onDone={done}
    >
      <Typing
        label={title}
        hint={text(`${draft}-hint`)}
        value={value}
        max={max}
        onChange={(next) => setDraft(draft, next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

const Visited = (props: Props) => (
  <Written
    props={props}
    draft="visitor-visited"
    max={VISITED_MAX}
    onDone={(words) => answer(props, { field: 'visited', words })}
  />
);

const WhoLooked = ({ props, holders }: { readonly props: Props; readonly holders: readonly Face[] }) => (
  <div class="tiles">
    {holders.map(({ person, name, photo }) => (
      <PersonButton
        key={person}
        name={name}
        photo={photo}
        onPress={() => {
          const value = ID_KINDS.find((kind) => kind === draftOf('visitor-id'));
          if (value !== undefined) answer(props, { field: 'id_seen', value, seen_by: person });
        }}
      />
    ))}
  </div>
);

/** First the kind of document, then who looked at it, where there is more than one who could have. */
const IdSeen = (props: Props) => {
  const { holders } = props.screen;
  const [only] = holders;
  if (draftOf('visitor-id') !== '') {
    const { view, screen } = props;
    return (
      <Frame view={view} name="visitor_record" back="cancel" timing={screen} title={text('visitor-id-who')}>
        <WhoLooked props={props} holders={holders} />
      </Frame>
    );
  }
  return (
    <Question props={props}>
      <div class="tiles tiles-four">
        {ID_KINDS.map((kind) => (
          <Button
            key={kind}
            icon={kind === 'none_shown' ? 'no_entry' : 'paper'}
            label={text(`id_kind-${kind}`)}
            kind="tile"
            onPress={() =>
              holders.length === 1 && only !== undefined
                ? answer(props, { field: 'id_seen', value: kind, seen_by: only.person })
                : setDraft('visitor-id', kind)
            }
          />
        ))}
      </div>
    </Question>
  );
};

const Items = (props: Props) =>
  draftOf('visitor-carries') === 'yes' ? (
    <Written
      props={props}
      draft="visitor-items"
      max={ITEMS_MAX}
      onDone={(words) => answer(props, { field: 'items', value: 'listed', words })}
    />
  ) : (
    <Question props={props}>
      <div class="tiles">
        <Button
          icon="check"
          label={text('items-nothing')}
          kind="tile"
          onPress={() => answer(props, { field: 'items', value: 'nothing', words: '' })}
        />
        <Button
          icon="box"
          label={text('items-something')}
          kind="tile"
          onPress={() => setDraft('visitor-carries', 'yes')}
        />
      </div>
    </Question>
  );

const Rules = (props: Props) => {
  const { view, screen } = props;
  const { en, es } = screen.rules;
  return (
    <Frame
      view={view}
      name="visitor_record"
      back="cancel"
      timing={screen}
      title={describe(view).title}
      actions={
        <Button
          icon="check"
          label={text('rules-accept', { name: screen.visitor.name })}
          kind="main"
          look="strong"
          hotkey="enter"
          onPress={() => answer(props, { field: 'rules', value: 'acknowledged' })}
        />
      }
    >
      <p class="visitor-rules">{language.value === 'es' && es !== '' ? es : en}</p>
    </Frame>
  );
};

const Signature = (props: Props) => {
  if (draftOf('visitor-typed') === 'yes') {
    return (
      <Written
        props={props}
        draft="visitor-signature"
        max={VISITED_MAX}
        onDone={(signature) => answer(props, { field: 'signature', how: 'typed', signature })}
      />
    );
  }
  return (
    <InkPad
      title={describe(props.view).title}
      onDone={(signature) => answer(props, { field: 'signature', how: 'drawn', signature })}
      onType={() => setDraft('visitor-typed', 'yes')}
    />
  );
};

const BADGE_DIGITS = 4;

const Badge = (props: Props) => {
  const { view, screen } = props;
  const value = draftOf('visitor-badge');
  const isOut = screen.badges_out.includes(Number(value));
  const canFinish = Number(value) > 0 && !isOut;
  const done = (): void => {
    if (canFinish) answer(props, { field: 'badge', badge: Number(value) });
  };
  return (
    <TypingFrame
      name="visitor_record"
      title={describe(view).title}
      back="cancel"
      canFinish={canFinish}
      doneLabel={text('button-next')}
      onDone={done}
    >
      <div class="pad-side">
        <div class="pad-words">
          <p class="big-number" role="img" aria-label={`${text('badge-number')}: ${value}`}>
            {value === '' ? '–' : value}
          </p>
          <p class="hint" role="status">
            {isOut ? text('badge-out', { badge: value }) : text('badge-hint')}
          </p>
        </div>
        <Pad value={value} max={BADGE_DIGITS} onChange={(next) => setDraft('visitor-badge', next)} />
      </div>
    </TypingFrame>
  );
};

const QUESTIONS = {
  purpose: Purpose,
  visited: Visited,
  id_seen: IdSeen,
  items: Items,
  rules: Rules,
  signature: Signature,
  badge: Badge,
} as const;

/** One question about a visitor, on one screen. */
export const VisitorRecord = (props: Props) => {
  const Asked = QUESTIONS[props.screen.field];
  return <Asked key={`${props.screen.visitor.visitor} ${props.screen.field}`} {...props} />;
};

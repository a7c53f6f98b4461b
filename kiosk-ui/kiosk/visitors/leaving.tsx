import { type BadgeBack, ITEMS_MAX, type ItemsOut } from '../../../src/core/facts-visitors.ts';
import type { VisitorId } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import { Button, PersonLine } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { Frame, TypingFrame } from '../frame.tsx';
import { Inside } from '../pages/inside.tsx';
import { closePage, draftOf, openPage, setDraft } from '../place.ts';
import { send } from '../touch.ts';

interface Props {
  readonly view: KioskView;
  readonly id: string;
}

const saidOf = (): ItemsOut => {
  const said = draftOf('visitor-out');
  return said === 'nothing' || said === 'as_brought' || said === 'listed' ? said : 'not_asked';
};

const signOut = (id: string, badge: BadgeBack): void => {
  const items = saidOf();
  const words = items === 'listed' ? draftOf('visitor-out-words').trim() : '';
  void send({ touch: 'sign_out_visitor', visitor: id as VisitorId, badge, items, words }, closePage);
};

/** What a visitor takes along: asked once, and the way out goes on whatever the answer. */
const ItemsAsked = ({ items, id }: { readonly items: string; readonly id: string }) => (
  <div class="tiles">
    {items === '' ? null : (
      <Button
        icon="check"
        label={text('items-as_brought')}
        kind="tile"
        onPress={() => setDraft('visitor-out', 'as_brought')}
      />
    )}
    <Button
      icon={items === '' ? 'check' : 'cross'}
      label={text('items-out-nothing')}
      kind="tile"
      onPress={() => setDraft('visitor-out', 'nothing')}
    />
    <Button
      icon="pen"
      label={text('items-out-other')}
      kind="tile"
      onPress={() => openPage({ page: 'leaving_items', id })}
    />
  </div>
);

/** A visitor is signed out: what they carry, then whether their badge is back. None of it keeps anybody. */
export const VisitorLeaving = ({ view, id }: Props) => {
  const visitor = view.visitors.find((other) => other.visitor === id);
  if (visitor === undefined) return <Inside view={view} />;
  const asked = view.visitor_items.find((other) => other.visitor === id);
  const { name, badge, escort } = visitor;
  if (asked !== undefined && saidOf() === 'not_asked') {
    return (
      <Frame
        view={view}
        name="leaving"
        back="close"
        icon="box"
        title={text('items-out-title', { name })}
        hint={asked.items === '' ? text('items-in-nothing') : text('items-in', { items: asked.items })}
      >
        <ItemsAsked items={asked.items} id={id} />
      </Frame>
    );
  }
  return (
    <Frame
      view={view}
      name="leaving"
      back="close"
      icon="out"
      title={text('leaving-title', { name })}
      hint={badge === 0 ? text('leaving-hint') : text('leaving-badge', { badge: String(badge) })}
      actions={
        <>
          {badge === 0 ? null : (
            <Button
              icon="badge"
              label={text('leaving-without')}
              kind="main"
              onPress={() => signOut(id, 'not_returned')}
            />
          )}
          <Button
            icon="out"
            label={badge === 0 ? text('leaving-yes') : text('leaving-with', { badge: String(badge) })}
            kind="main"
            look="strong"
            hotkey="enter"
            onPress={() => signOut(id, badge === 0 ? 'not_asked' : 'returned')}
          />
        </>
      }
    >
      <PersonLine name={name} photo="">
        <small>{escort === '' ? text('inside-visitor-alone') : text('inside-visitor', { escort })}</small>
      </PersonLine>
    </Frame>
  );
};

/** What they carry out, in words. */
export const VisitorItemsOut = ({ view, id }: Props) => {
  const name = view.visitors.find((other) => other.visitor === id)?.name ?? '';
  const title = text('items-out-title', { name });
  const value = draftOf('visitor-out-words');
  const done = (): void => {
    setDraft('visitor-out', 'listed');
    openPage({ page: 'leaving', kind: 'visitor', id });
  };
  return (
    <TypingFrame
      name="leaving_items"
      title={title}
      back="close"
      canFinish={value.trim() !== ''}
      doneLabel={text('button-next')}
      onDone={done}
    >
      <Typing
        label={title}
        hint={text('visitor-items-hint')}
        value={value}
        max={ITEMS_MAX}
        onChange={(next) => setDraft('visitor-out-words', next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

interface OwedProps {
  readonly view: KioskView;
  readonly badge: number;
}

/** A badge that somebody went away with: it is back, or it is lost. */
export const BadgeOwed = ({ view, badge }: OwedProps) => {
  const owed = view.banners.find((one) => one.banner === 'badge_owed' && one.badge === badge);
  const name = owed?.banner === 'badge_owed' ? owed.name : '';
  const account = (answer: 'returned' | 'lost') => () =>
    void send({ touch: 'account_for_badge', badge, answer }, closePage);
  return (
    <Frame
      view={view}
      name="badge_owed"
      back="close"
      icon="badge"
      title={owed === undefined ? text('owed-over') : text('owed-title', { badge: String(badge) })}
      hint={owed === undefined ? '' : text('owed-hint', { name })}
      actions={
        owed === undefined ? null : (
          <>
            <Button icon="cross" label={text('owed-lost')} kind="main" onPress={account('lost')} />
            <Button
              icon="check"
              label={text('owed-back')}
              kind="main"
              look="strong"
              onPress={account('returned')}
            />
          </>
        )
      }
    />
  );
};

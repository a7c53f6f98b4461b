import type { VisitorClass } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Typing } from '../../shared/typing.tsx';
import { PageFrame, TypingFrame } from '../frame.tsx';
import { closePage, draftOf, openPage, setDraft } from '../place.ts';
import { send } from '../touch.ts';

interface Props {
  readonly view: KioskView;
}

interface Chosen {
  readonly visitor_class: VisitorClass;
}

const CLASS_ICONS: Readonly<Record<VisitorClass, IconName>> = {
  maintenance: 'wrench',
  vendor: 'box',
  observer: 'eye',
  auditor: 'list',
  law_enforcement: 'seal',
  emergency: 'emergency',
};

const NAME_MAX = 80;

/** A visitor is added in three steps, one question each: kind, name, who sent them. */
export const VisitorClasses = ({ view }: Props) => (
  <PageFrame
    name="visitor_class"
    title={text('visitor-class-title')}
    hint={text('visitors-hint', { count: view.visitor_places_left })}
  >
    <div class="tiles tiles-three">
      {view.visitor_classes.map((visitor_class) => (
        <Button
          key={visitor_class}
          icon={CLASS_ICONS[visitor_class]}
          label={text(`visitor-class-${visitor_class}`)}
          kind="tile"
          onPress={() => openPage({ page: 'visitor_name', visitor_class })}
        />
      ))}
    </div>
  </PageFrame>
);

export const VisitorName = ({ visitor_class }: Chosen) => {
  const value = draftOf('name');
  const done = () => openPage({ page: 'visitor_organization', visitor_class });
  return (
    <TypingFrame
      key="visitor_name"
      name="visitor_name"
      title={text('visitor-name-title')}
      back="close"
      canFinish={value.trim() !== ''}
      doneLabel={text('button-next')}
      onDone={done}
    >
      <Typing
        label={text('visitor-name-title')}
        hint={text('visitor-name-hint')}
        value={value}
        max={NAME_MAX}
        onChange={(next) => setDraft('name', next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

export const VisitorOrganization = ({ visitor_class }: Chosen) => {
  const value = draftOf('organization');
  const done = () =>
    void send(
      { touch: 'add_visitor', name: draftOf('name').trim(), organization: value.trim(), visitor_class },
      closePage,
    );
  return (
    <TypingFrame
      key="visitor_organization"
      name="visitor_organization"
      title={text('visitor-organization-title')}
      back="close"
      canFinish={value.trim() !== ''}
      doneLabel={text('button-done')}
      onDone={done}
    >
      <Typing
        label={text('visitor-organization-title')}
        hint={text('visitor-organization-hint')}
        value={value}
        max={NAME_MAX}
        onChange={(next) => setDraft('organization', next)}
        onDone={done}
      />
    </TypingFrame>
  );
};

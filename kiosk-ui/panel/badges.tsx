import { Icon } from '../shared/icons.tsx';
import { drag, startDrag } from './card-drag.ts';
import { cards, inHand } from './store.ts';
import { text, textOfWord } from './text.ts';
import type { Card } from './world.ts';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('');

/** One of six colours for a group; the group's name always stands beside it. */
const colourOf = (group: string): number =>
  group === '' || group === 'none'
    ? 0
    : 1 + ([...group].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 5);

const Face = ({ card }: { readonly card: Card }) => {
  const { person } = card;
  if (person === null) {
    return (
      <>
        <span class="initials" aria-hidden="true">
          <Icon name={card.card === 'damaged' ? 'cross' : 'badge'} />
        </span>
        <span class="who">
          <strong>{text(`card-${card.card}`)}</strong>
          <span>{text(`card-${card.card}-hint`)}</span>
        </span>
      </>
    );
  }
  const group = ['', 'none'].includes(person.group) ? text('group-none') : person.group;
  return (
    <>
      <span class="initials" aria-hidden="true">
        {initialsOf(person.name)}
      </span>
      <span class="who">
        <strong>{person.name}</strong>
        <span>{`${textOfWord('class', person.class)} · ${group}`}</span>
        <span class="code">
          {person.badge}
          {person.pin === undefined ? null : ` · ${text('card-pin', { pin: person.pin })}`}
        </span>
      </span>
    </>
  );
};

const CardButton = ({ card }: { readonly card: Card }) => {
  const isHeld = inHand.value?.badge === card.badge;
  return (
    <li>
      <button
        type="button"
        class={`card group-${colourOf(card.person?.group ?? '')} ${isHeld ? 'held' : ''}`}
        aria-pressed={isHeld}
        onPointerDown={(event) => startDrag(card, event)}
        onClick={() => {
          inHand.value = isHeld ? null : card;
        }}
      >
        <Face card={card} />
      </button>
    </li>
  );
};

/** The badges that lie on the bench. */
export const Badges = () => (
  <>
    <p class="hint">{text(inHand.value ? 'badges-hint-held' : 'badges-hint')}</p>
    <ul class="cards">
      {cards.value.map((card) => (
        <CardButton key={card.badge} card={card} />
      ))}
    </ul>
  </>
);

/** The card that follows the pointer. */
export const DraggedCard = () => {
  const dragged = drag.value;
  if (dragged === null) return null;
  const { card, x, y } = dragged;
  return (
    <div
      class={`card dragged group-${colourOf(card.person?.group ?? '')}`}
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%) rotate(-3deg)` }}
      aria-hidden="true"
    >
      <Face card={card} />
    </div>
  );
};

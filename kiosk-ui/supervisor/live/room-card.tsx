import type {
  InsidePerson,
  InsideVisitor,
  RoomCard as RoomCardValue,
} from '../../../src/core/supervisor-view.ts';
import { shownStanding } from '../../../src/core/supervisor-view.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { RoomParts } from './room-parts.tsx';
import { iconOf, toneOf } from './standing.ts';
import { text, wordFor } from './text.ts';
import { Running, timeText } from './times.tsx';

const Person = ({ person }: { readonly person: InsidePerson }) => (
  <li>
    <bdi class="name">{person.name}</bdi>
    {person.class === 'staff' ? null : <span class="aside">{text(`class-${person.class}`)}</span>}
    {person.counts === 'counts' ? null : <span class="mark">{text('does-not-count')}</span>}
    <span class="since">
      <Running since={person.since} />
    </span>
  </li>
);

const Guest = ({ guest }: { readonly guest: InsideVisitor }) => (
  <li>
    <bdi class="name">{guest.name}</bdi>
    <span class="aside">
      {text(`class-${guest.class}`)}
      {guest.organization === '' ? null : (
        <>
          {', '}
          <bdi>{guest.organization}</bdi>
        </>
      )}
    </span>
    <span class={guest.escorted === 'yes' ? 'aside' : 'mark'}>
      {text(guest.escorted === 'yes' ? 'escorted-by' : 'escort-gone', { name: guest.escort })}
    </span>
    <span class="since">
      <Running since={guest.since} />
    </span>
  </li>
);

/** Who is inside by sign-in, and since when; the numbers alone for whoever may not know names. */
const Inside = ({ card }: { readonly card: RoomCardValue }) => {
  const { people, who, visitors, guests } = card;
  const left = people + visitors - who.length - guests.length;
  if (people + visitors === 0) return <p class="nobody">{text('inside-nobody')}</p>;
  return (
    <>
      <p class="count">
        <b>{text('inside-count', { people })}</b>
        {visitors === 0 ? null : ` ${text('inside-visitors', { visitors })}`}
      </p>
      {who.length + guests.length === 0 ? null : (
        <ul class="inside">
          {who.map((person) => (
            <Person key={person.person} person={person} />
          ))}
          {guests.map((guest) => (
            <Guest key={guest.visitor} guest={guest} />
          ))}
          {left > 0 ? <li>{text('inside-more', { count: left })}</li> : null}
        </ul>
      )}
    </>
  );
};

interface MarkProps {
  readonly icon: IconName;
  readonly tone: 'info' | 'care' | 'bad';
  readonly words: string;
  readonly since: number;
}

const Mark = ({ icon, tone, words, since }: MarkProps) => (
  <li class="flag" data-tone={tone}>
    <Icon name={icon} />
    <span>
      {words}
      {since === 0 ? null : (
        <>
          {' · '}
          <Running since={since} />
        </>
      )}
    </span>
  </li>
);

/** What has to be known besides the one word at the top. */
const marksOf = (card: RoomCardValue): readonly MarkProps[] => {
  const shown = shownStanding(card);
  const { lone, uncertain, emergency } = card;
  const causes = uncertain?.causes.map((cause) => text(`doubt-${cause}`)).join(' · ') ?? '';
  const besides =
    shown === 'duress' && card.standing !== 'empty'
      ? [
          {
            icon: iconOf(card.standing),
            tone: 'info',
            words: text(`standing-${card.standing}`),
            since: card.since,
          },
        ]
      : [];
  const all: readonly (MarkProps | null)[] = [
    ...(besides as readonly MarkProps[]),
    emergency === null
      ? null
      : {
          icon: 'emergency',
          tone: 'bad',
          words: text(`emergency-${emergency.source}-${emergency.stage}`),
          since: emergency.since,
        },
    lone === null || shown === 'lone' || shown === 'lone_in_grace'
      ? null
      : { icon: 'person', tone: 'bad', words: text('standing-lone'), since: lone.since },
    lone === null || lone.reason === ''
      ? null
      : {
          icon: 'pen',
          tone: 'care',
          words: text('lone-reason', { reason: wordFor('lone', lone.reason) }),
          since: 0,
        },
    uncertain === null
      ? null
      : { icon: 'eye', tone: 'care', words: text('uncertain-because', { causes }), since: uncertain.since },
    card.head_count_due === 0 || shown === 'head_count_due'
      ? null
      : { icon: 'list', tone: 'care', words: text('standing-head_count_due'), since: card.head_count_due },
    card.sweep_due === 0
      ? null
      : {
          icon: 'seal',
          tone: 'care',
          words: text('sweep-due', { time: timeText(card.sweep_due) }),
          since: 0,
        },
    ...card.faults.map(
      (fault): MarkProps => ({ icon: 'no_entry', tone: 'care', words: text(`fault-${fault}`), since: 0 }),
    ),
  ];
  return all.filter((mark) => mark !== null);
};

/** All of one room: how it stands in words, drawing and colour, who is inside, and what watches it. */
export const RoomCard = ({ card }: { readonly card: RoomCardValue }) => {
  const shown = shownStanding(card);
  const since = shown === 'duress' ? card.duress_since : card.since;
  const marks = marksOf(card);
  const id = `room-${card.room}`;
  return (
    <article class="room" data-tone={toneOf(shown)} data-standing={shown} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <bdi>{card.name}</bdi>
        </h2>
        <p class="standing">
          <Icon name={iconOf(shown)} />
          <b>{text(`standing-${shown}`)}</b>
          {since === 0 ? null : (
            <span title={timeText(since)}>
              <Running since={since} />
            </span>
          )}
        </p>
      </header>
      <div class="room-body">
        {marks.length === 0 ? null : (
          <ul class="flags">
            {marks.map((mark) => (
              <Mark key={mark.words} {...mark} />
            ))}
          </ul>
        )}
        <Inside card={card} />
        <RoomParts card={card} />
      </div>
    </article>
  );
};

import { offsetMinutes } from '../../../src/config/local-time.ts';
import type { Ms } from '../../../src/core/terms.ts';
import type { TimelineAnswer } from '../../../src/office/api/timeline-schemas.ts';
import { LOCALES } from '../../shared/languages.ts';
import { language } from '../../shared/words.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { text } from '../text.ts';
import type { Bar, Lane, Mark } from './lanes.ts';
import { ticksIn } from './lanes.ts';

const ROW_PX = 22;
/** Above the rows: marks of alarms; below them: how the door stood. */
const MARKS_PX = 14;
const DOOR_PX = 10;
/** Narrower ones have no room for a name. */
const NAMED_SHARE = 0.07;
const DAY_MS: Ms = 86_400_000;
/** Most instants that the scale names, and what share of it the words of one take: the narrower, the fewer have room. */
const SCALES = [
  { query: '(max-width: 40rem)', most: 4, words: 0.24 },
  { query: '(max-width: 64rem)', most: 6, words: 0.16 },
  { query: 'all', most: 12, words: 0.085 },
] as const;

const scaleNow = (): (typeof SCALES)[number] =>
  SCALES.find(({ query }) => matchMedia(query).matches) ?? SCALES[0];

type Shown = Pick<TimelineAnswer, 'since' | 'before'>;

const shareOf = (at: Ms, { since, before }: Shown): number => (at - since) / (before - since);

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

interface BarProps {
  readonly bar: Bar;
  readonly shown: Shown;
  readonly y: number;
  readonly height: number;
  readonly words: string;
}

const BarShown = ({ bar: { span, from, until }, shown, y, height, words }: BarProps) => {
  const [start, end] = [shareOf(from, shown), shareOf(until, shown)];
  return (
    <>
      <rect
        class="span"
        data-kind={span.kind}
        x={percent(start)}
        width={percent(end - start)}
        y={y}
        height={height}
      />
      {words !== '' && end - start >= NAMED_SHARE ? (
        <svg x={percent(start)} width={percent(end - start)} y={y} height={height} aria-hidden="true">
          <text x="4" y={height / 2} dominant-baseline="central">
            {words}
          </text>
        </svg>
      ) : null}
    </>
  );
};

const MarkShown = ({ mark, shown }: { readonly mark: Mark; readonly shown: Shown }) => (
  <svg x={percent(shareOf(mark.at, shown))} y="0" overflow="visible" aria-hidden="true">
    <path class="mark" data-priority={mark.priority} d={`M0 ${MARKS_PX - 1} L-5 2 L5 2 z`} />
  </svg>
);

const tickText = (at: Ms, { since, before }: Shown): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], {
    timeZone: zoneOf(),
    ...(before - since > 2 * DAY_MS
      ? { month: 'short', day: 'numeric' }
      : { hour: 'numeric', minute: '2-digit' }),
  }).format(at);

interface ScaleProps {
  readonly shown: Shown;
  readonly ticks: readonly Ms[];
  readonly words: number;
}

/** An instant so near the end that its words would be cut off has its line alone. */
const Scale = ({ shown, ticks, words }: ScaleProps) => (
  <div class="lane scale">
    <span />
    <svg height="20" aria-hidden="true">
      {ticks
        .filter((tick) => shareOf(tick, shown) + words <= 1)
        .map((tick) => (
          <text key={tick} x={percent(shareOf(tick, shown))} y="14">
            {tickText(tick, shown)}
          </text>
        ))}
    </svg>
  </div>
);

const Grid = ({ shown, ticks }: { readonly shown: Shown; readonly ticks: readonly Ms[] }) => (
  <>
    {ticks.map((tick) => (
      <line
        key={tick}
        class="tick"
        x1={percent(shareOf(tick, shown))}
        x2={percent(shareOf(tick, shown))}
        y1="0"
        y2="100%"
      />
    ))}
  </>
);

interface LaneProps {
  readonly lane: Lane;
  readonly answer: TimelineAnswer;
  readonly ticks: readonly Ms[];
  readonly isRoom: boolean;
}

const titleOf = ({ of }: Lane, { names }: TimelineAnswer, isRoom: boolean): string => {
  if (of === '') return text('class-system');
  return isRoom ? roomText(of) : (names[of] ?? of);
};

const LaneShown = ({ lane, answer, ticks, isRoom }: LaneProps) => {
  const { rows, bars, shades, door, marks } = lane;
  const top = isRoom ? MARKS_PX : 2;
  const bottom = isRoom ? DOOR_PX + 2 : 2;
  const height = top + rows * ROW_PX + bottom;
  const title = titleOf(lane, answer, isRoom);
  const label = text('lane-label', {
    lane: title,
    bars: bars.length,
    shades: shades.length,
    marks: marks.length,
  });
  return (
    <div class="lane">
      <b>{title}</b>
      <svg height={height} role="img" aria-label={label}>
        <Grid shown={answer} ticks={ticks} />
        {shades.map((bar, index) => (
          <BarShown key={index} bar={bar} shown={answer} y={0} height={height - bottom} words="" />
        ))}
        {bars.map((bar, index) => (
          <BarShown
            key={index}
            bar={bar}
            shown={answer}
            y={top + bar.row * ROW_PX + 1}
            height={ROW_PX - 2}
            words={isRoom ? (answer.names[bar.span.who] ?? bar.span.who) : roomText(bar.span.room)}
          />
        ))}
        {door.map((bar, index) => (
          <BarShown key={index} bar={bar} shown={answer} y={height - DOOR_PX} height={DOOR_PX - 1} words="" />
        ))}
        {marks.map((mark) => (
          <MarkShown key={mark.seq} mark={mark} shown={answer} />
        ))}
      </svg>
    </div>
  );
};

/** Patterns besides tones: who sees no colours sees them too. */
const Patterns = () => (
  <svg class="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="8" class="hatch" />
      </pattern>
      <pattern id="dotted" width="7" height="7" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.6" class="dot" />
      </pattern>
      <pattern id="lined" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="1.5" class="dot" />
      </pattern>
    </defs>
  </svg>
);

const LEGEND = [
  'inside',
  'visitor',
  'lone',
  'uncertain',
  'emergency',
  'not_running',
  'door_open',
  'door_unknown',
] as const;

const Legend = () => (
  <ul class="legend" aria-label={text('legend')}>
    {LEGEND.map((kind) => (
      <li key={kind}>
        <svg width="28" height="16" aria-hidden="true">
          <rect class="span" data-kind={kind} x="1" y="1" width="26" height="14" />
        </svg>
        {text(`span-${kind}`)}
      </li>
    ))}
    <li>
      <svg width="14" height="16" aria-hidden="true">
        <path class="mark" d="M7 14 L2 3 L12 3 z" />
      </svg>
      {text('span-alarm')}
    </li>
  </ul>
);

interface DrawingProps {
  readonly answer: TimelineAnswer;
  readonly lanes: readonly Lane[];
  readonly isRooms: boolean;
}

/** Lanes over one scale of time. */
export const Drawing = ({ answer, lanes, isRooms }: DrawingProps) => {
  const { most, words } = scaleNow();
  const ticks = ticksIn(answer, offsetMinutes(zoneOf(), answer.since), most);
  return (
    <figure class="drawing">
      <Patterns />
      <Scale shown={answer} ticks={ticks} words={words} />
      {lanes.map((lane) => (
        <LaneShown key={lane.of} lane={lane} answer={answer} ticks={ticks} isRoom={isRooms} />
      ))}
      <Legend />
    </figure>
  );
};

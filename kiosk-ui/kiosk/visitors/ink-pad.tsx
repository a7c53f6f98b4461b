import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import {
  INK_HEIGHT,
  INK_MAX,
  INK_WIDTH,
  type Point,
  readInk,
  type Strokes,
  writeInk,
} from '../../../src/core/ink.ts';
import { inkPath } from '../../shared/ink-shown.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { TypingFrame } from '../frame.tsx';

/** Points nearer together than this add nothing that anybody could see. */
const STEP = 4;

const isFar = (from: Point | undefined, to: Point): boolean =>
  from === undefined || Math.hypot(to.x - from.x, to.y - from.y) >= STEP;

interface Props {
  readonly title: string;
  readonly onDone: (signature: string) => void;
  readonly onType: () => void;
}

/** Whether it can be taken as it is, and if not, why. */
const standingOf = (written: string): 'empty' | 'long' | 'short' | 'good' => {
  if (written === '') return 'empty';
  if (written.length > INK_MAX) return 'long';
  return readInk(written) === undefined ? 'short' : 'good';
};

const pointOf = (event: PointerEvent): Point => {
  const box = (event.currentTarget as SVGElement).getBoundingClientRect();
  const x = Math.round(((event.clientX - box.left) / box.width) * INK_WIDTH);
  const y = Math.round(((event.clientY - box.top) / box.height) * INK_HEIGHT);
  return { x: Math.min(INK_WIDTH - 1, Math.max(0, x)), y: Math.min(INK_HEIGHT - 1, Math.max(0, y)) };
};

/** One finger, pen or mouse at a time. */
const usePen = (strokes: Signal<Strokes>, isFull: boolean) => {
  const drawing = useRef<number | null>(null);
  const begin = (event: PointerEvent & { currentTarget: SVGSVGElement }): void => {
    event.preventDefault();
    drawing.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    strokes.value = [...strokes.value, [pointOf(event)]];
  };
  const draw = (event: PointerEvent): void => {
    if (drawing.current !== event.pointerId || isFull) return;
    const last = strokes.value.at(-1) ?? [];
    const point = pointOf(event);
    if (isFar(last.at(-1), point)) strokes.value = [...strokes.value.slice(0, -1), [...last, point]];
  };
  const end = (): void => {
    drawing.current = null;
  };
  return { begin, draw, end };
};

/** A field to sign on with a finger, a pen or a mouse. Whoever cannot draw types their name instead. */
export const InkPad = ({ title, onDone, onType }: Props) => {
  const strokes = useSignal<Strokes>([]);
  const written = writeInk(strokes.value);
  const standing = standingOf(written);
  const { begin, draw, end } = usePen(strokes, standing === 'long');
  return (
    <TypingFrame
      name="visitor_record"
      title={title}
      back="cancel"
      canFinish={standing === 'good'}
      doneLabel={text('button-next')}
      onDone={() => onDone(written)}
    >
      <div class="ink-field">
        <svg
          viewBox={`0 0 ${INK_WIDTH} ${INK_HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={title}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <line class="ink-line" x1="24" y1="200" x2="488" y2="200" />
          <path class="ink-stroke" d={inkPath(strokes.value)} />
        </svg>
      </div>
      <div class="ink-below">
        <p role="status">{text(`ink-${standing}`)}</p>
        <Button icon="text" label={text('ink-type')} onPress={onType} />
        <Button
          icon="cross"
          label={text('ink-again')}
          isDisabled={standing === 'empty'}
          onPress={() => {
            strokes.value = [];
          }}
        />
      </div>
    </TypingFrame>
  );
};

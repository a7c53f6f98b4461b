import { computed, signal } from '@preact/signals';
import { recall, remember } from '../shared/memory.ts';
import { LOCALES, language } from '../shared/text.ts';
import { changesBetween, type Happening } from './happenings.ts';
import { pairOf, stepAfter, TOUR_STEPS, type TourStep } from './tour.ts';
import { type Card, cardsOf, type World } from './world.ts';

/** How the panel hears of the simulated world. */
export type Link = 'connecting' | 'live' | 'polling' | 'lost';

/** A line of the list of what happened; `at` is the kiosk's time as far as the panel knows it. */
export interface Entry {
  readonly id: number;
  readonly at: number;
  readonly happened: Happening;
}

const ENTRIES_MAX = 100;
const TOUR_MEMORY = 'panel-tour';

export const world = signal<World | null>(null);
export const link = signal<Link>('connecting');
export const chosenRoom = signal('');
/** The card in hand: picked up, and not yet held to a reader. */
export const inHand = signal<Card | null>(null);
export const entries = signal<readonly Entry[]>([]);
/** What the last push was refused for, in the service's words; empty when it was taken. */
export const refusal = signal('');
export const tourStep = signal<TourStep>(
  TOUR_STEPS.find((step) => step === recall(TOUR_MEMORY)) ?? TOUR_STEPS[0],
);

export const room = computed(() => {
  const rooms = world.value?.rooms ?? [];
  return rooms.find((found) => found.room === chosenRoom.value) ?? rooms[0] ?? null;
});
export const cards = computed(() => cardsOf(world.value?.people ?? []));
export const pair = computed(() => pairOf(world.value?.people ?? []));

export const goToStep = (step: TourStep): void => {
  tourStep.value = step;
  remember(TOUR_MEMORY, step);
};

/** A time of the kiosk in the words of the panel's language. */
export const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], { timeStyle: 'medium' }).format(at);

let lastId = 0;

/** Adds what happened to the list, newest first, and moves the tour on where it asked for that. */
export const tell = (happened: Happening): void => {
  lastId += 1;
  const at = Date.now() + (world.value?.clock.advanced_s ?? 0) * 1000;
  entries.value = [{ id: lastId, at, happened }, ...entries.value].slice(0, ENTRIES_MAX);
  if (pair.value) goToStep(stepAfter(tourStep.value, happened, pair.value));
};

/** Takes a state of the world and tells what is new in it. */
export const takeWorld = (next: World): void => {
  const before = world.value;
  world.value = next;
  if (before) for (const happened of changesBetween(before, next)) tell(happened);
};

import { afterPaint } from './after-paint.ts';

/** Told apart by rhythm, not only by pitch: two up, two down, one soft, one long and low, three quick for an alarm. */
const TONES = {
  accepted_in: [
    [660, 0, 0.14],
    [880, 0.18, 0.22],
  ],
  accepted_out: [
    [880, 0, 0.14],
    [587, 0.18, 0.22],
  ],
  waiting: [[523, 0, 0.12]],
  denied: [[165, 0, 0.9]],
  alarm: [
    [988, 0, 0.12],
    [988, 0.18, 0.12],
    [988, 0.36, 0.12],
  ],
  attention: [
    [587, 0, 0.3],
    [587, 0.45, 0.12],
  ],
  touched: [[1320, 0, 0.03]],
} as const satisfies Readonly<
  Record<string, readonly (readonly [hertz: number, at: number, length: number])[]>
>;

export type Sound = keyof typeof TONES;

const LOUDNESS: Readonly<Record<Sound, number>> = {
  accepted_in: 0.5,
  accepted_out: 0.5,
  waiting: 0.25,
  denied: 0.6,
  alarm: 0.7,
  attention: 0.5,
  touched: 0.08,
};

let audio: AudioContext | null = null;

/** Browsers keep sound back until a first touch unless the kiosk's browser is told otherwise. */
export const allowSound = (): void => {
  audio ??= 'AudioContext' in window ? new AudioContext() : null;
  if (audio?.state === 'suspended') audio.resume().catch(() => undefined);
};

/**
 * Plays a signal, once what is shown with it has been painted: building a tone takes time that the eye would
 * wait for. Its words are on the screen: a tone is never the only sign.
 */
export const play = (sound: Sound): void => {
  afterPaint(() => sing(sound));
};

const sing = (sound: Sound): void => {
  allowSound();
  if (audio === null) return;
  for (const [hertz, at, length] of TONES[sound]) {
    const begin = audio.currentTime + at;
    const oscillator = new OscillatorNode(audio, { frequency: hertz, type: 'triangle' });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(LOUDNESS[sound], begin + 0.01);
    gain.gain.setValueAtTime(LOUDNESS[sound], begin + Math.max(0.01, length - 0.03));
    gain.gain.linearRampToValueAtTime(0, begin + length);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(begin);
    oscillator.stop(begin + length);
  }
};

/** Stopping a voice costs a slow machine a frame, so it is stopped only when it may still be reading. */
let hasSpoken = false;

/** Reads words aloud where the browser has a voice; what was being read before is cut off. */
export const speak = (words: string, locale: string): void => {
  if (!('speechSynthesis' in window)) return;
  hush();
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = locale;
  speechSynthesis.speak(utterance);
  hasSpoken = true;
};

export const hush = (): void => {
  if (!hasSpoken) return;
  speechSynthesis.cancel();
  hasSpoken = false;
};

import type { AlarmBoard } from './alarm-board.ts';
import type { MqttChannel, Sender, Told } from './channel.ts';
import { MqttLine } from './mqtt-line.ts';
import { availabilityOf, changes, ONLINE, type Place, type Publication, standing } from './mqtt-topics.ts';

/** How long a broker may say nothing. */
const SILENCE_MS = 15_000;
/** Without messages: how long until the next attempt to be there. */
const AGAIN_MS = 10_000;
const DAY_S = 86_400;

export interface MqttSurroundings {
  readonly place: Place;
  /** How alarms stand by what this channel was told so far. */
  readonly board: AlarmBoard;
  readonly silence_ms?: number;
  readonly again_ms?: number;
}

/** Is there at the broker all the time, so that the broker can tell others when it is not. */
class Presence {
  readonly #open: () => Promise<MqttLine>;
  readonly #again_ms: number;
  #line: Promise<MqttLine> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(open: () => Promise<MqttLine>, again_ms: number) {
    this.#open = open;
    this.#again_ms = again_ms;
  }

  /** Without a message that fails by it, nobody has to hear of a failure: it is tried again. */
  begin(): void {
    this.#connected().catch(() => undefined);
  }

  async publish(publications: readonly Publication[], expiry_s: number): Promise<void> {
    const own = this.#connected();
    const line = await own;
    try {
      await line.publish(publications, expiry_s);
    } catch (error) {
      // What was not acknowledged must not come later, behind what is newer.
      line.close();
      this.#forget(own);
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#line?.then(
      (line) => line.close(),
      () => undefined,
    );
  }

  #connected(): Promise<MqttLine> {
    if (this.#line !== undefined) return this.#line;
    const own = this.#open();
    this.#line = own;
    own.then(
      (line) => line.onEnd(() => this.#forget(own)),
      () => this.#forget(own),
    );
    return own;
  }

  #forget(line: Promise<MqttLine>): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => this.begin(), this.#again_ms);
    this.#timer.unref();
  }
}

/**
 * Publishes alarms, and how each source and each room stands, to a broker; of duress nothing at all unless the channel
 * says so, in no topic and in no number.
 *
 * The broker has acknowledged each message (PUBACK). That is no custody: who does not listen hears nothing of it.
 */
export const mqttSender = (
  channel: MqttChannel,
  { place, board, silence_ms = SILENCE_MS, again_ms = AGAIN_MS }: MqttSurroundings,
): Sender => {
  const expiry_s = channel.keep_days * DAY_S;
  if (channel.duress === 'no') board.withdraw('duress');
  const online = { topic: availabilityOf(channel), payload: ONLINE, retain: true };
  const open = async (): Promise<MqttLine> => {
    const line = await MqttLine.open(channel, silence_ms);
    try {
      await line.publish([...standing(channel, place, board), online], expiry_s);
    } catch (error) {
      line.close();
      throw error;
    }
    return line;
  };
  const presence = new Presence(open, again_ms);
  return {
    begin: () => presence.begin(),
    send: async (message): Promise<Told> => {
      await presence.publish(changes(channel, board, message), expiry_s);
      return { recipients: [new URL(channel.server).host], refused: 0 };
    },
    close: () => presence.close(),
  };
};

/**
 * Loaded into the measured service before its own code: keeps the instants at which badges come, facts are durable and
 * strikes are released, on the clock of the machine, and tells them when it is asked.
 */
import { Simulator } from '../../devices/simulator/simulator.ts';
import { SqliteLog } from '../../src/log/sqlite-log.ts';
import { hostNow } from './host-clock.ts';

/** What was heard since it was last asked for. */
export interface Heard {
  /** Each append: the numbers of its entries, and when they were on the disk. */
  readonly durable: { readonly first: number; readonly last: number; readonly at: number }[];
  /** When a badge came to a simulated reader, and when a strike was released. */
  readonly presented: number[];
  readonly released: number[];
}

const nothing = (): Heard => ({ durable: [], presented: [], released: [] });
let heard = nothing();

const { append } = SqliteLog.prototype;
SqliteLog.prototype.append = function (...asked) {
  const entries = append.apply(this, asked);
  heard.durable.push({ ...entries, at: hostNow() });
  return entries;
};

const { presentBadge, perform } = Simulator.prototype;
Simulator.prototype.presentBadge = function (...presented) {
  heard.presented.push(hostNow());
  return presentBadge.apply(this, presented);
};
Simulator.prototype.perform = function (effect) {
  if (effect.type === 'unlock_door') heard.released.push(hostNow());
  perform.call(this, effect);
};

process.on('message', () => {
  process.send?.(heard);
  heard = nothing();
});

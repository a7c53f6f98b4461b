import type { Fact } from './facts.ts';
import type { ChannelFact, ChannelState } from './facts-channels.ts';
import type { State } from './state.ts';
import { assertNever, type YesNo } from './terms.ts';
import type { Turn } from './turn.ts';

const NEW_CHANNEL: ChannelState = { settled: -1, failing: -1, failed_since: 0 };

/** What the entries that a channel sends are called beside its notices: no id has a full stop. */
export const entriesOf = (channel: string): string => `${channel}.entries`;

/** Under which names a channel is known: its own, and that of the entries that it sends. */
export const namesOfChannel = ({
  id,
  entries,
}: {
  readonly id: string;
  readonly entries?: YesNo;
}): readonly string[] => (entries === 'yes' ? [id, entriesOf(id)] : [id]);

export const channelOf = (state: State, channel: string): ChannelState =>
  state.channels[channel] ?? NEW_CHANNEL;

/** Whether what a channel reports is on record already: it reports again whatever it does not know to be recorded. */
export const isKnown = (state: State, fact: ChannelFact): boolean => {
  const { settled, failing, failed_since } = channelOf(state, fact.channel);
  switch (fact.type) {
    case 'notice_delivered':
      return fact.entry <= settled;
    case 'notice_failed':
      return fact.entry <= (fact.given_up === 'yes' ? settled : Math.max(settled, failing));
    case 'channel_failed':
      return failed_since !== 0;
    case 'channel_recovered':
      return failed_since === 0;
    default:
      return assertNever(fact);
  }
};

/** Puts on record what the channels report, each once. */
export const reportChannels = (turn: Turn, outcomes: readonly ChannelFact[]): void => {
  for (const outcome of outcomes) {
    if (!isKnown(turn.state, outcome)) turn.record(outcome);
  }
};

type StampedChannelFact = Extract<Fact, ChannelFact>;

const after = (before: ChannelState, fact: StampedChannelFact): ChannelState => {
  switch (fact.type) {
    case 'notice_delivered':
      return { ...before, settled: fact.entry };
    case 'notice_failed':
      return fact.given_up === 'yes'
        ? { ...before, settled: fact.entry, failing: fact.entry }
        : { ...before, failing: fact.entry };
    case 'channel_failed':
      return { ...before, failed_since: fact.at };
    case 'channel_recovered':
      return { ...before, failed_since: 0 };
    default:
      return assertNever(fact);
  }
};

export const applyChannelFact = (state: State, fact: StampedChannelFact): State => ({
  ...state,
  channels: { ...state.channels, [fact.channel]: after(channelOf(state, fact.channel), fact) },
});

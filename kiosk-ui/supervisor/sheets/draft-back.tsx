import { Press, Say } from '../../shared/press.tsx';
import { text } from './text.ts';
import type { DraftInHand } from './use-draft.ts';

/** Says that this was typed before, and takes it away where it is not wanted. */
export const DraftBack = ({
  inHand: { back },
  version,
  onDiscard,
}: {
  readonly inHand: DraftInHand;
  readonly version: number;
  readonly onDiscard: () => void;
}) => {
  if (back.value === null) return null;
  const of = back.value.version;
  return (
    <Say tone={of === version ? 'info' : 'care'} icon="clock" role="status">
      <p>{text('back')}</p>
      {of === version ? null : <p>{text('back-older', { version: of })}</p>}
      <Press icon="cross" onPress={onDiscard}>
        {text('discard')}
      </Press>
    </Say>
  );
};

import { useEffect } from 'preact/hooks';
import type { KioskView } from '../../../src/core/view.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { openPage } from '../place.ts';

let hasOffered = false;

/** A new kiosk begins with its set-up by itself, once; whoever leaves it comes back by the button. */
const offerSetup = ({ setup }: KioskView): void => {
  if (setup?.listed !== 'no' || hasOffered) return;
  hasOffered = true;
  openPage({ page: 'setup', step: '' });
};

/** The way to the set-up, on the screen of a new kiosk that waits. */
export const SetupTile = ({ view }: { readonly view: KioskView }) => {
  useEffect(() => offerSetup(view), [view.setup?.listed]);
  return (
    <Button
      icon="wrench"
      label={text('setup-title')}
      kind="tile"
      look="strong"
      onPress={() => openPage({ page: 'setup', step: '' })}
    />
  );
};

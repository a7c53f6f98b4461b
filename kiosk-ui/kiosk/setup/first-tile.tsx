import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { KioskView } from '../../../src/core/view.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { founders, lookForFounders } from '../founders.ts';
import { openPage } from '../place.ts';

let hasOffered = false;

/** A new kiosk begins with its set-up by itself, once; whoever leaves it comes back by the button. */
const offerSetup = ({ setup }: KioskView): void => {
  if (setup?.listed !== 'no' || hasOffered) return;
  hasOffered = true;
  openPage({ page: 'setup', step: '' });
};

interface Props {
  readonly view: KioskView;
  readonly children: ComponentChildren;
}

/** The way to what a new office does first, on the screen of a room that waits; the children once it is done. */
export const FirstTile = ({ view, children }: Props) => {
  useEffect(() => void lookForFounders(), []);
  useEffect(() => offerSetup(view), [view.setup?.listed]);
  const canFound = founders.value.open === 'yes' && view.inside.length === 0;
  if (view.setup === null && !canFound) return <>{children}</>;
  return (
    <Button
      icon={view.setup === null ? 'people' : 'wrench'}
      label={text(view.setup === null ? 'founders-title' : 'setup-title')}
      kind="tile"
      look="strong"
      onPress={() => openPage(view.setup === null ? { page: 'founders' } : { page: 'setup', step: '' })}
    />
  );
};

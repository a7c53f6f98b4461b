import type { ComponentChildren } from 'preact';
import type { PeopleCourse } from '../../../src/web/wire-setup.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import { say } from './people-course.ts';

interface Props {
  readonly course: PeopleCourse;
  /** What is asked: names the screen and its words. */
  readonly asks: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Why what was said last is not taken; empty where it is. */
export const faultWords = ({ fault }: PeopleCourse): string =>
  fault === '' ? '' : text(`setup-fault-${fault}`);

/** Whose turn it is, in one line: a second one would push what is below off the glass. */
export const turnOf = ({ place }: PeopleCourse): string => text('setup-person', { place });

/** One question to one of the two, with the way back to the very first. */
export const PeopleFrame = ({ course, asks, aside, children }: Props) => (
  <PageFrame
    name={`setup-people-${asks}`}
    title={text(`setup-people-${asks}`)}
    hint={turnOf(course)}
    aside={
      aside ?? <Button icon="cross" label={text('setup-anew')} onPress={() => void say({ say: 'anew' })} />
    }
  >
    {children}
  </PageFrame>
);

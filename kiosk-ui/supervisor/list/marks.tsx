import type { PersonLine } from '../../../src/list-lines.ts';
import { type Dated, type DatedStanding, datedOf } from './dated.ts';
import type { FilterParts } from './list-filter.ts';
import { Mark } from './parts.tsx';
import { dayText, lastDayText } from './said.ts';
import { text } from './text.ts';
import { TopicMarks } from './topics.tsx';

/** One of the dates in words: until when, since when not, or that there is none. */
export const datedText = ({ name, standing, from, until }: Dated): string => {
  const days = { from: from === 0 ? '' : dayText(from), until: until === 0 ? '' : lastDayText(until) };
  return text(`dated-${standing}`, { what: text(`dated-${name}-name`), ...days });
};

const TOLD: readonly DatedStanding[] = ['missing', 'not_yet', 'run_out', 'soon'];

/** What keeps a person out, or soon will. */
export const Marks = ({ line, parts }: { readonly line: PersonLine; readonly parts: FilterParts }) => (
  <ul class="marks">
    {line.status === 'suspended' ? (
      <Mark tone="bad" icon="no_entry">
        {text('mark-suspended')}
      </Mark>
    ) : null}
    {line.status === 'removed' ? (
      <Mark tone="bad" icon="cross">
        {text('mark-removed')}
      </Mark>
    ) : null}
    {parts.lost.has(line.person) ? (
      <Mark tone="bad" icon="badge">
        {text('mark-lost')}
      </Mark>
    ) : null}
    {line.on_ballot === 'yes' ? (
      <Mark tone="care" icon="paper">
        {text('on-ballot-yes')}
      </Mark>
    ) : null}
    {line.badges === 0 ? (
      <Mark tone="plain" icon="badge">
        {text('mark-no-badge')}
      </Mark>
    ) : null}
    {datedOf(line, parts.holds, parts.at)
      .filter(({ standing }) => TOLD.includes(standing))
      .map((one) => (
        <Mark key={one.name} tone={one.standing === 'soon' ? 'info' : 'care'} icon="clock">
          {datedText(one)}
        </Mark>
      ))}
    <TopicMarks person={line.person} parts={parts} />
  </ul>
);

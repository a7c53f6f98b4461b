import { useSignal } from '@preact/signals';
import type { SavedLine, SavedList } from '../../../src/office/api/saved-schemas.ts';
import { useRead } from '../../supervisor/list/use-read.ts';
import { api } from '../../supervisor/office/api.ts';
import { Refused } from '../../supervisor/office/fields.tsx';
import { text } from '../text.ts';
import { SavedCard } from './saved-card.tsx';

/** Reports that somebody keeps, each asked again with one press. */
export const Saved = () => {
  const changes = useSignal(0);
  const read = useRead<SavedList>(() => api('GET', '/saved-reports'), [changes.value]);
  const changed = (): void => {
    changes.value += 1;
  };
  const { value: list } = read.value;
  return (
    <section class="saved" aria-labelledby="saved-title">
      <h2 id="saved-title">{text('saved-title')}</h2>
      <Refused why={read.why.value} />
      {list === null && read.why.value === null ? <p role="status">{text('reading')}</p> : null}
      {list?.saved.length === 0 ? <p>{text('saved-none')}</p> : null}
      {list === null ? null : (
        <ul class="saved-list">
          {list.saved.map((line: SavedLine) => (
            <li key={line.saved}>
              <SavedCard line={line} onChanged={changed} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

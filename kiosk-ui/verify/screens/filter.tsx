import type { InputHTMLAttributes, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { CATALOGUE } from '../../../src/core/catalogue.ts';
import type { EntryFilter } from '../evidence/entry-filter.ts';
import type { EntryList } from '../evidence/entry-list.ts';
import { has, text } from '../text.ts';

const LEVELS = ['routine', 'notice', 'low', 'medium', 'high', 'critical'] as const;

/** The title of a kind of entry in the language of the page; the catalogue's own where it has none yet. */
export const titleOf = (type: string): string => {
  const key = `type-${type.replaceAll('_', '-')}`;
  if (has(key)) return text(key);
  return Object.hasOwn(CATALOGUE, type) ? CATALOGUE[type as keyof typeof CATALOGUE].title : type;
};

/** What was typed into the form, as the list takes it; an empty field asks for nothing. */
const filterIn = (form: HTMLFormElement): EntryFilter => {
  const data = new FormData(form);
  const typed = (name: string): string | undefined => String(data.get(name) ?? '').trim() || undefined;
  const whole = (name: string): number | undefined => {
    const value = typed(name);
    return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  };
  // The fields hold a time without a zone, and their labels say which it is.
  const instant = (name: string): number | undefined => {
    const value = Date.parse(`${typed(name)}Z`);
    return Number.isNaN(value) ? undefined : value;
  };
  const last = whole('until');
  const asked = {
    from: whole('from'),
    until: last === undefined ? undefined : last + 1,
    type: typed('type'),
    level: typed('level'),
    room: typed('room'),
    words: typed('words'),
    since: instant('since'),
    before: instant('before'),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
};

const Field = ({ name, ...input }: { readonly name: string } & InputHTMLAttributes): JSX.Element => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text(`filter-${name}`)}</label>
      <input id={id} name={name} autocomplete="off" {...input} />
    </div>
  );
};

const Choice = ({
  name,
  choices,
}: {
  readonly name: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}): JSX.Element => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text(`filter-${name}`)}</label>
      <select id={id} name={name}>
        <option value="">{text('filter-any')}</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Says what to look for among the entries. */
export const Filter = ({ list }: { readonly list: EntryList }): JSX.Element => {
  const types = Object.keys(CATALOGUE)
    .map((type) => [type, titleOf(type)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
  return (
    <form
      class="filter"
      aria-label={text('filter')}
      onSubmit={(event) => {
        event.preventDefault();
        return list.look(filterIn(event.currentTarget));
      }}
      onReset={() => list.look({})}
    >
      <div class="fields">
        <Field name="words" type="search" />
        <Choice name="type" choices={types} />
      </div>
      <details>
        <summary>{text('filter-more')}</summary>
        <div class="fields">
          <Choice name="level" choices={LEVELS.map((level) => [level, text(`level-${level}`)])} />
          <Field name="room" type="text" />
          <Field name="since" type="datetime-local" />
          <Field name="before" type="datetime-local" />
          <Field name="from" type="number" min={0} />
          <Field name="until" type="number" min={0} />
        </div>
      </details>
      <div class="buttons">
        <button type="submit" class="main">
          {text('filter-search')}
        </button>
        <button type="reset">{text('filter-clear')}</button>
      </div>
    </form>
  );
};

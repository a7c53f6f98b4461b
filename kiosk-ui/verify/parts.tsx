import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { text } from './text.ts';

/** A part of the page with its heading; screen readers list it by that. */
export const Section = ({
  title,
  children,
  kind,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly kind?: string;
}): JSX.Element => {
  const id = useId();
  return (
    <section class="section" data-kind={kind} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
};

/** A name and what it stands for, in a list of such. */
export const Pair = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div class="pair">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Words of the verifier itself, or of the log's catalogue: they are in English in every language of this page. */
export const English = ({ children }: { readonly children: string }): JSX.Element => (
  <span lang="en">{children}</span>
);

/** Letters and digits that are compared one by one. */
export const Code = ({ children }: { readonly children: string }): JSX.Element => (
  <code class="code" translate={false}>
    {children}
  </code>
);

/** Some of a list, and a line that says how many more there are. */
export const Some = <Item,>({
  items,
  count,
  show,
}: {
  readonly items: readonly Item[];
  /** How many there are, of which `items` may be the first ones. */
  readonly count: number;
  readonly show: (item: Item) => ComponentChildren;
}): JSX.Element => (
  <>
    <ul class="rows">
      {items.map((item, index) => (
        <li key={index}>{show(item)}</li>
      ))}
    </ul>
    {count > items.length && <p>{text('and-more', { count: count - items.length })}</p>}
  </>
);

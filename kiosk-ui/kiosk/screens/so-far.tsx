import type { Face, VisitorFace } from '../../../src/core/view.ts';
import { Icon } from '../../shared/icons.tsx';
import { PersonLine } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';

export const SHOWN_FACES = 3;

/** Who is accepted so far. More than fit are counted, never left out. */
export const SoFar = ({
  holders,
  visitors,
  most = SHOWN_FACES,
}: {
  readonly holders: readonly Face[];
  readonly visitors: readonly VisitorFace[];
  readonly most?: number;
}) => {
  const all = [
    ...holders.map(({ person, name, photo }) => ({ id: person as string, name, photo, isVisitor: false })),
    ...visitors.map(({ visitor, name }) => ({ id: visitor as string, name, photo: '', isVisitor: true })),
  ];
  return (
    <ul class="so-far" aria-label={text('badges-so-far')}>
      {all.slice(0, most).map(({ id, name, photo, isVisitor }) => (
        <li key={id}>
          <PersonLine name={name} photo={photo}>
            {isVisitor ? <small>{text('inside-visitor-alone')}</small> : null}
          </PersonLine>
          <Icon name="check" />
        </li>
      ))}
      {all.length > most ? <li>{text('and-more', { count: all.length - most })}</li> : null}
    </ul>
  );
};

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ContainerLine, ContainerPage } from '../../../src/core/container-list.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import { place, turnTo } from '../place.ts';
import { ask } from '../touch.ts';

const stateOf = ({ in_doubt, sealed }: ContainerLine): string => {
  if (in_doubt === 'yes') return text('custody-line-doubt');
  return text(sealed === 'yes' ? 'custody-line-sealed' : 'custody-line-open');
};

const iconOf = ({ in_doubt, sealed }: ContainerLine): IconName => {
  if (in_doubt === 'yes') return 'warning';
  return sealed === 'yes' ? 'seal' : 'seal_open';
};

const Line = ({ line }: { readonly line: ContainerLine }) => (
  <li class="container-line" data-doubt={line.in_doubt}>
    <Icon name={iconOf(line)} />
    <div>
      <b>{line.container}</b>{' '}
      <span>
        {text('custody-line', {
          kind: text(`custody-kind-${line.kind}`),
          contents: text(`custody-contents-${line.contents}`),
          count: line.count,
        })}
      </span>
      <small>
        {[
          stateOf(line),
          text('custody-line-shelf', { shelf: line.shelf === '' ? '–' : line.shelf }),
          text(line.held === 'yes' ? 'custody-line-held' : 'custody-line-kept', { day: line.keep_until }),
        ].join(' · ')}
      </small>
    </div>
  </li>
);

/** While somebody counts the room, nothing of it is listed. */
const hintOf = (found: ContainerPage | null): string => {
  if (found === null) return text('working');
  return found.inventory === null
    ? text('custody-list-hint', { count: found.containers })
    : text('custody-list-counting');
};

/** What is in the room by what people stated; the kiosk cannot see containers. */
export const ContainerList = () => {
  const shown = useSignal<ContainerPage | null>(null);
  const { part } = place.value;
  useEffect(() => {
    let isGone = false;
    void ask('containers', { page: part }).then((answer) => {
      if (!isGone && answer !== null) shown.value = answer;
    });
    return () => {
      isGone = true;
    };
  }, [part]);
  const { value } = shown;
  const hint = hintOf(value);
  return (
    <PageFrame name="custody" title={text('custody-list')} hint={hint}>
      <ul class="container-lines">
        {(value?.lines ?? []).map((line) => (
          <Line key={line.container} line={line} />
        ))}
      </ul>
      {value !== null && value.pages > 1 ? (
        <nav class="pages" aria-label={text('page-of', { page: value.page + 1, pages: value.pages })}>
          <Button
            icon="up"
            label={text('page-previous')}
            isDisabled={value.page === 0}
            onPress={() => turnTo(value.page - 1)}
          />
          <span>{text('page-of', { page: value.page + 1, pages: value.pages })}</span>
          <Button
            icon="down"
            label={text('page-next')}
            isDisabled={value.page === value.pages - 1}
            onPress={() => turnTo(value.page + 1)}
          />
        </nav>
      ) : null}
    </PageFrame>
  );
};

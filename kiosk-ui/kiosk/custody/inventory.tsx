import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ContainerPage, InventoryShown } from '../../../src/core/container-list.ts';
import type { Compared } from '../../../src/core/facts-inventory.ts';
import { shortened } from '../../../src/core/shortened.ts';
import type { ContainerId } from '../../../src/core/terms.ts';
import type { KioskView } from '../../../src/core/view.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import { Frame, PageFrame } from '../frame.tsx';
import { closePage, openPage } from '../place.ts';
import { ask, send } from '../touch.ts';
import { answer, answerOf, LabelQuestion, TextQuestion } from './questions.tsx';

/** The pages of a count: what it stands at, whether all is counted, and how a difference is explained. */
export const INVENTORY_AT = { count: 0, all: 1, explain: 2 } as const;

const go = (at: number): void => openPage({ page: 'custody', errand: 'inventory', at });

const propose = (words: string): void =>
  void send({ touch: 'propose', statement: { statement: 'sign_inventory', words } }, closePage);

const giveUp = (): void => void send({ touch: 'give_up_inventory' }, closePage);

interface Seen {
  readonly view: KioskView;
}

const Begin = ({ view }: Seen) => (
  <Frame
    view={view}
    name="custody"
    back="close"
    icon="list"
    title={text('custody-inventory-begin')}
    hint={text('custody-inventory-begin-hint')}
    actions={
      <Button
        icon="next"
        label={text('custody-inventory-start')}
        kind="main"
        look="strong"
        hotkey="enter"
        onPress={() =>
          void send({ touch: 'propose', statement: { statement: 'begin_inventory' } }, closePage)
        }
      />
    }
  />
);

/** A longer label would push the keyboard off the screen. */
const LABEL_SHOWN = 14;

const toldOf = ({ counted, last }: InventoryShown, again: string): string => {
  if (again !== '') return text('custody-inventory-again', { container: shortened(again, LABEL_SHOWN) });
  return last === ''
    ? text('custody-inventory-none')
    : text('custody-inventory-so-far', { count: counted, container: shortened(last, LABEL_SHOWN) });
};

/** Label after label; whether one is expected is told to nobody. */
const Counting = ({ open, renew }: { readonly open: InventoryShown; readonly renew: Renew }) => {
  const again = useSignal('');
  const done = async (): Promise<void> => {
    const container = answerOf('counted') as ContainerId;
    const taken_by = answerOf('counted-scanned') === 'yes' ? 'scanned' : 'typed_twice';
    answer('counted', '');
    await send({ touch: 'count_container', container, taken_by });
    const now = await renew();
    again.value = now?.counted === open.counted ? container : '';
  };
  return (
    <LabelQuestion
      question={{ field: 'counted', asks: 'label' }}
      told={toldOf(open, again.value)}
      otherwise={{ label: text('custody-inventory-all'), onPress: () => go(INVENTORY_AT.all) }}
      onDone={() => void done()}
    />
  );
};

type Renew = () => Promise<InventoryShown | null>;

const AllCounted = ({
  view,
  open,
  renew,
}: Seen & { readonly open: InventoryShown; readonly renew: Renew }) => (
  <Frame
    view={view}
    name="custody"
    icon="list"
    title={text('custody-inventory-all-title')}
    hint={text('custody-inventory-all-hint', { count: open.counted })}
    actions={
      <>
        <Button icon="cross" label={text('custody-inventory-give-up')} onPress={giveUp} />
        <Button
          icon="back"
          label={text('custody-inventory-go-on')}
          hotkey="escape"
          onPress={() => go(INVENTORY_AT.count)}
        />
        <Button
          icon="scale"
          label={text('custody-inventory-compare')}
          look="strong"
          hotkey="enter"
          onPress={() =>
            void send({ touch: 'compare_inventory' }, () => {
              go(INVENTORY_AT.count);
              void renew();
            })
          }
        />
      </>
    }
  />
);

/** As many labels as the screen has room for. */
const LABELS_SHOWN = 4;

const Labels = ({ name, labels, all }: { name: string; labels: readonly ContainerId[]; all: number }) => {
  if (all === 0) return null;
  const shown = labels.slice(0, LABELS_SHOWN);
  return (
    <li class="container-line" data-doubt="yes">
      <div>
        <b>{text(`custody-inventory-${name}`, { count: all })}</b>{' '}
        {shown.map((label) => (
          <span key={label} class="label">
            {label}{' '}
          </span>
        ))}
        {all > shown.length ? (
          <span> {text('custody-inventory-more', { count: all - shown.length })}</span>
        ) : null}
      </div>
    </li>
  );
};

/** Only now anybody is told what was expected. */
const Difference = ({ view, found }: Seen & { readonly found: Compared }) => {
  const { counted, expected, missing, missing_in_all, extra, extra_in_all } = found;
  const isEqual = missing_in_all + extra_in_all === 0;
  return (
    <Frame
      view={view}
      name="custody"
      back="close"
      tone={isEqual ? 'plain' : 'care'}
      icon={isEqual ? 'check' : 'warning'}
      title={text(isEqual ? 'custody-inventory-equal' : 'custody-inventory-differs')}
      hint={text(isEqual ? 'custody-inventory-equal-hint' : 'custody-inventory-differs-hint', {
        counted,
        expected,
      })}
      actions={
        <>
          <Button icon="cross" label={text('custody-inventory-give-up')} onPress={giveUp} />
          <Button
            icon="pen"
            label={text(isEqual ? 'custody-inventory-sign' : 'custody-inventory-explain')}
            look="strong"
            hotkey="enter"
            onPress={() => (isEqual ? propose('') : go(INVENTORY_AT.explain))}
          />
        </>
      }
    >
      <ul class="container-lines">
        <Labels name="missing" labels={missing} all={missing_in_all} />
        <Labels name="extra" labels={extra} all={extra_in_all} />
      </ul>
    </Frame>
  );
};

const useInventory = (): { readonly shown: Signal<ContainerPage | null>; readonly renew: Renew } => {
  const shown = useSignal<ContainerPage | null>(null);
  const renew = async (): Promise<InventoryShown | null> => {
    const found = await ask('containers', { page: 0 });
    if (found !== null) shown.value = found;
    return found?.inventory ?? null;
  };
  useEffect(() => void renew(), []);
  return { shown, renew };
};

/** A count of everything in the room, from its beginning to what two people sign. */
export const InventoryPages = ({ view, at }: Seen & { readonly at: number }) => {
  const { shown, renew } = useInventory();
  if (shown.value === null)
    return (
      <PageFrame name="custody" title={text('custody-errand-inventory')}>
        <p class="hint">{text('working')}</p>
      </PageFrame>
    );
  const open = shown.value.inventory;
  if (open === null) return <Begin view={view} />;
  if (open.compared === null)
    return at === INVENTORY_AT.all ? (
      <AllCounted view={view} open={open} renew={renew} />
    ) : (
      <Counting open={open} renew={renew} />
    );
  if (at !== INVENTORY_AT.explain) return <Difference view={view} found={open.compared} />;
  return (
    <TextQuestion
      question={{ field: 'explained', asks: 'words' }}
      onDone={() => propose(answerOf('explained').trim())}
    />
  );
};

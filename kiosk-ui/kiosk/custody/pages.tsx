import './custody.css';
import { now } from '../../shared/clock.ts';
import { Button } from '../../shared/parts.tsx';
import { text } from '../../shared/text.ts';
import type { CustodyProps } from '../custody.ts';
import { PageFrame } from '../frame.tsx';
import { closePage, openPage } from '../place.ts';
import { send } from '../touch.ts';
import { asked, ERRANDS, type Errand } from './errands.ts';
import { InventoryPages } from './inventory.tsx';
import { ContainerList } from './list.tsx';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';
import { answerOf, QuestionPage } from './questions.tsx';

/** Every word of these pages, and of the screens that come of them. */
export const WORDS = { en: english, es: spanish };

const FIRST = ['look', 'out', 'in', 'put_on', 'take_off', 'replace'];
const open = (errand: string): void => openPage({ page: 'custody', errand, at: 0 });

const ErrandTile = ({ name }: { readonly name: string }) => (
  <Button
    icon={ERRANDS[name]?.icon ?? 'more'}
    label={text(`custody-errand-${name}`)}
    kind="tile"
    onPress={() => open(name)}
  />
);

const Menu = () => (
  <PageFrame name="custody" title={text('custody-title')} hint={text('custody-menu-hint')}>
    <div class="tiles tiles-four">
      {FIRST.map((name) => (
        <ErrandTile key={name} name={name} />
      ))}
      <Button icon="list" label={text('custody-list')} kind="tile" onPress={() => open('list')} />
      <Button icon="more" label={text('custody-more')} kind="tile" onPress={() => open('more')} />
    </div>
  </PageFrame>
);

const MoreErrands = () => (
  <PageFrame name="custody" title={text('custody-more')} hint={text('custody-menu-hint')}>
    <div class="tiles tiles-four">
      {Object.keys(ERRANDS)
        .filter((name) => !FIRST.includes(name))
        .map((name) => (
          <ErrandTile key={name} name={name} />
        ))}
      <Button
        icon="scale"
        label={text('custody-errand-inventory')}
        kind="tile"
        onPress={() => open('inventory')}
      />
    </div>
  </PageFrame>
);

interface AtErrand {
  readonly name: string;
  readonly errand: Errand;
  readonly at: number;
}

const ErrandPage = ({ name, errand, at }: AtErrand) => {
  const questions = asked(errand, answerOf);
  const question = questions[Math.min(at, questions.length - 1)];
  if (question === undefined) return <Menu />;
  const done = (): void => {
    if (at + 1 < asked(errand, answerOf).length)
      return openPage({ page: 'custody', errand: name, at: at + 1 });
    const statement = errand.statement(answerOf, now.peek());
    void send({ touch: 'propose', statement }, closePage);
  };
  return <QuestionPage key={`${name} ${question.field}`} question={question} onDone={done} />;
};

/** All that people do with containers and seals at this screen, one question on each page. */
export const CustodyPages = ({ view, page: { errand: name, at } }: CustodyProps) => {
  if (name === 'list') return <ContainerList />;
  if (name === 'more') return <MoreErrands />;
  if (name === 'inventory') return <InventoryPages view={view} at={at} />;
  const errand = Object.hasOwn(ERRANDS, name) ? ERRANDS[name] : undefined;
  return errand === undefined ? <Menu /> : <ErrandPage name={name} errand={errand} at={at} />;
};

import type { Slip } from '../../src/web/wire.ts';
import { type Language, LOCALES } from '../shared/languages.ts';
import { Qr } from '../shared/qr.tsx';
import type { Words } from './text.ts';

interface Props {
  readonly slip: Slip;
  readonly language: Language;
  readonly words: Words;
}

/** As it is typed, in every language. */
const COMMAND = 'ballot-vault verify BAG --old FILE';

const timeIn = (slip: Slip, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'long',
  }).format(slip.time);

const Row = ({ name, value, isCode = false }: { name: string; value: string; isCode?: boolean }) => (
  <>
    <dt>{name}</dt>
    <dd class={isCode ? 'code' : undefined}>{value}</dd>
  </>
);

const Facts = ({ slip, language, words }: Props) => (
  <dl>
    <Row name={words('slip-kiosk')} value={slip.kiosk} />
    <Row name={words('slip-rooms', { count: slip.rooms.length })} value={slip.rooms.join(', ')} />
    <Row name={words('slip-origin')} value={slip.origin} isCode />
    <Row name={words('slip-entries')} value={slip.size.toLocaleString(LOCALES[language])} />
    <Row name={words('slip-local')} value={timeIn(slip, language, slip.time_zone)} />
    <Row name={words('slip-utc')} value={timeIn(slip, language, 'UTC')} />
  </dl>
);

const keyIdOf = (verifierKey: string): string => verifierKey.split('+')[1] ?? '';

const SignatureLine = ({ words }: Pick<Props, 'words'>) => (
  <div class="sign">
    <p class="line">{words('slip-name')}</p>
    <p class="line">{words('slip-signature')}</p>
  </div>
);

/** One page: what the log says now, what people add by hand, and what the paper is for. */
export const Paper = (props: Props) => {
  const { slip, language, words } = props;
  const groups = slip.root_hex.match(/.{1,4}/g) ?? [];
  return (
    <main class="paper">
      <h1>{words('slip-title')}</h1>
      <div class="top">
        <Facts {...props} />
        <figure>
          <Qr rows={slip.qr} label={words('slip-code')} />
          <figcaption>{words('slip-code')}</figcaption>
        </figure>
      </div>
      <h2>{words('slip-root')}</h2>
      <p class="code root">{groups.join(' ')}</p>
      <h2>{words('slip-words')}</h2>
      <ol class="words">
        {slip.words[language].map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <h2>{words('slip-key')}</h2>
      <p class="code">{slip.verifier_key}</p>
      <p>{words('slip-key-id', { id: keyIdOf(slip.verifier_key) })}</p>
      <p class="line seal">{words('slip-seal')}</p>
      <SignatureLine words={words} />
      <SignatureLine words={words} />
      <h2>{words('slip-do-title')}</h2>
      <ol>
        <li>{words('slip-do-sign')}</li>
        <li>{words('slip-do-keep')}</li>
        <li>
          {words('slip-do-compare')} <span class="code command">{COMMAND}</span>
        </li>
        <li>{words('slip-do-words')}</li>
      </ol>
      <p>
        <b>{words('slip-limits')}</b>
      </p>
    </main>
  );
};

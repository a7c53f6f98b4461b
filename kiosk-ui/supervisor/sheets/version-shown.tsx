import { agrees, type Differences, type SheetField } from '../../../src/core/sheet-forms.ts';
import type { SheetAnswer } from '../../../src/office/api/sheet-schemas.ts';
import { COMMON_WORDS } from '../../../src/reports/sheet-words.ts';
import { Icon } from '../../shared/icons.tsx';
import { language } from '../../shared/words.ts';
import { instantText } from '../list/said.ts';
import { comparedText, differenceText, fieldText, figureText, foundIn, signersText } from './said.ts';
import { text } from './text.ts';

type Version = SheetAnswer['versions'][number];

/** What the figures differ by; a difference is marked by a drawing and its sign, not by colour alone. */
export const DifferencesShown = ({ differences }: { readonly differences: Differences }) => (
  <table class="compare sheet-figures">
    <thead>
      <tr>
        <th scope="col">{COMMON_WORDS.difference[language.value]}</th>
        <th scope="col">{COMMON_WORDS.number[language.value]}</th>
      </tr>
    </thead>
    <tbody>
      {foundIn(differences).map(([name, value]) => (
        <tr key={name} data-differs={value === 0 ? 'no' : 'yes'}>
          <th scope="row">{comparedText(name)}</th>
          <td>
            {value === 0 ? null : <Icon name="warning" />} {differenceText(value)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Figures = ({ values }: Pick<Version, 'values'>) => (
  <table class="compare sheet-figures">
    <thead>
      <tr>
        <th scope="col">{COMMON_WORDS.figure[language.value]}</th>
        <th scope="col">{COMMON_WORDS.number[language.value]}</th>
      </tr>
    </thead>
    <tbody>
      {(Object.entries(values) as [SheetField, number][]).map(([field, value]) => (
        <tr key={field}>
          <th scope="row">{fieldText(field)}</th>
          <td>{figureText(value)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const explanationOf = ({ differences, words }: Version): string => {
  if (words !== '') return words;
  return agrees(differences) ? COMMON_WORDS.none[language.value] : text('words-erased');
};

/** Everything that one version of a sheet says, and who signed for it. */
export const VersionShown = ({
  version,
  names,
}: {
  readonly version: Version;
  readonly names: SheetAnswer['names'];
}) => {
  const { values, differences, source, containers, in_containers, prepared_by, at, entry, verified } =
    version;
  const common = (name: keyof typeof COMMON_WORDS): string => COMMON_WORDS[name][language.value];
  return (
    <div class="sheet-version">
      <p>
        {text('prepared-by', { names: signersText(prepared_by, names), time: instantText(at) })}{' '}
        <a href={`#records/${entry}`}>{text('entry', { entry })}</a>
      </p>
      {verified === null ? (
        <p>{text('not-verified')}</p>
      ) : (
        <p>
          {text('verified-by', { names: signersText(verified.by, names), time: instantText(verified.at) })}{' '}
          <a href={`#records/${verified.entry}`}>{text('entry', { entry: verified.entry })}</a>
        </p>
      )}
      <div class="sheet-tables">
        <Figures values={values} />
        <div>
          <DifferencesShown differences={differences} />
          <dl class="record">
            <div>
              <dt>{common('explanation')}</dt>
              <dd>{explanationOf(version)}</dd>
            </div>
            {source === '' ? null : (
              <div>
                <dt>{common('source')}</dt>
                <dd>{source}</dd>
              </div>
            )}
            {containers.length === 0 ? null : (
              <div>
                <dt>{common('containers')}</dt>
                <dd>
                  {text('in-containers', { labels: containers.join(', '), count: figureText(in_containers) })}
                </dd>
              </div>
            )}
          </dl>
        </div>
      </div>
    </div>
  );
};

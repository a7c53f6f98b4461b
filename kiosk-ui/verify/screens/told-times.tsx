import type { JSX } from 'preact';
import { CLOCKS_DIFFER_MAX_S } from '../../../src/log/verify/brackets.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import { Code, Section, Some } from '../parts.tsx';
import { text } from '../text.ts';
import { number, utc, utcSeconds } from '../times.ts';
import { boundsText, entriesText } from '../words.ts';

const SHOWN = 50;

interface Props {
  readonly report: Report;
}

/** Who outside has seen this log, and when by their own clocks. */
export const Witnesses = ({ report }: Props): JSX.Element => {
  const { known, seen, given, policy_met_until: met, unknown_cosignatures: unknown } = report.witnesses;
  const size = number(report.size ?? 0);
  return (
    <Section title={text('witnesses')} kind="witnesses">
      <p>
        {known.length === 0
          ? text('witnesses-none')
          : text('witnesses-count', { seen: seen.length, known: known.length })}
      </p>
      {seen.length > 0 && (
        <Some
          items={seen}
          count={seen.length}
          show={({ name, size: until, time_s: time }) => (
            <>
              <Code>{name}</Code>
              {`: ${text('witness-seen', { size: number(until), time: utcSeconds(time) })}`}
            </>
          )}
        />
      )}
      {met !== undefined && known.length > 0 && <p>{text('witnesses-policy', { met: number(met), size })}</p>}
      {unknown > 0 && <p>{text('witnesses-unknown', { count: unknown })}</p>}
      {known.length > 0 && <p>{text(given ? 'witnesses-given' : 'witnesses-own')}</p>}
    </Section>
  );
};

/** Times that nobody may fill in: neither that something happened nor that nothing did. */
export const Gaps = ({ report: { gaps } }: Props): JSX.Element => (
  <Section title={text('gaps')} kind="gaps">
    {gaps.count === 0 ? (
      <p>{text('gaps-none')}</p>
    ) : (
      <Some
        items={gaps.items.slice(0, SHOWN)}
        count={gaps.count}
        show={({ from, until, entry, cause }) =>
          text('gap', {
            from: utc(from),
            until: utc(until),
            entry: number(entry),
            cause: text(`gap-${cause.replaceAll('_', '-')}`),
          })
        }
      />
    )}
  </Section>
);

const OutsideTimes = ({ report: { outside } }: Props): JSX.Element => (
  <>
    <p class="strong">{text('outside', { seconds: CLOCKS_DIFFER_MAX_S })}</p>
    <Some
      items={outside.items.slice(0, SHOWN)}
      count={outside.count}
      show={(item) =>
        text('outside-entry', {
          entry: number(item.entry),
          claimed: utcSeconds(item.claimed),
          bounds: boundsText(item),
        })
      }
    />
  </>
);

/** When the entries were written, as far as witnesses bound it, and which of them claim another time. */
export const Brackets = ({ report }: Props): JSX.Element => (
  <Section title={text('brackets')} kind="brackets">
    {report.outside.count > 0 && <OutsideTimes report={report} />}
    <Some
      items={report.brackets.items.slice(0, SHOWN)}
      count={report.brackets.count}
      show={(bracket) => `${entriesText(bracket.first, bracket.last + 1)}: ${boundsText(bracket)}`}
    />
  </Section>
);

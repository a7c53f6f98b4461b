import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatWitnessKey } from '../../../src/log/formats/cosignature.ts';
import {
  cosignersIn,
  formatPolicy,
  isSatisfied,
  type Policy,
  type PolicyGroup,
  parsePolicy,
} from '../../../src/log/formats/policy.ts';
import { MTH } from './reference.ts';
import { testLog, testWitness } from './witness.ts';

const log = testLog('county.example/k1');
const named = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
const witnesses = named.map((name) => testWitness(`${name.toLowerCase()}.example/w`));
const key = (index: number): string => witnesses[index]?.vkey ?? '';

/** The example of the C2SP tlog-policy specification, with keys in it. */
const EXAMPLE = `log ${log.vkey}

witness X1 ${key(0)}
witness X2 ${key(1)}
witness X3 ${key(2)}
group X-witnesses 2 X1 X2 X3

witness Y1 ${key(3)}
witness Y2 ${key(4)}
witness Y3 ${key(5)}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe('the published example', () => {
  const policy = parsePolicy(EXAMPLE);

  test('is read', () => {
    expect(policy).toEqual({
      logs: [{ vkey: log.vkey }],
      witnesses: named.map((name, index) => ({ name, vkey: key(index) })),
      groups: [
        { name: 'X-witnesses', threshold: 2, members: ['X1', 'X2', 'X3'] },
        { name: 'Y-witnesses', threshold: 'any', members: ['Y1', 'Y2', 'Y3'] },
        { name: 'X-and-Y', threshold: 'all', members: ['X-witnesses', 'Y-witnesses'] },
      ],
      quorum: 'X-and-Y',
    });
  });

  test('asks for two of the one organisation and one of the other', () => {
    for (let bits = 0; bits < 64; bits += 1) {
      const signed = named.filter((_, index) => (bits >> index) % 2 === 1);
      const [x, y] = ['X', 'Y'].map((letter) => signed.filter((name) => name.startsWith(letter)).length);
      expect(isSatisfied(policy, new Set(signed))).toBe((x ?? 0) >= 2 && (y ?? 0) >= 1);
    }
  });

  test('is not met by one who signs under the name of a group, or by a name it does not know', () => {
    expect(isSatisfied(policy, new Set(['X-and-Y', 'X-witnesses', 'Y-witnesses', 'Z1', 'Z2']))).toBe(false);
  });

  test('is met by a checkpoint that enough of them have cosigned', () => {
    const { text, note } = log.sign(0, MTH([]));
    const cosignedBy = (...indices: readonly number[]): string =>
      note + indices.map((index) => witnesses[index]?.cosign(text, 80)).join('');
    const few = cosignersIn(policy, cosignedBy(0, 0, 3, 4));
    expect([...few]).toEqual(['X1', 'Y1', 'Y2']);
    expect(isSatisfied(policy, few)).toBe(false);
    expect(isSatisfied(policy, cosignersIn(policy, cosignedBy(0, 2, 5)))).toBe(true);
  });
});

describe('a policy', () => {
  test('may ask for no witness, and then name none', () => {
    const policy = parsePolicy('quorum none\n');
    expect(policy).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
    expect(isSatisfied(policy, new Set())).toBe(true);
  });

  test('may ask for one witness', () => {
    const policy = parsePolicy(`witness hub ${key(0)}\nquorum hub\n`);
    expect(isSatisfied(policy, new Set())).toBe(false);
    expect(isSatisfied(policy, new Set(['hub']))).toBe(true);
  });

  test('has addresses, tabs, empty lines and comments, and lines behind the quorum', () => {
    const policy = parsePolicy(
      `# who must have seen it: hub ∧ press\n\n\t \n  log \t ${log.vkey}\thttps://county.example/log \n  # hub\nwitness hub ${key(0)} https://hub.example/w\nquorum hub\nwitness 報道 ${key(1)}\n`,
    );
    expect(policy).toEqual({
      logs: [{ vkey: log.vkey, url: 'https://county.example/log' }],
      witnesses: [
        { name: 'hub', vkey: key(0), url: 'https://hub.example/w' },
        { name: '報道', vkey: key(1) },
      ],
      groups: [],
      quorum: 'hub',
    });
  });

  test('tells names apart that look the same', () => {
    const policy = parsePolicy(`witness K ${key(0)}\nwitness \u212a ${key(1)}\nquorum K\n`);
    expect(isSatisfied(policy, new Set(['\u212a']))).toBe(false);
  });

  test('may name one key as a log and as a witness: duplicates are of one kind', () => {
    const raw = Buffer.from(log.vkey.split('+').slice(2).join('+'), 'base64').subarray(1);
    const self = formatWitnessKey('county.example/k1', raw);
    expect(parsePolicy(`log ${log.vkey}\nwitness self ${self}\nquorum self\n`).witnesses).toHaveLength(1);
  });

  test('of at least 32 logs, 32 witnesses and 32 groups comes back as it was written', () => {
    const letters = Array.from({ length: 32 }, (_, index) => index);
    const many = letters.map((index) => ({ name: `w${index}`, vkey: testWitness(`w${index}`).vkey }));
    const groups = letters.map((index): PolicyGroup => {
      const below = index === 0 ? [] : [`g${index - 1}`];
      return { name: `g${index}`, threshold: 1, members: [`w${index}`, ...below] };
    });
    const logs = letters.map((index) => ({ vkey: testLog(`log${index}`).vkey, url: `https://log${index}` }));
    const policy: Policy = { logs, witnesses: many, groups, quorum: 'g31' };
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
    expect(isSatisfied(policy, new Set(['w0']))).toBe(true);
  });
});

/** Random groups over the six witnesses, each name a member once at most, as the format has it. */
const groupsOfWitnesses = fc
  .tuple(
    fc.shuffledSubarray(named, { minLength: 6 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
  )
  .map(([order, wishes]) => {
    const free = [...order];
    return wishes.map(([size, asked], index): PolicyGroup => {
      const members = free.splice(0, 1 + (size % free.length));
      free.push(`g${index}`);
      const threshold = ([...members.keys()].map((at) => at + 1) as (number | 'all' | 'any')[]).concat(
        'all',
        'any',
      );
      return { name: `g${index}`, threshold: threshold[asked % threshold.length] ?? 'all', members };
    });
  });

test('any policy comes back, and one more witness never makes it less satisfied', () => {
  fc.assert(
    fc.property(groupsOfWitnesses, fc.subarray(named), fc.constantFrom(...named), (groups, signed, more) => {
      const policy: Policy = {
        logs: [],
        witnesses: named.map((name, index) => ({ name, vkey: key(index) })),
        groups,
        quorum: groups.at(-1)?.name ?? 'X1',
      };
      expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
      if (isSatisfied(policy, new Set(signed)))
        expect(isSatisfied(policy, new Set([...signed, more]))).toBe(true);
      expect(isSatisfied(policy, new Set(named))).toBe(true);
      expect(isSatisfied(policy, new Set())).toBe(false);
    }),
  );
});

describe('a policy is refused', () => {
  const W = `witness a ${key(0)}\nwitness b ${key(1)}\n`;
  const refused: readonly (readonly [name: string, text: string, reason: string])[] = [
    ['without a quorum', W, 'the policy has no quorum line'],
    ['that is empty', '', 'the policy has no quorum line'],
    ['with two quorums', 'quorum none\nquorum none\n', 'line 2 of the policy: there is a second quorum line'],
    ['with a quorum of two', `${W}quorum a b\n`, 'line 3 of the policy: it is not "quorum <name>"'],
    ['with a quorum of nothing', 'quorum\n', 'line 1 of the policy: it is not "quorum <name>"'],
    ['with a quorum defined later', `quorum a\n${W}`, 'line 1 of the policy: "a" is not defined'],
    ['with a group defined later', `${W}group g 1 a h\ngroup h 1 b\nquorum g\n`, 'line 3 of the policy: "h"'],
    ['with a group in itself', `${W}group g 1 a g\nquorum g\n`, 'line 3 of the policy: "g" is not defined'],
    ['with an empty group', `${W}group g any\nquorum g\n`, 'line 3 of the policy: it is not "group'],
    [
      'with a group of none',
      `${W}group g any none\nquorum g\n`,
      'line 3 of the policy: "none" is not defined',
    ],
    ['with a member twice', `${W}group g 2 a a\nquorum g\n`, '"a" is a member of a group already'],
    [
      'with a member of two groups',
      `${W}group g 1 a\ngroup h 1 a\nquorum h\n`,
      'line 4 of the policy: "a" is a member',
    ],
    [
      'asking for none of them',
      `${W}group g 0 a b\nquorum g\n`,
      '"0" is not all, any or a number from 1 to 2',
    ],
    ['asking for more than there are', `${W}group g 3 a b\nquorum g\n`, '"3" is not all'],
    ['asking for 02', `${W}group g 02 a b\nquorum g\n`, '"02" is not all'],
    ['asking for ALL', `${W}group g ALL a b\nquorum g\n`, '"ALL" is not all'],
    [
      'with a name twice',
      `${W}witness a ${key(2)}\nquorum a\n`,
      'line 3 of the policy: "a" is defined twice',
    ],
    ['with a group named as a witness', `${W}group a 1 b\nquorum a\n`, '"a" is defined twice'],
    ['with a witness named none', `witness none ${key(0)}\nquorum none\n`, '"none" cannot be the name'],
    ['with one key under two names', `witness a ${key(0)}\nwitness b ${key(0)}\nquorum a\n`, 'listed twice'],
    [
      'with a log twice',
      `log ${log.vkey}\nlog ${log.vkey}\nquorum none\n`,
      'the key of this log is listed twice',
    ],
    [
      'with the key of a log for a witness',
      `witness a ${log.vkey}\nquorum a\n`,
      'is not a witness key (type 4)',
    ],
    ['with the key of a witness for a log', `log ${key(0)}\nquorum none\n`, 'is not an Ed25519 key (type 1)'],
    ['with a key that is none', 'witness a b\nquorum a\n', 'line 1 of the policy: "b" is not a verifier key'],
    ['without a key', 'log\nquorum none\n', 'line 1 of the policy: it is not "log <key> [<url>]"'],
    [
      'with a comment behind a line',
      `log ${log.vkey} https://l # mine\nquorum none\n`,
      'there is more on the line',
    ],
    ['with another word', 'witnesses a b\nquorum none\n', '"witnesses" is not log, witness, group or quorum'],
    ['with lines of another system', 'quorum none\r\n', 'line 1 of the policy: there is a control character'],
    ['with a control character', 'quorum none\n#\x7f\n', 'line 2 of the policy: there is a control'],
    ['that is cut off', 'quorum none', 'the last line of the policy does not end in a newline'],
    ['that does not end', '\n'.repeat(1_001), 'more than 1000 lines'],
  ];
  for (const [name, text, reason] of refused) {
    test(name, () => expect(() => parsePolicy(text)).toThrow(reason));
  }

  test('when it is to be written, if no file can say it', () => {
    const empty: Policy = { logs: [], witnesses: [], groups: [], quorum: 'none' };
    expect(() => formatPolicy({ ...empty, quorum: 'hub' })).toThrow('"hub" is not defined');
    for (const name of ['two words', '', 'a\nquorum']) {
      expect(() => formatPolicy({ ...empty, witnesses: [{ name, vkey: key(0) }] })).toThrow(
        'is not one word',
      );
    }
    const url = `https://l\nwitness b ${key(1)}`;
    expect(() => formatPolicy({ ...empty, logs: [{ vkey: log.vkey, url }] })).toThrow('is not one word');
  });
});

import { COSIGNATURE_V1, cosignaturesIn, parseWitnessKey } from './cosignature.ts';
import { ED25519_NOTE, parseKey } from './note.ts';

/**
 * Policies as C2SP tlog-policy writes them: which logs and witnesses are known, and which witnesses together are
 * enough. Keys are of the two types that this log has to do with: Ed25519 for logs (01) and for witnesses (04).
 */

export interface PolicyLog {
  readonly vkey: string;
  readonly url?: string;
}

export interface PolicyWitness {
  /** How this file calls the witness; the name in its key may be another. */
  readonly name: string;
  readonly vkey: string;
  readonly url?: string;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many members must have witnessed; 'any' is 1 and 'all' is each of them. */
  readonly threshold: number | 'all' | 'any';
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** The witness or group that must have witnessed, or 'none'. */
  readonly quorum: string;
}

/** The quorum that asks for no witness. */
export const NO_QUORUM = 'none';

/** The specification asks for 32 logs, witnesses and groups at least; this is room for ten times as much. */
const LINES_MAX = 1_000;

/** A policy while it is read. */
interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  quorum: string | undefined;
  readonly names: Set<string>;
  readonly members: Set<string>;
  readonly keys: Set<string>;
}

const define = (draft: Draft, name: string): void => {
  if (name === NO_QUORUM) throw new Error(`"${NO_QUORUM}" cannot be the name of a witness or group`);
  if (draft.names.has(name)) throw new Error(`"${name}" is defined twice`);
  draft.names.add(name);
};

const useName = (draft: Draft, name: string): void => {
  if (!draft.names.has(name)) throw new Error(`"${name}" is not defined on a line before this one`);
};

/** One key under two names would count as two, so the key itself must differ. */
const addKey = (draft: Draft, kind: string, vkey: string, type: number): void => {
  const key = `${kind} ${parseKey(vkey, type).raw.toString('hex')}`;
  if (draft.keys.has(key)) throw new Error(`the key of this ${kind} is listed twice`);
  draft.keys.add(key);
};

const urlOf = (items: readonly string[], form: string): { readonly url?: string } => {
  const [url, ...more] = items;
  if (more.length > 0) throw new Error(`there is more on the line than ${form}`);
  return url === undefined ? {} : { url };
};

const addLog = (draft: Draft, items: readonly string[]): void => {
  const [vkey, ...rest] = items;
  const form = '"log <key> [<url>]"';
  if (vkey === undefined) throw new Error(`it is not ${form}`);
  addKey(draft, 'log', vkey, ED25519_NOTE);
  draft.logs.push({ vkey, ...urlOf(rest, form) });
};

const addWitness = (draft: Draft, items: readonly string[]): void => {
  const [name, vkey, ...rest] = items;
  const form = '"witness <name> <key> [<url>]"';
  if (name === undefined || vkey === undefined) throw new Error(`it is not ${form}`);
  define(draft, name);
  addKey(draft, 'witness', vkey, COSIGNATURE_V1);
  draft.witnesses.push({ name, vkey, ...urlOf(rest, form) });
};

const thresholdOf = (text: string, members: number): number | 'all' | 'any' => {
  if (text === 'all' || text === 'any') return text;
  const threshold = Number(text);
  if (!/^[1-9][0-9]*$/.test(text) || threshold > members)
    throw new Error(`"${text}" is not all, any or a number from 1 to ${members}, the number of members`);
  return threshold;
};

const addGroup = (draft: Draft, items: readonly string[]): void => {
  const [name, threshold, ...members] = items;
  if (name === undefined || threshold === undefined || members.length === 0)
    throw new Error('it is not "group <name> all|any|<number> <member>..."');
  for (const member of members) {
    useName(draft, member);
    // Else one witness could count twice.
    if (draft.members.has(member)) throw new Error(`"${member}" is a member of a group already`);
    draft.members.add(member);
  }
  define(draft, name);
  draft.groups.push({ name, threshold: thresholdOf(threshold, members.length), members });
};

const setQuorum = (draft: Draft, items: readonly string[]): void => {
  const [name, ...more] = items;
  if (name === undefined || more.length > 0) throw new Error('it is not "quorum <name>" or "quorum none"');
  if (draft.quorum !== undefined) throw new Error('there is a second quorum line');
  if (name !== NO_QUORUM) useName(draft, name);
  draft.quorum = name;
};

const readLine = (draft: Draft, keyword: string, items: readonly string[]): void => {
  switch (keyword) {
    case 'log':
      return addLog(draft, items);
    case 'witness':
      return addWitness(draft, items);
    case 'group':
      return addGroup(draft, items);
    case 'quorum':
      return setQuorum(draft, items);
    default:
      throw new Error(`"${keyword}" is not log, witness, group or quorum`);
  }
};

const isControl = (character: string): boolean =>
  (character < ' ' && character !== '\t') || character === '\x7f';

const readLines = (draft: Draft, lines: readonly string[]): void => {
  for (const [index, line] of lines.entries()) {
    try {
      if ([...line].some(isControl)) throw new Error('there is a control character in it');
      const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
      if (keyword !== undefined && !keyword.startsWith('#')) readLine(draft, keyword, items);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`line ${index + 1} of the policy: ${reason}`, { cause: error });
    }
  }
};

/**
 * Reads the text of a policy file. Names are compared as they are written, no forms of one letter are taken for
 * another. Throws with the number of the line that is wrong.
 */
export const parsePolicy = (text: string): Policy => {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('the last line of the policy does not end in a newline');
  if (lines.length > LINES_MAX) throw new Error(`the policy has more than ${LINES_MAX} lines`);
  const draft: Draft = {
    logs: [],
    witnesses: [],
    groups: [],
    quorum: undefined,
    names: new Set(),
    members: new Set(),
    keys: new Set(),
  };
  readLines(draft, lines);
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined)
    throw new Error('the policy has no quorum line; "quorum none" asks for no witness');
  return { logs, witnesses, groups, quorum };
};

/** An address with a newline in it would add a line of its own to the policy. */
const line = (...items: readonly (string | number | undefined)[]): string => {
  const words = items.filter((item) => item !== undefined).map(String);
  const wrong = words.find((word) => !/^[^ \t\n]+$/.test(word));
  if (wrong !== undefined)
    throw new Error(`${JSON.stringify(wrong)} cannot stand in a policy: it is not one word`);
  return `${words.join(' ')}\n`;
};

/** The text of a policy file. Throws for a policy that no file can say. */
export const formatPolicy = (policy: Policy): string => {
  const text = [
    ...policy.logs.map(({ vkey, url }) => line('log', vkey, url)),
    ...policy.witnesses.map(({ name, vkey, url }) => line('witness', name, vkey, url)),
    ...policy.groups.map(({ name, threshold, members }) => line('group', name, threshold, ...members)),
    line('quorum', policy.quorum),
  ].join('');
  parsePolicy(text);
  return text;
};

/**
 * Whether these witnesses are enough.
 * @param witnessesThatSigned names as the policy has them, not those in the keys; `cosignersIn` gives them
 */
export const isSatisfied = (policy: Policy, witnessesThatSigned: ReadonlySet<string>): boolean => {
  const groups = new Map(policy.groups.map((group) => [group.name, group]));
  const hasWitnessed = (name: string): boolean => {
    const group = groups.get(name);
    if (group === undefined) return witnessesThatSigned.has(name);
    const { threshold, members } = group;
    const count = members.filter(hasWitnessed).length;
    if (threshold === 'all') return count === members.length;
    return count >= (threshold === 'any' ? 1 : threshold);
  };
  return policy.quorum === NO_QUORUM || hasWitnessed(policy.quorum);
};

/**
 * Names, as the policy has them, of its witnesses that have cosigned the note. Throws when the note is malformed or
 * one of their cosignatures fails.
 */
export const cosignersIn = (policy: Policy, note: string): ReadonlySet<string> => {
  const names = new Map(policy.witnesses.map(({ name, vkey }) => [parseWitnessKey(vkey), name]));
  const found = cosignaturesIn(note, [...names.keys()]).map(({ witness }) => names.get(witness));
  return new Set(found.filter((name) => name !== undefined));
};

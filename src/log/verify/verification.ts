import { bracketsOf } from './brackets.ts';
import type { ClaimedEntry } from './claimed-entry.ts';
import { ClaimedTimes } from './claimed-times.ts';
import { EntryOrder } from './entry-order.ts';
import { Epochs } from './epochs.ts';
import { FieldReader } from './field-reader.ts';
import { type Findings, reasonOf } from './findings.ts';
import type { GrowingTree } from './growing-tree.ts';
import { type Identity, weighNextKey } from './identity.ts';
import { metUntil } from './known-witnesses.ts';
import { OldCheckpoints } from './old-checkpoints.ts';
import { OtherKeyCheckpoints } from './other-keys.ts';
import { PersonalFields } from './personal-fields.ts';
import { lateRoot, RecordedRoots } from './recorded-roots.ts';
import type { Conflict, Coverage, GivenCheckpoint, Report } from './report.ts';
import { weighRestored } from './restored-log.ts';
import { type EvidenceSource, Malformed, type NamedCheckpoint, type Range, type Withheld } from './source.ts';
import { TileWalk } from './tile-walk.ts';
import { checkUpperTiles } from './upper-tiles.ts';
import { type Proven, provenBy, verdictOf, withEpochs } from './verdict.ts';
import { WitnessTimes } from './witness-times.ts';

/** Checkpoints that the reader gave, of which the report says each what became of it. */
const GIVEN_MAX = 1_000;

/** Entries hashed so far, of all. */
export type OnProgress = (done: number, of: number) => void;

/** The parts of one check, which all watch the same entries go by. */
export class Verification {
  readonly #source: EvidenceSource;
  readonly #findings: Findings;
  readonly #identity: Identity;
  readonly #range: Range;
  readonly #withheld: Withheld;
  readonly #times: ClaimedTimes;
  readonly #order: EntryOrder;
  readonly #epochs: Epochs;
  readonly #fields: FieldReader;
  readonly #witnesses: WitnessTimes;
  readonly #roots: RecordedRoots;
  readonly #old: OldCheckpoints;
  readonly #walk: TileWalk;
  #proven: Proven = { trusted: { until: 0, by: undefined }, first_bad: undefined };
  #otherConflicts: readonly Conflict[] = [];
  readonly #otherGiven: GivenCheckpoint[] = [];
  #startSeen = false;
  #tiles = 0;

  constructor(
    source: EvidenceSource,
    findings: Findings,
    identity: Identity,
    { range, withheld }: { readonly range: Range; readonly withheld: Withheld },
  ) {
    const { verifier, newest, known } = identity;
    this.#source = source;
    this.#findings = findings;
    this.#identity = identity;
    this.#range = range;
    this.#withheld = withheld;
    this.#times = new ClaimedTimes(range.from);
    this.#order = new EntryOrder(findings);
    this.#epochs = new Epochs(findings);
    this.#fields = new FieldReader(source, findings, new PersonalFields(findings, withheld, range.from));
    this.#witnesses = new WitnessTimes(findings, verifier.name, known.witnesses);
    this.#roots = new RecordedRoots(this.#witnesses, newest.note);
    this.#old = new OldCheckpoints(findings, verifier, newest, this.#witnesses);
    this.#walk = new TileWalk(source, findings, newest.size, range);
  }

  /** Reads all of the evidence about the tree; what was found then stands in the report. */
  async run(given: readonly NamedCheckpoint[], onProgress: OnProgress): Promise<void> {
    const { newest } = this.#identity;
    await this.#collectCheckpoints(given);
    this.#old.compare(this.#walk.tree);
    await this.#walk.run(
      {
        prepare: (until) => this.#fields.prepare(until),
        grown: (tree) => this.#old.compare(tree),
        see: (entry) => this.#see(entry),
      },
      (done) => onProgress(done, newest.size),
    );
    await this.#fields.finish(this.#range, newest.size);
    this.#proven = withEpochs(provenBy(this.#walk, newest, this.#old, this.#findings), this.#epochs);
    const { tree, stored, missingFrom } = this.#walk;
    const truth = tree.root.equals(newest.root) ? tree : stored;
    if (missingFrom === undefined) {
      this.#tiles = await checkUpperTiles(this.#source, truth, this.#findings);
      await this.#roots.finish(truth, this.#source);
      if (truth.root.equals(newest.root)) this.#old.contradictNewest();
    }
    await this.#weighOtherKeys(truth);
  }

  /** Which keys the log names beside its own is known once its entries were read. */
  async #weighOtherKeys(truth: GrowingTree): Promise<void> {
    const { newest, verifier, next_key: given } = this.#identity;
    const { nextKeys, former } = this.#epochs;
    const { from, until } = this.#range;
    weighNextKey(this.#identity, nextKeys, from === 0 && until === newest.size, this.#findings);
    const isWhole = this.#walk.missingFrom === undefined && truth.root.equals(newest.root);
    const others = new OtherKeyCheckpoints(this.#findings, {
      origin: verifier.name,
      newest,
      next: [...nextKeys.keys(), ...(given === undefined ? [] : [given])],
      former,
      is_own_known: given === undefined,
      rootOf: async (size) => (isWhole ? await lateRoot(truth, this.#source, size) : undefined),
    });
    for (const given of this.#old.unopened) this.#otherGiven.push(await others.weigh(given));
    this.#otherConflicts = others.conflicts;
  }

  async #collectCheckpoints(given: readonly NamedCheckpoint[]): Promise<void> {
    const { newest } = this.#identity;
    try {
      this.#witnesses.addNote(newest.note, newest.size);
    } catch (error) {
      this.#findings.add('false', 'cosignature_false', reasonOf(error));
    }
    try {
      for await (const old of this.#source.oldCheckpoints()) this.#old.add(old, false);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#findings.add('false', 'malformed', error.message);
    }
    for (const old of given) this.#old.add(old, true);
    this.#old.sort();
  }

  #see(entry: ClaimedEntry): void {
    this.#times.set(entry.seq, entry.at);
    this.#order.see(entry);
    this.#epochs.see(entry);
    const opening = this.#fields.see(entry);
    if (entry.type === 'log_restored') weighRestored(entry, opening, this.#findings);
    this.#startSeen ||= entry.type === 'kiosk_started';
    const witnessed = this.#witnesses.read(entry);
    if (witnessed !== undefined) this.#roots.add(witnessed, this.#walk.tree);
  }

  /** Everything that was found so far. */
  get report(): Report {
    const { newest, known, verifier_key, given, verifier } = this.#identity;
    const conflicts = [...this.#old.conflicts, ...this.#otherConflicts, ...this.#roots.conflicts];
    const { seen } = this.#witnesses;
    return {
      verdict: verdictOf(this.#findings, conflicts.length, known.witnesses.length, seen.length),
      where: this.#source.where,
      origin: verifier.name,
      size: newest.size,
      root: newest.root.toString('base64'),
      checkpoint: newest.note,
      key: { verifier_key, given },
      witnesses: {
        known: known.witnesses.map(({ name }) => name),
        given: known.given,
        seen,
        policy_met_until: known.policy === undefined ? undefined : metUntil(known.policy, seen, newest.size),
        unknown_cosignatures: this.#witnesses.unknown,
      },
      ...this.#proven,
      bad_entries: this.#walk.badEntries.listed,
      conflicts,
      given_checkpoints: this.#given,
      findings: this.#findings.listed,
      gaps: this.#order.gaps,
      ...bracketsOf(this.#witnesses.cosigned, { from: 0, until: newest.size }, this.#times),
      epochs: this.#epochs.seen,
      checked: this.#coverage(),
      not_checked: this.#notChecked(),
    };
  }

  get #given(): Report['given_checkpoints'] {
    const all = [...this.#old.given, ...this.#otherGiven];
    return { count: all.length, items: all.slice(0, GIVEN_MAX) };
  }

  #coverage(): Coverage {
    const { commitments, disclosed, withheld, erased, missing } = this.#fields.counts;
    return {
      entries: this.#range,
      entries_read: this.#walk.entriesRead,
      hashes_only: this.#walk.hashesOnly,
      hash_tiles: this.#tiles,
      old_checkpoints: this.#old.count,
      commitments,
      disclosed,
      withheld: [...withheld].map(([name, count]) => ({
        name,
        ground: this.#withheld.fields.get(name) ?? '',
        count,
      })),
      erased,
      missing,
      further: this.#source.furtherChecks.map(({ name }) => name),
    };
  }

  #notChecked(): readonly string[] {
    const { from, until } = this.#range;
    const { size } = this.#identity.newest;
    const lines: string[] = [];
    if (from > 0 || until < size)
      lines.push(`what the entries outside ${from} to ${until - 1} say: of these there are only hashes`);
    if (this.#source.disclosures === undefined)
      lines.push('personal fields: what opens them is not published here');
    if (!this.#startSeen) lines.push('times without a heartbeat: no entry here says how often one is due');
    if (this.#roots.dropped > 0)
      lines.push(`${this.#roots.dropped} cosignatures that were recorded long after their size`);
    return [...lines, ...this.#source.notChecked(size)];
  }
}

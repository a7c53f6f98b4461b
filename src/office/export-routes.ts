import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { endOfDay, startOfDay } from '../config/local-time.ts';
import { PERSONAL_FIELDS } from '../core/facts.ts';
import { signedHead } from '../log/bundle/evidence.ts';
import { type Range, rangeOf } from '../log/bundle/range.ts';
import type { SendOut } from '../log/bundle/zip-writer.ts';
import { policyText } from '../log/formats/witness-policy.ts';
import type { LogReader } from '../log/read-log.ts';
import { NOTHING_WITHHELD, PUBLIC, type Redaction, redactionNamed } from '../log/redaction.ts';
import { Cancelled, Exports, type OfficeExport } from './exports.ts';
import { BARRED, bar, type Guard, refuseWith, type SignedIn } from './guard.ts';
import type { ExportSettings } from './messages.ts';
import { type Office, ofAccount } from './office.ts';
import { may } from './roles.ts';
import type { ExportChoices } from './wire.ts';

/** A receiver that takes nothing for so long has gone. */
const STALLED_MS = 60_000;

const DAY = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const ASKED = z.strictObject({
  /** Local days, the last one to its end; left out, all there is. */
  from: DAY.optional(),
  until: DAY.optional(),
  profile: z.string().max(64),
});

export interface ExportParts {
  readonly office: Office;
  readonly guard: Guard;
  readonly log: LogReader;
  readonly settings: ExportSettings;
}

/** Whether anybody's name is in what a profile leaves. */
const leavesNames = ({ fields }: Redaction): boolean =>
  PERSONAL_FIELDS.some((field) => !Object.hasOwn(fields, field));

const profilesOf = ({ redaction }: ExportSettings): readonly Redaction[] => [
  NOTHING_WITHHELD,
  PUBLIC,
  ...redaction.flatMap(({ profile }) => redactionNamed(profile, redaction) ?? []),
];

const choicesFor = ({ account: { role } }: SignedIn, { log, settings }: ExportParts): ExportChoices => ({
  signed: signedHead(log).size,
  profiles: profilesOf(settings)
    .filter((redaction) => !leavesNames(redaction) || may(role, 'export_names'))
    .map((redaction) => ({ profile: redaction.profile, names: leavesNames(redaction) ? 'yes' : 'no' })),
});

const rangeAsked = (
  { log, settings: { time_zone } }: ExportParts,
  size: number,
  { from, until }: z.infer<typeof ASKED>,
): Range | undefined => {
  const [begin, end] = [from && startOfDay(time_zone, from), until && endOfDay(time_zone, until)];
  return rangeOf(log.rows, size, {
    ...(typeof begin === 'number' ? { from: { instant: begin } } : {}),
    ...(typeof end === 'number' ? { until: { instant: end } } : {}),
  });
};

/** A name that every file system takes. */
const nameOf = (origin: string, { from, until }: Range): string =>
  `${origin.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60)}-${from}-${until - 1}`;

const begin = (
  parts: ExportParts,
  exports: Exports,
  who: SignedIn,
  body: unknown,
  response: Response,
): void => {
  const { office, log, settings } = parts;
  const asked = ASKED.safeParse(body);
  const redaction = profilesOf(settings).find(({ profile }) => profile === asked.data?.profile);
  if (!asked.success || redaction === undefined) {
    const remedy = 'choose days and one of the profiles that /exports names';
    return refuseWith(response, 400, 'malformed', ['this is no export', 'body', remedy]);
  }
  const barred = leavesNames(redaction) ? bar(office, who, 'export_names') : null;
  if (barred !== null) return refuseWith(response, 403, barred, BARRED[barred]);
  const head = signedHead(log);
  const range = rangeAsked(parts, head.size, asked.data);
  if (range === undefined) {
    const words = ['no signed entry is of these days', 'body', 'choose other days'] as const;
    return refuseWith(response, 404, 'unknown', words);
  }
  const { verify_page, software, evidence } = settings;
  const begun = exports.begin(who.session.session, nameOf(log.about.origin, range), {
    ...{ log, head, range, redaction, proofs: [], software },
    policy: policyText(log.about.verifier_key, evidence),
    verifyPage: verify_page,
    at: office.now(),
  });
  if (begun === undefined) {
    const words = ['somebody else exports just now', 'log', 'try again in a few minutes'] as const;
    return refuseWith(response, 503, 'busy', words);
  }
  void begun.check(() => office.now(), failedTo(office, 'an export was not made'));
  response.json(begun.answer);
};

const failedTo =
  (office: Office, what: string) =>
  (error: unknown): void =>
    office.options.diagnostics.warn({ what: String(error) }, what);

/** Bytes to a browser, no faster than it takes them. */
const outOf = (response: Response): SendOut => ({
  write: (bytes) => void response.write(bytes),
  ready: async () => {
    if (response.destroyed) throw new Cancelled();
    if (!response.writableNeedDrain) return void (await setImmediate());
    const gone = new AbortController();
    const close = (): void => gone.abort();
    response.once('close', close);
    try {
      await once(response, 'drain', {
        signal: AbortSignal.any([gone.signal, AbortSignal.timeout(STALLED_MS)]),
      });
    } catch {
      throw new Cancelled();
    } finally {
      response.off('close', close);
    }
  },
});

/** That it leaves is on record before its first byte does. */
const send = async (
  { office }: ExportParts,
  found: OfficeExport,
  { account }: SignedIn,
  response: Response,
): Promise<void> => {
  const plan = found.take();
  if (plan === undefined) {
    const words = ['it is not ready, or was sent already', 'export', 'begin again'] as const;
    return refuseWith(response, 409, 'unknown', words);
  }
  const { redaction, range } = found.evidence;
  const recorded = await office.recorder.now([
    {
      type: 'log_exported',
      ...ofAccount(account),
      role: account.role,
      taken: 'as_file',
      profile: redaction.profile,
      from: range.from,
      entries: range.until - range.from,
    },
  ]);
  if (recorded.outcome === 'refused') {
    found.cancel();
    return refuseWith(response, 503, 'not_recorded', [recorded.what, 'log', recorded.remedy]);
  }
  response.set({
    'Content-Type': 'application/zip',
    'Content-Length': String(plan.bytes),
    'Content-Disposition': `attachment; filename="${found.name}.zip"`,
  });
  const isWhole = await found.send(plan, outOf(response), failedTo(office, 'an export was not sent'));
  // Cut off, so that no browser takes it for the whole.
  if (isWhole) response.end();
  else response.destroy();
};

/** Taking the log out, for whoever may: `/exports`. */
export const exportRoutes = (parts: ExportParts): { readonly routes: Router; look(): void } => {
  const { office, guard } = parts;
  const exports = new Exports();
  office.onEnd((session) => exports.ended(session));
  const routes = express.Router();
  const own = (
    handle: (found: OfficeExport, response: Response, who: SignedIn) => Promise<void> | void,
  ): express.RequestHandler =>
    guard.for('keep_own_account', (request, response, who) => {
      const found = exports.of(who.session.session, String(request.params['id']));
      if (found !== undefined && may(who.account.role, 'export_log')) return handle(found, response, who);
      return refuseWith(response, 404, 'unknown', ['there is no such export of yours', 'id', 'begin again']);
    });
  routes.get(
    '/exports',
    guard.for('keep_own_account', (_request, response, who) => {
      if (may(who.account.role, 'export_log')) return void response.json(choicesFor(who, parts));
      return refuseWith(response, 403, 'not_allowed', BARRED.not_allowed);
    }),
  );
  routes.post(
    '/exports',
    guard.for('export_log', (request, response, who) => begin(parts, exports, who, request.body, response)),
  );
  routes.get(
    '/exports/:id',
    own((found, response) => void response.json(found.answer)),
  );
  routes.get(
    '/exports/:id/file',
    own((found, response, who) => send(parts, found, who, response)),
  );
  routes.post(
    '/exports/:id/cancel',
    own((found, response) => {
      found.cancel();
      response.json(found.answer);
    }),
  );
  return { routes, look: () => exports.look(office.now()) };
};

import type { Ms } from '../../core/terms.ts';
import type { Basis } from '../../reports/basis.ts';
import type { PdfLanguage } from '../../reports/pdf-languages.ts';
import type { ReportName } from '../../reports/report-names.ts';
import { NEVER } from '../../reports/room-watch.ts';
import { localIn } from '../../reports/written.ts';

/** What a mail about a made report says. Nothing in it was written by people: a name they gave could name somebody. */
export interface Notice {
  readonly report: ReportName;
  /** Number of the kept report. */
  readonly saved: number;
  readonly due: Ms;
  readonly since: Ms;
  readonly before: Ms;
  readonly rows: number;
  readonly basis: Basis | null;
  /** Where it can be read. */
  readonly page: string;
  readonly zone: string;
  /** Whether the report itself goes along. */
  readonly isAttached: boolean;
  readonly isLate: boolean;
  /** Why the report does not go along though somebody chose it. */
  readonly withheld: 'forbidden' | 'gone' | null;
}

const TITLES: { readonly [L in PdfLanguage]: { readonly [N in ReportName]: string } } = {
  en: {
    lone: 'Times in which the pairing rule was broken',
    'nobody-entered': 'Whether nobody entered',
    'list-on': 'Who was on the list',
    about: 'Everything on record about somebody or something',
    told: 'Who was told of an alarm',
    outage: 'Times in which something did not work',
    looked: 'Who read or exported entries',
    trends: 'How much there was of what',
    visitors: 'Visitors',
  },
  es: {
    lone: 'Tiempos en que se incumplió la regla de dos',
    'nobody-entered': 'Si no entró nadie',
    'list-on': 'Quién estaba en la lista',
    about: 'Todo lo anotado sobre alguien o algo',
    told: 'A quién se avisó de una alarma',
    outage: 'Tiempos en que algo no funcionó',
    looked: 'Quién leyó o exportó asientos',
    trends: 'Cuánto hubo de qué',
    visitors: 'Visitantes',
  },
};

const WORDS = {
  en: {
    made: 'A report was made at its set time.',
    late: 'LATE',
    isLate: 'This mail is late: it was due more than an hour before.',
    report: 'Report',
    kept: 'kept report',
    for: 'Made for',
    from: 'From',
    until: 'Until before',
    first: 'the first entry',
    last: 'the last entry',
    rows: 'Rows',
    rests: 'Rests on',
    entries: (first: number, last: number, origin: string) =>
      `entries #${first} to #${last} of the log ${origin}`,
    none: (origin: string) => `no entry of the log ${origin}: none lies in that time`,
    checkpoint: 'Checkpoint',
    signed: (size: number, root: string, time: string) => `${size} entries, to ${time}, root ${root}`,
    unsigned: 'nothing is signed yet',
    read: 'Read it here, after signing in',
    attached: 'The report is attached. It holds names: keep it as you keep the log.',
    notice: 'This mail names nobody.',
    forbidden: 'The report is not attached: the configuration does not allow it any more.',
    gone: 'The report is not attached: its file is not kept any more.',
  },
  es: {
    made: 'Se hizo un informe a su hora.',
    late: 'TARDE',
    isLate: 'Este correo llega tarde: tocaba hace más de una hora.',
    report: 'Informe',
    kept: 'informe guardado',
    for: 'Hecho para',
    from: 'Desde',
    until: 'Hasta antes de',
    first: 'el primer asiento',
    last: 'el último asiento',
    rows: 'Filas',
    rests: 'Se basa en',
    entries: (first: number, last: number, origin: string) =>
      `asientos #${first} a #${last} del registro ${origin}`,
    none: (origin: string) => `ningún asiento del registro ${origin}: no hay ninguno en ese tiempo`,
    checkpoint: 'Punto de control',
    signed: (size: number, root: string, time: string) => `${size} asientos, hasta ${time}, raíz ${root}`,
    unsigned: 'aún no hay nada firmado',
    read: 'Léalo aquí, después de iniciar sesión',
    attached: 'El informe va adjunto. Contiene nombres: guárdelo como guarda el registro.',
    notice: 'Este correo no nombra a nadie.',
    forbidden: 'El informe no va adjunto: la configuración ya no lo permite.',
    gone: 'El informe no va adjunto: su archivo ya no se guarda.',
  },
} as const;

const restsOn = (basis: Basis | null, language: PdfLanguage): readonly string[] => {
  const words = WORDS[language];
  if (basis === null) return [];
  const { first, last, origin, checkpoint } = basis;
  const entries =
    first === null || last === null ? words.none(origin) : words.entries(first.entry, last.entry, origin);
  const signed =
    checkpoint === null
      ? words.unsigned
      : words.signed(checkpoint.size, checkpoint.root, new Date(checkpoint.time).toISOString());
  return [`${words.rests}: ${entries}`, `${words.checkpoint}: ${signed}`];
};

/** The mail about a made report, in the language of the kept one. */
export const noticeOf = (notice: Notice, language: PdfLanguage): { subject: string; text: string } => {
  const words = WORDS[language];
  const { report, saved, due, since, before, rows, basis, page, zone, isAttached, isLate, withheld } = notice;
  const title = TITLES[language][report];
  const local = (at: Ms): string => `${localIn(zone, at).slice(0, 'YYYY-MM-DD HH:MM'.length)} (${zone})`;
  return {
    subject: `${isLate ? `${words.late} ` : ''}${title}, ${words.kept} ${saved}, ${localIn(zone, due).slice(0, 'YYYY-MM-DD'.length)}`,
    text: [
      words.made,
      ...(isLate ? [words.isLate] : []),
      '',
      `${words.report}: ${title} (${words.kept} ${saved})`,
      `${words.for}: ${local(due)}`,
      `${words.from}: ${since <= 0 ? words.first : local(since)}`,
      `${words.until}: ${before >= NEVER ? words.last : local(before)}`,
      `${words.rows}: ${rows}`,
      ...restsOn(basis, language),
      '',
      `${words.read}: ${page}`,
      '',
      isAttached ? words.attached : words.notice,
      ...(withheld === null ? [] : [words[withheld]]),
      '',
    ].join('\n'),
  };
};

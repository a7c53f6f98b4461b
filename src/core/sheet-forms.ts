/** Sheets on which ballots and voters are reconciled: of one polling place or room, and of the whole county. */
export const SHEET_FORMS = ['polling_place', 'county'] as const;
export type SheetForm = (typeof SHEET_FORMS)[number];

/**
 * What stands on each form: of a polling place as in ballot accounting checklists, of a county as Washington has it
 * published (RCW 29A.60.235) with Utah's ballots that are verified and not counted yet (20A-4-109). An office chooses
 * among them what its state asks for.
 */
export const SHEET_FIELDS = {
  polling_place: [
    'received_regular',
    'received_provisional',
    'received_emergency',
    'received_mail',
    'received_accessible',
    'left_unopened',
    'left_opened',
    'spoiled',
    'damaged',
    'provisional',
    'challenged',
    'auxiliary_bin',
    'counter_opening',
    'counter_closing',
    'voters_signed_in',
    'voters_left',
  ],
  county: [
    'registered',
    'ballots_issued',
    'ballots_received',
    'ballots_counted',
    'ballots_rejected',
    'ballots_uncounted_verified',
    'provisional_issued',
    'provisional_received',
    'provisional_counted',
    'provisional_rejected',
    'write_in_received',
    'write_in_counted',
    'write_in_rejected',
    'overseas_issued',
    'overseas_received',
    'overseas_counted',
    'overseas_rejected',
    'e_sent',
    'replacements_requested',
    'replacements_issued',
    'replacements_received',
    'replacements_counted',
    'replacements_rejected',
    'voters_credited',
  ],
} as const satisfies { readonly [F in SheetForm]: readonly string[] };
export type SheetField = (typeof SHEET_FIELDS)[SheetForm][number];

/** Figures by field; a field that the office does not ask for is left out. */
export type SheetValues = { readonly [F in SheetField]?: number };

export const DIFFERENCES = [
  'ballots',
  'voters',
  'received',
  'provisional',
  'write_in',
  'overseas',
  'replacements',
  'credited',
  'containers',
] as const;
export type DifferenceName = (typeof DIFFERENCES)[number];
export type Differences = { readonly [D in DifferenceName]?: number };

interface Equation {
  readonly difference: DifferenceName;
  /** Without one of these there is nothing to compare; any other that is left out counts as none. */
  readonly needs: readonly SheetField[];
  readonly plus: readonly SheetField[];
  readonly minus: readonly SheetField[];
}

/** Ballots that were cast: in the counter, in its auxiliary bin, and those set aside for somebody to decide on. */
const CAST = ['counter_closing', 'auxiliary_bin', 'provisional', 'challenged'] as const;

const sorted = (
  difference: DifferenceName,
  received: SheetField,
  counted: SheetField,
  ...others: readonly SheetField[]
): Equation => ({ difference, needs: [received, counted], plus: [received], minus: [counted, ...others] });

/** Each is nought where the figures agree. */
const EQUATIONS: { readonly [F in SheetForm]: readonly Equation[] } = {
  polling_place: [
    {
      // Received, less what is left, is what was cast, spoiled or damaged.
      difference: 'ballots',
      needs: ['received_regular', 'counter_closing'],
      plus: [
        ...([
          'received_regular',
          'received_provisional',
          'received_emergency',
          'received_mail',
          'received_accessible',
        ] as const),
        'counter_opening',
      ],
      minus: ['left_unopened', 'left_opened', 'spoiled', 'damaged', ...CAST],
    },
    {
      // As many ballots were cast as voters signed in and did not leave.
      difference: 'voters',
      needs: ['counter_closing', 'voters_signed_in'],
      plus: [...CAST, 'voters_left'],
      minus: ['counter_opening', 'voters_signed_in'],
    },
  ],
  county: [
    sorted(
      'received',
      'ballots_received',
      'ballots_counted',
      'ballots_rejected',
      'ballots_uncounted_verified',
    ),
    sorted('provisional', 'provisional_received', 'provisional_counted', 'provisional_rejected'),
    sorted('write_in', 'write_in_received', 'write_in_counted', 'write_in_rejected'),
    sorted('overseas', 'overseas_received', 'overseas_counted', 'overseas_rejected'),
    sorted('replacements', 'replacements_received', 'replacements_counted', 'replacements_rejected'),
    {
      // Overseas ballots and replacements are among those counted; they are not counted twice.
      difference: 'credited',
      needs: ['ballots_counted', 'voters_credited'],
      plus: ['ballots_counted', 'provisional_counted', 'write_in_counted', 'ballots_uncounted_verified'],
      minus: ['voters_credited'],
    },
  ],
};

/** What lies in the named containers ought to be this. */
const IN_CONTAINERS: { readonly [F in SheetForm]: Pick<Equation, 'plus' | 'minus'> } = {
  polling_place: { plus: CAST, minus: ['counter_opening'] },
  county: { plus: ['ballots_counted', 'provisional_counted', 'write_in_counted'], minus: [] },
};

const sumOf = (values: SheetValues, fields: readonly SheetField[]): number =>
  fields.reduce((sum, field) => sum + (values[field] ?? 0), 0);

/**
 * What the figures of a sheet differ by, by name; nought where they agree.
 * @param in_containers ballots stated for the containers named on the sheet; null where it names none
 */
export const differencesOf = (
  form: SheetForm,
  values: SheetValues,
  in_containers: number | null,
): Differences => {
  const found: { [D in DifferenceName]?: number } = {};
  for (const { difference, needs, plus, minus } of EQUATIONS[form]) {
    if (needs.every((field) => values[field] !== undefined))
      found[difference] = sumOf(values, plus) - sumOf(values, minus);
  }
  if (in_containers === null) return found;
  const { plus, minus } = IN_CONTAINERS[form];
  return { ...found, containers: sumOf(values, plus) - sumOf(values, minus) - in_containers };
};

export const agrees = (differences: Differences): boolean =>
  Object.values(differences).every((difference) => difference === 0);

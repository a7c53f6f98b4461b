import { computed } from '@preact/signals';
import type { SheetAct } from '../../../src/core/sheets.ts';
import type {
  SheetActed,
  SheetAnswer,
  SheetHead,
  SheetPreview,
  SheetPreviewAsked,
  SheetsAnswer,
} from '../../../src/office/api/sheet-schemas.ts';
import type { Acting } from '../list/act-form.tsx';
import { lines } from '../live/watched.ts';
import { type ApiAnswer, api } from '../office/api.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import type { DoingOver } from '../views.tsx';
import { inOwnWords } from './refusals.ts';

/** Every sheet in its newest version, and what the office asks for. */
export type SheetsRead = Pick<SheetsAnswer, 'asked' | 'names' | 'sheets'>;

/** What the pages of sheets need of whoever shows them. */
export interface SheetsDoing extends Acting<SheetAct, SheetActed> {
  /** Whose what is typed here is, until it is signed. */
  readonly account: string;
  all(): Promise<ApiAnswer<SheetsRead>>;
  one(sheet: number): Promise<ApiAnswer<SheetAnswer>>;
  preview(asked: SheetPreviewAsked): Promise<ApiAnswer<SheetPreview>>;
}

/** As many as the office gives at once. */
const AT_ONCE = 200;

const all = async (): Promise<ApiAnswer<SheetsRead>> => {
  const sheets: SheetHead[] = [];
  let names: SheetsAnswer['names'] = {};
  for (let after: number | null = 0; ; ) {
    const answer: ApiAnswer<SheetsAnswer> = await api('GET', `/sheets?limit=${AT_ONCE}&after=${after}`);
    if (!answer.ok) return answer;
    sheets.push(...answer.body.sheets);
    names = { ...names, ...answer.body.names };
    after = answer.body.next;
    if (after === null) return { ok: true, body: { asked: answer.body.asked, names, sheets } };
  }
};

/** The sheets as the office has them, for whoever is signed in. */
export const officeSheets = ({ role, person, account }: DoingOver['session']): SheetsDoing => ({
  account,
  mayChange: role === 'supervisor',
  person,
  all,
  one: (sheet) => api('GET', `/sheets/${sheet}`),
  preview: async (asked) => {
    const answer = await api<SheetPreview>('POST', '/sheets/preview', asked);
    if (!answer.ok || answer.body.refusal === null) return answer;
    return { ok: true, body: { ...answer.body, refusal: inOwnWords(answer.body.refusal) } };
  },
  act: async (act, digits) => {
    const answer = await apiConfirmed<SheetActed>('POST', '/sheets/acts', { act, digits });
    if (answer.ok || answer.error.code !== 'kiosk') return answer;
    return { ok: false, error: { ...answer.error, ...inOwnWords(answer.error) } };
  },
});

/** Number of the newest entry about a sheet: what was read before it is old. */
export const sheetVersion = computed(
  () => lines.value.findLast(({ type }) => type === 'sheet_prepared' || type === 'sheet_verified')?.seq ?? -1,
);

import type { AskedOfLog, QrRows } from '../../src/web/wire.ts';
import type { SetupStanding } from '../../src/web/wire-setup.ts';
import { NOW, pair, showing } from './people.ts';
import { CHECKPOINT_QR, PROOF_QR } from './qr-samples.ts';
import type { Sample } from './samples.ts';
import { CONTAINERS } from './samples-custody.ts';

const rowsOf = (rows: readonly string[]): QrRows =>
  rows.map((row) => BigInt(`0x${row}`).toString(2).slice(1));

const SETUP: SetupStanding = {
  language: 'en',
  time_zone: 'America/New_York',
  name: 'Ballot Vault A',
  differs: 'no',
  channels: [
    { channel: 'office-mail', is: 'told' },
    { channel: 'duty-phone', is: 'failing' },
    { channel: 'county-siem', is: 'sent' },
  ],
  verifier_key: 'county.example/ballot-room/k07+1c2fbe1a+AdK0mFqkzP3yXo7n5B0T1s9WlqJkY2vGmZr8cE4hD6Uf',
  qr: rowsOf(CHECKPOINT_QR),
};

/** What the service would have answered. */
export const SHOWN: { readonly [E in keyof AskedOfLog]: AskedOfLog[E]['shown'] } = {
  receipt: {
    size: 12_407,
    time: NOW,
    origin: 'county.example/ballot-room/k07/e3',
    root_hex: 'af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf',
    words: {
      en: 'quality gain wear festival report genius melt rotate story police among mixed'.split(' '),
      es: 'pellejo fuente verbo fama poco gallo materia prole sesenta óxido alba mezcla'.split(' '),
    },
    qr: rowsOf(CHECKPOINT_QR),
    witnesses: 3,
  },
  challenge: { entry: 12_406, challenge: 'BLUE HERON 12', qr: rowsOf(PROOF_QR) },
  founders: { open: 'no', people: [] },
  containers: CONTAINERS,
  found: { outcome: 'closed' },
  setup: SETUP,
  settle: { outcome: 'kept' },
  take_effect: { outcome: 'unchanged' },
  test_channels: SETUP,
  people: { outcome: 'over', tries_left: 0, until: 0, course: null },
};

const room = showing({ screen: 'attract' }, { inside: pair });
const minutes = (ago: number): number => NOW / 1000 - ago * 60;
const witnessed = { ...room, witnessed: { size: 12_391, time_s: minutes(4), witnesses: 2 } };

/** The log for those who stand before it. */
export const RECEIPT_SAMPLES: Readonly<Record<string, Sample>> = {
  receipt: { view: room, page: { page: 'receipt' } },
  'receipt-witnessed': { view: witnessed, page: { page: 'receipt' } },
  'receipt-witnessed-long_ago': {
    view: { ...room, witnessed: { size: 9_120, time_s: minutes(60 * 31), witnesses: 1 } },
    page: { page: 'receipt' },
  },
  'more-witnessed': { view: witnessed, page: { page: 'more' } },
  challenge: { view: room, page: { page: 'challenge' } },
  'challenge-typed': { view: room, page: { page: 'challenge' }, drafts: { challenge: 'BLUE HERON 12' } },
  founders: { view: room, page: { page: 'founders' } },
  slip: { view: room, page: { page: 'slip' } },
  proof: { view: room, page: { page: 'proof' } },
};

import type { DifferenceName, SheetField, SheetForm } from '../core/sheet-forms.ts';
import type { FormLanguage } from './paper-page.ts';

type Words = { readonly [L in FormLanguage]: string };

export const FORM_WORDS: { readonly [F in SheetForm]: Words } = {
  polling_place: { en: 'Ballot accounting: polling place', es: 'Cuenta de boletas: lugar de votación' },
  county: { en: 'Ballot reconciliation: county', es: 'Conciliación de boletas: condado' },
};

export const FIELD_WORDS: { readonly [F in SheetField]: Words } = {
  received_regular: { en: 'Regular ballots received', es: 'Boletas regulares recibidas' },
  received_provisional: { en: 'Provisional ballots received', es: 'Boletas provisionales recibidas' },
  received_emergency: { en: 'Emergency ballots received', es: 'Boletas de emergencia recibidas' },
  received_mail: { en: 'Mail ballots received', es: 'Boletas por correo recibidas' },
  received_accessible: { en: 'Accessible ballots received', es: 'Boletas accesibles recibidas' },
  left_unopened: { en: 'Left in unopened packs', es: 'Quedan en paquetes sin abrir' },
  left_opened: { en: 'Left in opened packs', es: 'Quedan en paquetes abiertos' },
  spoiled: { en: 'Spoiled', es: 'Anuladas' },
  damaged: { en: 'Damaged or duplicated', es: 'Dañadas o duplicadas' },
  provisional: { en: 'Provisional, cast', es: 'Provisionales emitidas' },
  challenged: { en: 'Challenged', es: 'Impugnadas' },
  auxiliary_bin: { en: 'In the auxiliary bin', es: 'En el compartimiento auxiliar' },
  counter_opening: { en: 'Counter at opening', es: 'Contador al abrir' },
  counter_closing: { en: 'Counter at closing', es: 'Contador al cerrar' },
  voters_signed_in: { en: 'Voters signed in', es: 'Votantes registrados' },
  voters_left: { en: 'Voters who left without voting', es: 'Votantes que se fueron sin votar' },
  registered: { en: 'Registered voters', es: 'Votantes inscritos' },
  ballots_issued: { en: 'Ballots issued', es: 'Boletas entregadas' },
  ballots_received: { en: 'Ballots received', es: 'Boletas recibidas' },
  ballots_counted: { en: 'Ballots counted', es: 'Boletas contadas' },
  ballots_rejected: { en: 'Ballots rejected', es: 'Boletas rechazadas' },
  ballots_uncounted_verified: { en: 'Verified, not counted yet', es: 'Verificadas, aún sin contar' },
  provisional_issued: { en: 'Provisional ballots issued', es: 'Provisionales entregadas' },
  provisional_received: { en: 'Provisional ballots received', es: 'Provisionales recibidas' },
  provisional_counted: { en: 'Provisional ballots counted', es: 'Provisionales contadas' },
  provisional_rejected: { en: 'Provisional ballots rejected', es: 'Provisionales rechazadas' },
  write_in_received: { en: 'Federal write-in ballots received', es: 'Federales por escrito recibidas' },
  write_in_counted: { en: 'Federal write-in ballots counted', es: 'Federales por escrito contadas' },
  write_in_rejected: { en: 'Federal write-in ballots rejected', es: 'Federales por escrito rechazadas' },
  overseas_issued: { en: 'Overseas and service ballots issued', es: 'Del exterior y militares entregadas' },
  overseas_received: {
    en: 'Overseas and service ballots received',
    es: 'Del exterior y militares recibidas',
  },
  overseas_counted: { en: 'Overseas and service ballots counted', es: 'Del exterior y militares contadas' },
  overseas_rejected: {
    en: 'Overseas and service ballots rejected',
    es: 'Del exterior y militares rechazadas',
  },
  e_sent: { en: 'Ballots sent electronically', es: 'Boletas enviadas por medios electrónicos' },
  replacements_requested: { en: 'Replacements requested', es: 'Reemplazos pedidos' },
  replacements_issued: { en: 'Replacements issued', es: 'Reemplazos entregados' },
  replacements_received: { en: 'Replacements received', es: 'Reemplazos recibidos' },
  replacements_counted: { en: 'Replacements counted', es: 'Reemplazos contados' },
  replacements_rejected: { en: 'Replacements rejected', es: 'Reemplazos rechazados' },
  voters_credited: { en: 'Voters credited', es: 'Votantes acreditados' },
};

/** What each difference compares; it is nought where the figures agree. */
export const DIFFERENCE_WORDS: { readonly [D in DifferenceName]: Words } = {
  ballots: {
    en: 'Received, less left, less cast, spoiled and damaged',
    es: 'Recibidas, menos las que quedan, menos emitidas, anuladas y dañadas',
  },
  voters: {
    en: 'Ballots cast, less voters signed in who stayed',
    es: 'Boletas emitidas, menos votantes registrados que no se fueron',
  },
  received: {
    en: 'Ballots received, less counted, rejected and not counted yet',
    es: 'Boletas recibidas, menos contadas, rechazadas y aún sin contar',
  },
  provisional: {
    en: 'Provisional received, less counted and rejected',
    es: 'Provisionales recibidas, menos contadas y rechazadas',
  },
  write_in: {
    en: 'Federal write-in received, less counted and rejected',
    es: 'Federales por escrito recibidas, menos contadas y rechazadas',
  },
  overseas: {
    en: 'Overseas and service received, less counted and rejected',
    es: 'Del exterior y militares recibidas, menos contadas y rechazadas',
  },
  replacements: {
    en: 'Replacements received, less counted and rejected',
    es: 'Reemplazos recibidos, menos contados y rechazados',
  },
  credited: {
    en: 'Ballots counted and verified, less voters credited',
    es: 'Boletas contadas y verificadas, menos votantes acreditados',
  },
  containers: {
    en: 'Ballots cast or counted, less what is stated for the containers',
    es: 'Boletas emitidas o contadas, menos lo declarado para los recipientes',
  },
};

export const COMMON_WORDS = {
  election: { en: 'Election', es: 'Elección' },
  place: { en: 'Place', es: 'Lugar' },
  kiosk: { en: 'Kiosk', es: 'Quiosco' },
  version: { en: 'Sheet and version', es: 'Hoja y versión' },
  figure: { en: 'Figure', es: 'Cifra' },
  number: { en: 'Number', es: 'Número' },
  difference: { en: 'Difference', es: 'Diferencia' },
  source: { en: 'Where figures from elsewhere come from', es: 'De dónde vienen las cifras de otros' },
  containers: { en: 'Containers', es: 'Recipientes' },
  explanation: { en: 'Explanation of each difference', es: 'Explicación de cada diferencia' },
  explained: {
    en: 'Explained to those who verified it; the words are kept in the office.',
    es: 'Explicada a quienes la verificaron; el texto queda en la oficina.',
  },
  none: { en: 'None needed: nothing differs.', es: 'No hace falta: nada difiere.' },
  prepared: { en: 'Prepared by (signature, date)', es: 'Preparada por (firma, fecha)' },
  verified: { en: 'Verified by (signature, date)', es: 'Verificada por (firma, fecha)' },
  rule: {
    en: 'Whoever prepares it does not verify it. A difference that is not 0 is counted again, and what stays is explained before anybody signs. Write no voter’s name.',
    es: 'Quien la prepara no la verifica. Una diferencia distinta de 0 se cuenta otra vez, y lo que queda se explica antes de firmar. No escriba el nombre de ningún votante.',
  },
  public: {
    en: 'What the office stands by: the newest version of each sheet that a second person verified. Nobody’s name is in it. Entry numbers are those of the signed log.',
    es: 'Lo que la oficina sostiene: la versión más nueva de cada hoja que verificó una segunda persona. No contiene el nombre de nadie. Los números de entrada son los del registro firmado.',
  },
  entry: { en: 'Entries', es: 'Entradas' },
} as const satisfies { readonly [name: string]: Words };

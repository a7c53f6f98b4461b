/** NIST SP 800-63B and OWASP ASVS 2.1: length counts, composition does not, and nothing that many people choose. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export type PasswordFault = 'too_short' | 'too_long' | 'too_easy' | 'names_account';

/** Words that passwords of many people are made of, and those that lie near at hand in this place. */
const COMMON = [
  'password|passwort|passwd|passphrase|contrasena|contraseña|clave|secret|secreto|geheim|letmein|welcome|bienvenido',
  'willkommen|changeme|default|admin|administrator|supervisor|auditor|observer|official|officer|clerk|county|state',
  'election|elections|eleccion|elecciones|ballot|ballots|boleta|boletas|vote|votes|voter|voting|voto|votar|vault',
  'kiosk|kiosko|quiosco|room|office|oficina|access|acceso|login|signin|user|usuario|root|guest|test|testing|temp',
  'qwertyuiop|qwerty|asdfghjkl|asdfgh|zxcvbnm|zxcvbn|qazwsxedc|qazwsx|1qaz2wsx|1q2w3e4r5t|1q2w3e4r|azerty|abcdefgh|abcdef|abc',
  'iloveyou|teamo|tequiero|sunshine|princess|princesa|football|futbol|baseball|basketball|superman|batman|pokemon',
  'dragon|monkey|shadow|master|michael|jordan|jennifer|jessica|charlie|thomas|george|daniel|andrea|carlos|alejandro',
  'freedom|america|american|estados|unidos|unitedstates|republican|democrat|jesus|christ|jesucristo|diosesamor',
  'summer|winter|spring|autumn|verano|invierno|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  'january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril',
  'mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|company|computer|internet|whatever|trustno1|starwars',
]
  .join('|')
  .split('|')
  .toSorted((one, other) => other.length - one.length);

/** What is left of a password without the words above has to have so many different characters. */
const OWN_CHARACTERS_MIN = 5;

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** As people read it: no case, and letters for what stands for them. */
const asRead = (text: string): string => [...text].map((sign) => LOOKALIKES[sign] ?? sign).join('');

const isRun = (before: string, sign: string, after: string): boolean => {
  const [one = 0, two = 0, three = 0] = [before, sign, after].map((each) => each.codePointAt(0) ?? 0);
  const step = two - one;
  return Math.abs(step) <= 1 && three - two === step;
};

/** Without characters that only go on counting, or repeat: 1111, 4567, edcb. */
const withoutRuns = (text: string): string => {
  const signs = [...text];
  return signs.filter((sign, at) => !isRun(signs[at - 2] ?? '', signs[at - 1] ?? '', sign)).join('');
};

const withoutCommon = (text: string): string => {
  let left = text;
  for (const word of COMMON) left = left.replaceAll(word, ' ');
  return left;
};

const ownCharacters = (text: string): number =>
  new Set(withoutRuns(text).replaceAll(/[\s\d.,;:_!?*+#&/\\-]/g, '')).size;

/** Why a password cannot be chosen; null when it can. Spaces and every letter of every language may be in it. */
export const passwordFault = (password: string, account: string): PasswordFault | null => {
  const signs = [...password.normalize('NFKC')].length;
  if (signs < PASSWORD_MIN) return 'too_short';
  if (signs > PASSWORD_MAX) return 'too_long';
  const lower = password.normalize('NFKC').toLowerCase();
  const plain = account.toLowerCase().replaceAll(/[._-]/g, '');
  if (plain.length > 3 && lower.replaceAll(/[\s._-]/g, '').includes(plain)) return 'names_account';
  const isEasy = [lower, asRead(lower)].some(
    (text) => ownCharacters(withoutCommon(text)) < OWN_CHARACTERS_MIN,
  );
  return isEasy ? 'too_easy' : null;
};

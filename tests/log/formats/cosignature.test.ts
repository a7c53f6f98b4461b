import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cosignaturesIn,
  cosignedMessage,
  decodeCosignature,
  encodeCosignature,
  formatWitnessKey,
  noteVerifierOf,
  parseWitnessKey,
} from '../../../src/log/formats/cosignature.ts';
import { formatVerifierKey, openNote, parseVerifierKey } from '../../../src/log/formats/note.ts';
import { accepted, flips } from './changes.ts';
import { MTH, numbered } from './reference.ts';
import { testLog, testWitness } from './witness.ts';

/** A checkpoint of a public test log, as it was served with the cosignatures of four public test witnesses. */
const SERVED = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const SERVED_LOG =
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const GARDEN =
  'transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM';
const STAGEMOLE = 'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv';

/** The cosignature in the example of the C2SP tlog-cosignature specification. */
const EXAMPLE =
  'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';

describe('published cosignatures', () => {
  test('on a served checkpoint hold under the published keys', () => {
    const garden = parseWitnessKey(GARDEN);
    const stagemole = parseWitnessKey(STAGEMOLE);
    expect(cosignaturesIn(SERVED, [garden, stagemole])).toEqual([
      { witness: garden, time_s: 1_779_573_024 },
      { witness: stagemole, time_s: 1_779_573_024 },
    ]);
    expect(openNote(SERVED, [parseVerifierKey(SERVED_LOG), noteVerifierOf(garden)]).signed_by).toEqual([
      'arche2025h1.staging.ct.transparency.dev',
      'transparency.dev/DEV:witness-little-garden',
    ]);
  });

  test('of the specification come apart and are put together again', () => {
    const { key_id, time_s, signature } = decodeCosignature(EXAMPLE);
    expect(time_s).toBe(1_679_315_147);
    expect(key_id.toString('hex')).toBe('8d66cf3f');
    expect(signature).toHaveLength(64);
    expect(encodeCosignature(key_id, time_s, signature)).toBe(EXAMPLE);
  });

  test('sign the message of the specification', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(cosignedMessage(1_679_315_147, text).toString()).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
  });
});

describe('the time of a cosignature', () => {
  const id = Buffer.from('8d66cf3f', 'hex');
  const signature = Buffer.alloc(64, 7);

  test('comes back whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (timeS) => {
        expect(decodeCosignature(encodeCosignature(id, timeS, signature))).toEqual({
          key_id: id,
          time_s: timeS,
          signature,
        });
      }),
    );
  });

  test('is not 0, not negative, not a fraction and no larger than exact numbers', () => {
    for (const timeS of [0, -1, 1.5, 2 ** 53]) {
      expect(() => encodeCosignature(id, timeS, signature)).toThrow('is not the time of a cosignature');
      expect(() => cosignedMessage(timeS, 'text\n')).toThrow('is not the time of a cosignature');
    }
    for (const time of ['0000000000000000', '0020000000000000', 'ffffffffffffffff']) {
      const blob = Buffer.concat([id, Buffer.from(time, 'hex'), signature]);
      expect(() => decodeCosignature(blob.toString('base64'))).toThrow('is not a cosignature of 76 bytes');
    }
  });

  test('stands in a blob of one length and one writing', () => {
    expect(() => decodeCosignature(EXAMPLE.slice(0, -4))).toThrow('is not a cosignature');
    expect(() => decodeCosignature(EXAMPLE.replace('nA==', 'nB=='))).toThrow('is not a cosignature');
    expect(() => decodeCosignature(`${EXAMPLE}\n`)).toThrow('is not a cosignature');
    expect(() => encodeCosignature(id, 1, signature.subarray(1))).toThrow('64 of signature');
    expect(() => encodeCosignature(id.subarray(1), 1, signature)).toThrow('4 bytes of key id');
  });
});

describe('witness keys', () => {
  test('are written as they are read', () => {
    const raw = Buffer.from(GARDEN.split('+').slice(2).join('+'), 'base64').subarray(1);
    expect(formatWitnessKey('transparency.dev/DEV:witness-little-garden', raw)).toBe(GARDEN);
  });

  test('are of their own type: the key of a log is refused, and a witness key for a log', () => {
    expect(() => parseWitnessKey(SERVED_LOG)).toThrow(/is not a witness key \(type 4\)/);
    expect(() => parseVerifierKey(GARDEN)).toThrow(/is not an Ed25519 key \(type 1\)/);
  });

  test('with the key id of the same key as a log are refused', () => {
    // The mistake of a real operator, who first published the id for another type.
    expect(() => parseWitnessKey(STAGEMOLE.replace('67f7aea0', 'ac5cc086'))).toThrow(
      'names key id ac5cc086, but its key has 67f7aea0',
    );
  });
});

describe('a cosigned checkpoint', () => {
  const log = testLog('county.example/k1');
  const hub = testWitness('hub.example/w');
  const press = testWitness('press.example/w');
  const known = [hub.verifier, press.verifier];
  const { text, note } = log.sign(3, MTH(numbered(3)));

  test('tells which of the known witnesses saw it, and when', () => {
    expect(cosignaturesIn(note, known)).toEqual([]);
    expect(cosignaturesIn(note + press.cosign(text, 90) + hub.cosign(text, 80), known)).toEqual([
      { witness: press.verifier, time_s: 90 },
      { witness: hub.verifier, time_s: 80 },
    ]);
  });

  test('is told from the 76 bytes of one cosignature, and from no others', () => {
    const blob = Buffer.from(hub.cosign(text, 80).trim().split(' ')[2] ?? '', 'base64');
    expect(hub.verifier.verify(text, blob)).toBe(80);
    expect(press.verifier.verify(text, blob)).toBeUndefined();
    const changed = [...flips(blob)].map((other) => hub.verifier.verify(text, other));
    expect(changed.filter((time) => time !== undefined)).toEqual([]);
  });

  test('counts a witness that cosigned twice once, with its earlier time', () => {
    expect(cosignaturesIn(note + hub.cosign(text, 90) + hub.cosign(text, 80), known)).toEqual([
      { witness: hub.verifier, time_s: 80 },
    ]);
  });

  test('tells nothing of witnesses that are not known, however many lines there are', () => {
    const strangers = Array.from({ length: 16 }, (_, index) => testWitness(`w${index}.example`));
    const lines = strangers.map((stranger) => stranger.cosign(text, 70)).join('');
    expect(cosignaturesIn(note + lines + hub.cosign(text, 80), known)).toEqual([
      { witness: hub.verifier, time_s: 80 },
    ]);
    expect(openNote(note + lines, [log.verifier]).signed_by).toEqual(['county.example/k1']);
  });

  test('takes no cosignature of a witness over another text', () => {
    const other = log.sign(2, MTH(numbered(2))).text;
    expect(() => cosignaturesIn(note + hub.cosign(other, 80), known)).toThrow(
      'the cosignature of hub.example/w does not hold',
    );
    expect(() =>
      openNote(note + hub.cosign(other, 80), [log.verifier, noteVerifierOf(hub.verifier)]),
    ).toThrow('the signature of hub.example/w does not hold');
  });

  test('takes no signature of a log for that of a witness under the same key', () => {
    const raw = Buffer.from(log.vkey.split('+').slice(2).join('+'), 'base64').subarray(1);
    const witness = parseWitnessKey(formatWitnessKey('county.example/k1', raw));
    expect(cosignaturesIn(note, [witness])).toEqual([]);
    expect(formatVerifierKey('county.example/k1', raw)).toBe(log.vkey);
  });

  test('with any single bit changed is refused, or tells less', () => {
    const whole = Buffer.from(note + hub.cosign(text, 80));
    const check = (changed: Buffer): void => {
      const opened = openNote(changed.toString(), [log.verifier]);
      expect(opened.text).toBe(text);
      expect(cosignaturesIn(changed.toString(), known)).toHaveLength(1);
    };
    check(whole);
    expect(accepted(flips(whole), check)).toEqual([]);
  });
});

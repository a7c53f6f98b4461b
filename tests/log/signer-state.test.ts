import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SignerState } from '../../src/log/signer-state.ts';
import { temporaryDirectory } from './aid.ts';

const OWNER = { origin: 'county.example/k1', key_id: Buffer.from('0a0b0c0d', 'hex') };
const tree = (size: number) => ({ size, root: Buffer.alloc(32, size) });

test('a state is replaced by another one, readable by its owner alone', () => {
  const directory = temporaryDirectory();
  const file = path.join(directory, 'signer.state');
  SignerState.replace(file, OWNER, tree(3));
  SignerState.replace(file, OWNER, tree(7));
  expect(SignerState.signedBy(file, OWNER)).toEqual(tree(7));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(['signer.state']);
  const state = SignerState.open(file, OWNER);
  state.advance(tree(8));
  state.close();
  expect(SignerState.signedBy(file, OWNER)).toEqual(tree(8));
});

test('a state that cannot be written anew stays as it was', () => {
  const file = path.join(temporaryDirectory(), 'signer.state');
  SignerState.create(file, OWNER, tree(3));
  const before = readFileSync(file);
  // Nothing can be written under the name that the new one has until it is whole.
  mkdirSync(`${file}.unfinished`);
  writeFileSync(path.join(`${file}.unfinished`, 'something'), '');
  expect(() => SignerState.replace(file, OWNER, tree(7))).toThrow();
  expect(readFileSync(file)).toEqual(before);
});

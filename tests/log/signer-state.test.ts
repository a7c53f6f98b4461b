import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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
  state.write(tree(8));
  state.flush();
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

const openState = () => {
  const file = path.join(temporaryDirectory(), 'signer.state');
  SignerState.create(file, OWNER, tree(3));
  const state = SignerState.open(file, OWNER);
  onTestFinished(() => state.close());
  return state;
};

/** All that the disk had to say by now has been said. */
const diskIsQuiet = (state: SignerState): Promise<unknown> => {
  state.write(tree(100));
  return new Promise((resolve) => state.flushSoon(resolve));
};

test('what was written counts once the disk has it', async () => {
  const state = openState();
  state.write(tree(4));
  const flushed = new Promise((resolve) => state.flushSoon(resolve));
  expect(state.signed).toEqual(tree(3));
  expect(await flushed).toBeNull();
  expect(state.signed).toEqual(tree(4));
});

test('whoever waits for the disk after all is the only one who hears of it', async () => {
  const state = openState();
  let heard = 0;
  state.write(tree(4));
  state.flushSoon(() => {
    heard += 1;
  });
  state.flush();
  expect(state.signed).toEqual(tree(4));
  expect(await diskIsQuiet(state)).toBeNull();
  expect(heard).toBe(0);
});

test('two steps are never on their way at once: a torn one would have no step before it', () => {
  const state = openState();
  state.write(tree(4));
  expect(() => state.write(tree(5))).toThrow('what was written before is on the disk');
});

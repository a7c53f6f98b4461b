import { expect, test } from 'vitest';
import { Progress } from '../../src/commands/progress.ts';
import type { Terminal } from '../../src/commands/terminal.ts';

const terminalThat = (isWatched: boolean): { readonly said: string[]; readonly terminal: Terminal } => {
  const said: string[] = [];
  const silent = () => undefined;
  const terminal: Terminal = {
    print: () => Promise.resolve(),
    help: silent,
    error: (text) => void said.push(text),
    isWatched,
    askHidden: () => Promise.resolve(''),
    readInput: () => Promise.resolve(''),
  };
  return { said, terminal };
};

test('where nobody watches there is a line every five seconds', () => {
  const { said, terminal } = terminalThat(false);
  let now = 0;
  const progress = new Progress(terminal, () => now, 'export');
  for (now = 0; now <= 12_000; now += 100) progress.show(now / 100, 120, 'entries');
  progress.end();
  expect(said).toEqual(['export: 41 %, 50 of 120 entries\n', 'export: 83 %, 100 of 120 entries\n']);
});

test('on a screen there is one line, painted at most ten times a second', () => {
  const { said, terminal } = terminalThat(true);
  let now = 0;
  const progress = new Progress(terminal, () => now, 'export');
  for (now = 0; now < 1_000; now += 10) progress.show(now, 1_000, 'entries');
  progress.end();
  expect(said).toHaveLength(11);
  expect(said[5]).toBe('\rexport [###############...............] 50 %, 500 of 1000 entries\x1b[K');
  expect(said.at(-1)).toBe('\r\x1b[K');
});

test('nothing to do is all done', () => {
  const { said, terminal } = terminalThat(true);
  new Progress(terminal, () => 0, 'export').show(0, 0, 'entries');
  expect(said[0]).toContain('100 %, 0 of 0 entries');
});

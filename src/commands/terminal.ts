import { once } from 'node:events';
import type { ReadStream } from 'node:tty';
import { Misuse } from './misuse.ts';

/** Where a command speaks and listens. */
export interface Terminal {
  /** What was asked for. Resolves when more may follow, so that a slow reader is waited for. */
  print(text: string): Promise<void>;
  help(text: string): void;
  /** Problems and questions, and how far long work has come. */
  error(text: string): void;
  /** Whether problems go to a screen, on which a line can be painted over. */
  readonly isWatched: boolean;
  /** One line typed without echo. Throws `Misuse` where nobody can type. */
  askHidden(question: string): Promise<string>;
  /** All of standard input, at most a few lines. */
  readInput(): Promise<string>;
}

const INPUT_MAX = 1_024;
const ENTER = /[\r\n]/;
const [BACKSPACE, DELETE, INTERRUPT, END] = ['\b', '\x7f', '\x03', '\x04'];

/** Takes keys until Enter. Raw mode keeps them off the screen, and out of a terminal's recording. */
const typedLine = async (input: ReadStream, question: () => void): Promise<string> => {
  let typed = '';
  // Before the question: whoever types at once is not shown either.
  input.setRawMode(true);
  input.setEncoding('utf8');
  question();
  try {
    for await (const keys of input.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      for (const key of keys) {
        if (ENTER.test(key)) return typed;
        if (key === INTERRUPT || key === END)
          throw new Misuse('nothing was chosen', 'Start the command again.');
        typed = key === BACKSPACE || key === DELETE ? typed.slice(0, -1) : `${typed}${key}`;
        if (typed.length > INPUT_MAX) throw new Misuse('this is too long', 'Start the command again.');
      }
    }
    return typed;
  } finally {
    input.setRawMode(false);
    input.pause();
  }
};

const NOBODY_TYPES =
  'Run the command on a terminal, or give the PIN as one line on standard input with --stdin.';

/** The process's own terminal. */
export const processTerminal = (): Terminal => {
  const { stdin, stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe went away (`| head`): nobody is left to print for.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    help: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    isWatched: stderr.isTTY === true,
    askHidden: async (question) => {
      if (!stdin.isTTY) throw new Misuse('there is no terminal to type on', NOBODY_TYPES);
      const typed = await typedLine(stdin, () => void stderr.write(question));
      stderr.write('\n');
      return typed;
    },
    readInput: async () => {
      let text = '';
      stdin.setEncoding('utf8');
      for await (const chunk of stdin as AsyncIterable<string>) {
        text += chunk;
        if (text.length > INPUT_MAX) throw new Misuse('this input is too long', 'Give one line.');
      }
      return text;
    },
  };
};

import { type ChildProcess, execFile, type Serializable } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { z } from 'zod';
import { childEnvironment, findRuntime, flagsOf } from '../../src/runtime.mjs';

/** Runs a script of this folder in a process of its own, as the product runs a command, and reads the JSON that it prints. */
export const inChild = async <Schema extends z.ZodType>(
  script: string,
  args: readonly string[],
  schema: Schema,
  command = 'run',
): Promise<z.infer<Schema>> => {
  const child = [...flagsOf(command), path.join(import.meta.dirname, script), ...args];
  const { stdout } = await promisify(execFile)(findRuntime(), child, { env: childEnvironment() });
  return schema.parse(JSON.parse(stdout));
};

/** What a child answers to a message. Rejects where it ends instead. */
export const answerOf = <Answer>(child: ChildProcess, message: Serializable): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a process of the bench ended before it answered'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
    child.send(message);
  });

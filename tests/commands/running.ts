import { onTestFinished } from 'vitest';
import { run } from './aid.ts';

/** The kiosk itself beside what a test does, until the test ends. Resolves once its screen can be opened. */
export const running = async ({ file }: { readonly file: string }): Promise<void> => {
  const stop = Promise.withResolvers<string>();
  const ready = Promise.withResolvers<void>();
  const ended = run(['run', '--config', file, '--port', '0'], {
    stop: stop.promise,
    onPrint: (text) => {
      if (text.includes('kiosk screen')) ready.resolve();
    },
  });
  onTestFinished(async () => {
    stop.resolve('SIGTERM');
    await ended;
  });
  await ready.promise;
};

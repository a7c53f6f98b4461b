import { describe, expect, test } from 'vitest';
import { badgeOf, INSIDE, listed } from '../core/world.ts';
import { testKiosk } from './aid.ts';

const people = [listed('ana'), listed('ben')];

describe('a look at the clock that went through the loop', () => {
  test('is told each time, and nothing else is', () => {
    const { ticks, pass, badge } = testKiosk({ people });
    badge('ana');
    expect(ticks()).toBe(0);
    pass(1_000);
    pass(1_000);
    expect(ticks()).toBe(2);
  });

  test('is never told again after a failure: whoever waits for it ends the process', () => {
    const { ticks, pass, badge, log, failures } = testKiosk({ people });
    pass(1_000);
    log.broken = true;
    badge('ana');
    expect(failures).toHaveLength(1);
    log.broken = false;
    pass(1_000);
    expect(ticks()).toBe(1);
  });

  test('is not told when it is that very look that fails', () => {
    const { ticks, pass, badge, log, failures } = testKiosk({ people });
    badge('ana');
    log.broken = true;
    pass(31_000);
    expect(failures).toHaveLength(1);
    expect(ticks()).toBe(0);
  });

  test('goes on while the disk is full: to start again would make no room', () => {
    const { ticks, pass, badge, log } = testKiosk({ people });
    log.room = 'none';
    badge('ana');
    pass(1_000);
    expect(ticks()).toBe(1);
  });

  test('ends when the loop looks at the time no more', async () => {
    const { ticks, kiosk } = testKiosk({ people });
    kiosk.run();
    await expect.poll(ticks, { timeout: 5_000 }).toBe(1);
    kiosk.halt();
    kiosk.offer({ type: 'badge_read', reader: INSIDE, credential: badgeOf('ana') });
    expect(ticks()).toBe(1);
  });
});

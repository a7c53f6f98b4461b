import type { AlarmKind } from '../core/alarm-kinds.ts';
import type { PersonId } from '../core/terms.ts';
import type { Stage } from './stage.ts';

const MARIA = 'maria-alvarez' as PersonId;
const ROBERT = 'robert-hayes' as PersonId;

/** Whoever is called answers each open alarm of a kind; the second supervisor closes it where that needs words. */
export const answer = (stage: Stage, kind: AlarmKind, words: string, closing = ''): void => {
  const open = Object.values(stage.opened.kiosk.state.alarms.open).filter((alarm) => alarm.kind === kind);
  for (const { alarm } of open) {
    stage.offer({ type: 'alarm_acted', person: MARIA, act: { act: 'acknowledge', alarm, words } });
    stage.pass(20);
    if (closing === '') continue;
    stage.offer({ type: 'alarm_acted', person: ROBERT, act: { act: 'close', alarm, words: closing } });
  }
};

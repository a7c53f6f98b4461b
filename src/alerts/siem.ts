import type { Notice, NoticeEvent } from '../core/notices.ts';
import type { Message, SyslogFormat } from './channel.ts';
import { subjectOf, textOf } from './letter.ts';

export const PRODUCT = 'Ballot Vault Kiosk';

/** Detection Finding of the Open Cybersecurity Schema Framework: an alarm is a finding with a life of its own. */
export const OCSF_VERSION = '1.5.0';
const FINDINGS = {
  category_uid: 2,
  category_name: 'Findings',
  class_uid: 2004,
  class_name: 'Detection Finding',
};
const OCSF_SEVERITY: { readonly [P in Notice['priority']]: readonly [number, string] } = {
  low: [2, 'Low'],
  medium: [3, 'Medium'],
  high: [4, 'High'],
  critical: [5, 'Critical'],
};
const CREATE = [1, 'Create'] as const;
const UPDATE = [2, 'Update'] as const;
const CLOSE = [3, 'Close'] as const;
const NEW = [1, 'New'] as const;
const IN_PROGRESS = [2, 'In Progress'] as const;
const RESOLVED = [4, 'Resolved'] as const;
/** What is done with the finding, and how it stands then. A cause that went away still has to be looked at. */
const OCSF_EVENT = {
  raised: [CREATE, NEW],
  unanswered: [UPDATE, NEW],
  acknowledged: [UPDATE, IN_PROGRESS],
  returned: [UPDATE, IN_PROGRESS],
  closed: [CLOSE, RESOLVED],
  test: [CREATE, NEW],
} as const satisfies { readonly [E in NoticeEvent]: unknown };

const isUrgent = ({ event }: Notice): boolean => event === 'raised' || event === 'unanswered';

const ocsf = (message: Message) => {
  const { notice, origin, entry, key, late } = message;
  const { alarm, kind, priority, event, title, response, room, kiosk, step, at } = notice;
  const [[activity_id, activity_name], [status_id, status]] = OCSF_EVENT[event];
  const [severity_id, severity] = OCSF_SEVERITY[priority];
  return {
    ...FINDINGS,
    activity_id,
    activity_name,
    type_uid: FINDINGS.class_uid * 100 + activity_id,
    type_name: `${FINDINGS.class_name}: ${activity_name}`,
    time: at,
    severity_id,
    severity,
    status_id,
    status,
    is_alert: isUrgent(notice),
    message: subjectOf(message),
    metadata: {
      version: OCSF_VERSION,
      product: { name: PRODUCT, vendor_name: PRODUCT },
      uid: key,
      sequence: entry,
      event_code: kind,
      log_name: origin,
      original_time: new Date(at).toISOString(),
    },
    // The name of the log as well: another kiosk may have an alarm of the same name.
    finding_info: { uid: `${origin} ${alarm}`, title, desc: textOf(message), types: [kind] },
    resources: [{ type: room === '' ? 'kiosk' : 'room', name: room === '' ? kiosk : room }],
    remediation: { desc: response },
    unmapped: { alarm, kiosk, room, event, step, late },
  };
};

/** Elastic Common Schema. It has no category for a door, and a wrong one would raise what it does not mean. */
export const ECS_VERSION = '8.17.0';
const ECS_SEVERITY: { readonly [P in Notice['priority']]: number } = {
  low: 21,
  medium: 47,
  high: 73,
  critical: 99,
};

const ecs = (message: Message) => {
  const { notice, origin, entry, key, late } = message;
  const { alarm, kind, priority, event, title, response, room, kiosk, step, at } = notice;
  return {
    '@timestamp': new Date(at).toISOString(),
    ecs: { version: ECS_VERSION },
    message: subjectOf(message),
    log: { level: priority },
    event: {
      kind: isUrgent(notice) ? 'alert' : 'event',
      action: event,
      code: kind,
      id: key,
      sequence: entry,
      severity: ECS_SEVERITY[priority],
      provider: 'ballot-vault',
      dataset: 'ballot_vault.alarm',
      reason: response,
    },
    rule: { id: kind, name: title },
    observer: { name: kiosk, product: PRODUCT, type: 'access-control' },
    labels: { alarm, origin, room, step: String(step), late },
  };
};

/** JSON in ASCII alone: a receiver that takes it for another encoding still reads every name right. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What a SIEM gets to read of a message. */
export const siemBody = (format: SyslogFormat, message: Message): string => {
  switch (format) {
    case 'ocsf':
      return asciiJson(ocsf(message));
    case 'ecs':
      return asciiJson(ecs(message));
    case 'text':
      return `${subjectOf(message)}. ${textOf(message).trimEnd()}`;
  }
};

import type { Notice, NoticeEvent } from '../core/notices.ts';
import type { Message, WebhookTemplate } from './channel.ts';
import { isOpen, subjectOf, textOf } from './letter.ts';

/** A request as a receiver wants it: `url` where it is not the channel's own. */
export interface Templated {
  readonly url: string;
  readonly body: unknown;
}

type Priority = Notice['priority'];

const timeOf = ({ notice }: Message): string => new Date(notice.at).toISOString();

/** The notice itself, times as text in UTC. */
export const plain = (message: Message) => ({
  key: message.key,
  log: message.origin,
  entry: message.entry,
  ...message.notice,
  at: timeOf(message),
  late: message.late,
});

const PAGERDUTY_SEVERITY: { readonly [P in Priority]: string } = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
};
/** More of one alarm joins its incident by the dedup key, whatever its state. */
const PAGERDUTY_ACTION: { readonly [E in NoticeEvent]: string } = {
  raised: 'trigger',
  unanswered: 'trigger',
  returned: 'trigger',
  acknowledged: 'acknowledge',
  closed: 'resolve',
  test: 'trigger',
};

/** PagerDuty Events API v2. */
const pagerduty = (message: Message, secret: string) => ({
  routing_key: secret,
  event_action: PAGERDUTY_ACTION[message.notice.event],
  dedup_key: `${message.origin} ${message.notice.alarm}`,
  payload: {
    summary: subjectOf(message),
    source: message.notice.kiosk,
    severity: PAGERDUTY_SEVERITY[message.notice.priority],
    timestamp: timeOf(message),
    component: message.notice.room,
    class: message.notice.kind,
    custom_details: plain(message),
  },
});

/** Slack incoming webhooks; `&`, `<` and `>` are its own signs. */
const slack = (message: Message) => {
  const shown = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { text: `*${shown(subjectOf(message))}*\n${shown(textOf(message))}` };
};

/** An adaptive card, as webhooks of Teams workflows take it. */
const teams = (message: Message) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [
          { type: 'TextBlock', size: 'Medium', weight: 'Bolder', wrap: true, text: subjectOf(message) },
          ...textOf(message)
            .split('\n')
            .filter((line) => line !== '')
            .map((text) => ({ type: 'TextBlock', wrap: true, text })),
        ],
      },
    },
  ],
});

const NTFY_PRIORITY: { readonly [P in Priority]: number } = { critical: 5, high: 4, medium: 3, low: 2 };

/** ntfy takes JSON at its root, with the topic in it; a priority that wakes people only while there is something to do. */
const ntfy = (message: Message, url: URL) => ({
  topic: url.pathname.split('/').at(-1) ?? '',
  title: subjectOf(message),
  message: textOf(message),
  priority: isOpen(message) ? NTFY_PRIORITY[message.notice.priority] : 2,
  tags: [message.notice.kind],
});

const DAY_MS = 24 * 3_600_000;

/** Alertmanager API v2. It forgets an alert that nobody sends again; this one says itself how long it holds. */
const alertmanager = (message: Message) => {
  const { notice, origin } = message;
  const { alarm, kind, priority, room, kiosk, title, response, at } = notice;
  return [
    {
      labels: { alertname: kind, severity: priority, alarm, room, kiosk, log: origin },
      annotations: { summary: subjectOf(message), description: title, response, key: message.key },
      startsAt: timeOf(message),
      endsAt: new Date(isOpen(message) ? at + DAY_MS : at).toISOString(),
    },
  ];
};

/** A message in the form that the receiver at `address` wants. `secret` is only used where the body has to hold it. */
export const templated = (
  template: WebhookTemplate,
  message: Message,
  address: string,
  secret: string,
): Templated => {
  const url = address;
  switch (template) {
    case 'plain':
      return { url, body: plain(message) };
    case 'pagerduty':
      return { url, body: pagerduty(message, secret) };
    case 'slack':
      return { url, body: slack(message) };
    case 'teams':
      return { url, body: teams(message) };
    case 'ntfy': {
      const topic = new URL(address);
      return { url: new URL('.', topic).href, body: ntfy(message, topic) };
    }
    case 'alertmanager':
      return { url, body: alertmanager(message) };
  }
};

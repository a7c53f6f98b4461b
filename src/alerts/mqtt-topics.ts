import { createHash } from 'node:crypto';
import { PRIORITIES } from '../core/alarm-kinds.ts';
import type { AlarmBoard, SourceState } from './alarm-board.ts';
import type { Message, MqttChannel } from './channel.ts';
import { subjectOf, textOf } from './letter.ts';
import { plain } from './templates.ts';

/** Something to publish. What is retained is how things stand; the rest happens once. */
export interface Publication {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
}

/** The kiosk and its rooms by their names. */
export interface Place {
  readonly kiosk: string;
  readonly rooms: readonly string[];
}

export const ONLINE = 'online';
export const OFFLINE = 'offline';

const retained = (topic: string, value: unknown): Publication => ({
  topic,
  payload: JSON.stringify(value),
  retain: true,
});

/** A name as one level of a topic; where signs are lost, some of its digest keeps it apart from others. */
export const levelOf = (name: string): string => {
  const level = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-|-$/g, '');
  return level === name ? level : `${level}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
};

export const availabilityOf = ({ topic }: MqttChannel): string => `${topic}/availability`;

const sourceTopic = ({ topic }: MqttChannel, source: string): string =>
  `${topic}/alarm/${source.split('/').map(levelOf).join('/')}`;

const roomTopic = ({ topic }: MqttChannel, room: string): string =>
  room === '' ? `${topic}/kiosk` : `${topic}/room/${levelOf(room)}`;

const lastTopic = ({ topic }: MqttChannel): string => `${topic}/last`;

/** How one source of alarms stands. */
const sourceState = (channel: MqttChannel, state: SourceState): Publication => {
  const { source, notice, entry, isOpen, condition, answer } = state;
  const { alarm, kind, priority, title, response, room, at } = notice;
  return retained(sourceTopic(channel, source), {
    open: isOpen ? 'yes' : 'no',
    condition,
    answer,
    ...{ alarm, kind, priority, title, response, room, entry },
    at: new Date(at).toISOString(),
  });
};

/** Whether there is an alarm that is not closed; never how many people are inside, nor who. */
const roomState = (channel: MqttChannel, board: AlarmBoard, room: string): Publication => {
  const open = board.open(room).map(({ notice }) => notice);
  return retained(roomTopic(channel, room), {
    problem: open.length > 0 ? 'ON' : 'OFF',
    priority: PRIORITIES.find((priority) => open.some((notice) => notice.priority === priority)) ?? 'none',
    alarms: open.map(({ kind }) => kind),
  });
};

const identityOf = ({ topic }: MqttChannel): string => `ballot_vault_${topic.replaceAll('/', '_')}`;

/** What Home Assistant has to know to show them, each as an entity of one device. */
const discoveries = (channel: MqttChannel, { kiosk, rooms }: Place): readonly Publication[] => {
  if (channel.discovery === 'none') return [];
  const node = identityOf(channel);
  const common = {
    availability_topic: availabilityOf(channel),
    payload_available: ONLINE,
    payload_not_available: OFFLINE,
    qos: 1,
    device: { identifiers: [node], name: kiosk, manufacturer: 'Ballot Vault Kiosk', model: 'Access kiosk' },
    origin: { name: 'Ballot Vault Kiosk' },
  };
  const problem = (room: string): Publication => {
    const object = room === '' ? 'kiosk' : `room_${levelOf(room)}`;
    return retained(`${channel.discovery}/binary_sensor/${node}/${object}/config`, {
      ...common,
      name: room === '' ? 'Kiosk alarm' : `${room} alarm`,
      unique_id: `${node}_${object}`,
      device_class: 'problem',
      state_topic: roomTopic(channel, room),
      value_template: '{{ value_json.problem }}',
      json_attributes_topic: roomTopic(channel, room),
    });
  };
  return [
    ...['', ...rooms].map(problem),
    retained(`${channel.discovery}/sensor/${node}/last/config`, {
      ...common,
      name: 'Last alarm',
      unique_id: `${node}_last`,
      icon: 'mdi:alarm-light',
      state_topic: lastTopic(channel),
      // A state of Home Assistant holds 255 characters.
      value_template: '{{ value_json.title[:255] }}',
      json_attributes_topic: lastTopic(channel),
    }),
  ];
};

/** Takes what is retained of a topic away. */
const cleared = (topic: string): Publication => ({ topic, payload: '', retain: true });

/** A broker that was told of duress, and may no longer be, still has it. */
const withdrawn = (channel: MqttChannel, board: AlarmBoard): readonly Publication[] => {
  const sources = board.withdrawn();
  return sources.length === 0
    ? []
    : [...sources.map((source) => sourceTopic(channel, source)), lastTopic(channel)].map(cleared);
};

/** All that has to stand at the broker whenever a connection begins: it may have forgotten. */
export const standing = (channel: MqttChannel, place: Place, board: AlarmBoard): readonly Publication[] => [
  ...discoveries(channel, place),
  ...withdrawn(channel, board),
  ...board.all().map((state) => sourceState(channel, state)),
  ...['', ...place.rooms].map((room) => roomState(channel, board, room)),
];

/** What changes with a message that the board has taken in, and the message itself. */
export const changes = (
  channel: MqttChannel,
  board: AlarmBoard,
  message: Message,
): readonly Publication[] => {
  const { notice, entry } = message;
  const told = { ...plain(message), subject: subjectOf(message), text: textOf(message) };
  return [
    sourceState(channel, board.take(notice, entry)),
    roomState(channel, board, notice.room),
    retained(lastTopic(channel), told),
    { ...retained(`${channel.topic}/notice`, told), retain: false },
  ];
};

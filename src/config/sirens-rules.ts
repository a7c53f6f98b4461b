import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

type Parts = Pick<WrittenConfig, 'rooms' | 'devices' | 'channels'>;

const finding = (path: Finding['path'], name: string, what: string, remedy: string): Finding => ({
  path,
  what: `${name}: ${what}`,
  remedy,
});

const channelFindings = ({ rooms, devices, channels }: Parts): readonly Finding[] => {
  const wired = new Set(devices.flatMap((device) => ('siren' in device ? [device.siren] : [])));
  const isSimulated = devices.some(({ kind }) => kind === 'simulated');
  return channels.flatMap((channel, at) => {
    if (channel.kind !== 'siren') return [];
    const { siren } = channel;
    const path = (key: string) => ['channels', at, key];
    const name = (key: string) => `channels[${at}].${key}`;
    const unknown = channel.rooms.find((named) => rooms.every(({ id }) => id !== named));
    const isTwice = channels.findIndex((one) => one.kind === 'siren' && one.siren === siren) < at;
    return [
      ...(wired.has(siren) || isSimulated
        ? []
        : [
            finding(
              path('siren'),
              name('siren'),
              `no siren ${siren} is wired`,
              'Add it under devices, or correct the name.',
            ),
          ]),
      ...(isTwice
        ? [
            finding(
              path('siren'),
              name('siren'),
              `another channel drives the siren ${siren} already`,
              'Take one of them out.',
            ),
          ]
        : []),
      ...(unknown === undefined
        ? []
        : [finding(path('rooms'), name('rooms'), `there is no room ${unknown}`, 'Name rooms of this file.')]),
    ];
  });
};

/** What must hold between the sirens that are wired and the channels that they are. */
export const sirenFindings = (parts: Parts): readonly Finding[] => {
  const used = new Set(
    parts.channels.flatMap((channel) => (channel.kind === 'siren' ? [channel.siren] : [])),
  );
  return [
    ...channelFindings(parts),
    ...parts.devices.flatMap((device, at) =>
      'siren' in device && !used.has(device.siren)
        ? [
            finding(
              ['devices', at, 'siren'],
              `devices[${at}].siren`,
              `no channel drives the siren ${device.siren}`,
              'Name it in a channel of the kind siren, or take the device out.',
            ),
          ]
        : [],
    ),
  ];
};

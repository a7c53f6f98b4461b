import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

const finding = (path: Finding['path'], what: string, remedy: string): Finding => ({
  path: ['beats', ...path],
  what: `beats${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}: ${what}`,
  remedy,
});

const siblingFindings = ({ beats, kiosk }: WrittenConfig): readonly Finding[] =>
  beats.siblings.flatMap((sibling, at) => {
    const earlier = beats.siblings.slice(0, at);
    const { id, log, url, every_s, silent_after_s } = sibling;
    return [
      ...(earlier.some((other) => other.id === id)
        ? [finding(['siblings', at, 'id'], `there is a kiosk ${id} already`, 'Give each its own name.')]
        : []),
      ...(earlier.some((other) => other.log === log)
        ? [finding(['siblings', at, 'log'], `another kiosk has the log ${log}`, 'Name each log once.')]
        : []),
      ...(log === kiosk.origin
        ? [finding(['siblings', at, 'log'], 'it is the log of this kiosk', 'Name the log of the other one.')]
        : []),
      ...(url !== undefined && !url.endsWith('/beat')
        ? [finding(['siblings', at, 'url'], 'a kiosk takes beats at /beat alone', 'Write /beat at its end.')]
        : []),
      ...(silent_after_s < 2 * every_s
        ? [
            finding(
              ['siblings', at, 'silent_after_s'],
              'one lost beat would be an alarm',
              'Write at least twice every_s.',
            ),
          ]
        : []),
    ];
  });

/** What must hold between the fields of `beats`, and beside others who listen. */
export const beatFindings = (config: WrittenConfig): readonly Finding[] => {
  const { beats, kiosk, evidence, office } = config;
  const { listen, siblings } = beats;
  const ports = [kiosk.listen.port, evidence.listen?.port, office?.listen.port];
  return [
    ...siblingFindings(config),
    ...(listen !== undefined && ports.includes(listen.port)
      ? [
          finding(
            ['listen', 'port'],
            `port ${listen.port} is taken by another part of this kiosk`,
            'Write another one.',
          ),
        ]
      : []),
    ...(listen !== undefined && (listen.certificate === undefined) !== (listen.key === undefined)
      ? [
          finding(
            ['listen', 'certificate'],
            'a certificate needs its key, and a key its certificate',
            'Write both, or neither.',
          ),
        ]
      : []),
    ...(listen === undefined && siblings.length > 0
      ? [
          finding(
            ['listen'],
            'other kiosks could not tell this one that they are alive',
            'Write an address, for example { host: 0.0.0.0, port: 8083 }.',
          ),
        ]
      : []),
  ];
};

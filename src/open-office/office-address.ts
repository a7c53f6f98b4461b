import type { WrittenOffice } from '../config/schema.ts';

/** Where people sign in, for a browser elsewhere: by the first of its names. */
export const officeAddress = ({ listen, names }: WrittenOffice): string => {
  const { host, port, certificate } = listen;
  const name = names[0] ?? host;
  const shown = name.includes(':') ? `[${name}]` : name;
  return `${certificate === undefined ? 'http' : 'https'}://${shown}:${port}/supervisor/`;
};

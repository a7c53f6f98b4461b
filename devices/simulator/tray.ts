import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Arrived, TRAY_REPORT, type TrayPorts } from './tray-messages.ts';

const TAKE = fileURLToPath(new URL('./tray-process.ts', import.meta.url));
const MEMORY = ['--max-old-space-size=64', '--max-semi-space-size=1'];

export interface TrayOptions {
  readonly ports: TrayPorts;
  /** It takes mail and webhooks, on these ports: those that were asked for, unless something else has them. */
  readonly opened: (ports: TrayPorts) => void;
  readonly arrived: (item: Arrived) => void;
  readonly failed: (what: string) => void;
}

/**
 * A mail server and a receiver of webhooks on this machine, for the demo: what the kiosk tells people can be seen
 * without an account anywhere. In a process of its own, so that the kiosk carries none of it. Returns the way to end it.
 */
export const openTray = ({ ports, opened, arrived, failed }: TrayOptions): (() => void) => {
  let stopped = false;
  const child = fork(TAKE, [JSON.stringify(ports)], { execArgv: MEMORY });
  child.unref();
  child.channel?.unref();
  child.on('message', (message) => {
    const read = TRAY_REPORT.safeParse(message);
    if (stopped || !read.success) return;
    const report = read.data;
    if (report.report === 'open') opened({ mail: report.mail, hook: report.hook });
    if (report.report === 'arrived') arrived(report.item);
    if (report.report === 'failed') failed(report.what);
  });
  child.on('error', (error) => failed(String(error)));
  return () => {
    stopped = true;
    child.kill('SIGKILL');
  };
};

const onPort = (address: string, from: number, to: number): string => {
  const url = new URL(address);
  if (url.hostname !== '127.0.0.1' || url.port !== String(from)) return address;
  url.port = String(to);
  return url.href;
};

/** Channels that are sent to the tray, where it is now. */
export const readdressed = <C extends { readonly kind: string }>(
  channels: readonly C[],
  wired: TrayPorts,
  open: TrayPorts,
): readonly C[] =>
  channels.map((channel) => {
    if ('server' in channel && typeof channel.server === 'string') {
      return { ...channel, server: onPort(channel.server, wired.mail, open.mail) };
    }
    return 'url' in channel && typeof channel.url === 'string'
      ? { ...channel, url: onPort(channel.url, wired.hook, open.hook) }
      : channel;
  });

import { z } from 'zod';

const words = z.string().max(1_000);

/** Something that arrived where the kiosk's messages go in the demo. */
const ARRIVED = z.strictObject({
  by: z.enum(['mail', 'webhook']),
  /** Addresses of a mail, or the path that a webhook was sent to. */
  to: words,
  title: words,
  /** What people have to do; empty where the message asks for nothing. */
  response: words,
});
export type Arrived = z.infer<typeof ARRIVED>;

const port = z.int().min(0).max(65_535);

/** On which ports of this machine the tray takes mail and webhooks; 0 for any free one. */
export const TRAY_TASK = z.strictObject({ mail: port, hook: port });
export type TrayPorts = z.infer<typeof TRAY_TASK>;

/** What the tray's process reports. */
export const TRAY_REPORT = z.discriminatedUnion('report', [
  z.strictObject({ report: z.literal('open'), mail: port, hook: port }),
  z.strictObject({ report: z.literal('arrived'), item: ARRIVED }),
  z.strictObject({ report: z.literal('failed'), what: z.string() }),
]);
export type TrayReport = z.infer<typeof TRAY_REPORT>;

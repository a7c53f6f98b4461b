import { z } from 'zod';
import { WRITTEN } from './schema.ts';

/** JSON Schema of the configuration file as people write it, for editors. Draft 7, which they all know. */
export const configJsonSchema = (): string => {
  const schema = z.toJSONSchema(WRITTEN, { io: 'input', target: 'draft-7', reused: 'ref' });
  const titled = { title: 'Configuration of a ballot vault kiosk', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
};

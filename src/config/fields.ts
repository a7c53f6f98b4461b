import { z } from 'zod';

/**
 * Small builders for the schema's fields. The message of each issue is the remedy; what is wrong is said by
 * whoever has the value at hand. The description carries the meaning, the unit and the bounds.
 */

/**
 * Identifiers of rooms, doors, readers, lines, devices and people. They become keys of plain objects, and the one
 * that every object has already is refused.
 */
export const ID_FORM = /^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/;
export const ID_REMEDY =
  'Write lower-case letters, digits, hyphens or underscores, at most 40, for example ballot-room.';
export const GROUP_FORM = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** A whole number with its unit and bounds. */
export const whole = (unit: string, least: number, most: number, about: string) => {
  const error = `Write a whole number${unit === 'port' ? '' : ` of ${unit}`} from ${least} to ${most}.`;
  return z
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .describe(`${about} Unit: ${unit}; ${least} to ${most}.`);
};

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, about: string) =>
  z
    .enum(words, { error: `Write one of: ${words.join(', ')}.` })
    .describe(`${about} One of: ${words.join(', ')}.`);

export const text = (form: RegExp, about: string) => {
  const error = `Write: ${about}`;
  return z.string({ error }).regex(form, { error }).describe(about);
};

/** A line for people to read. */
export const words = (most: number, about: string) => {
  const error = `Write one line of 1 to ${most} characters.`;
  return z
    .string({ error })
    .max(most, { error })
    .regex(/^[^\p{Cc}]+$/u, { error })
    .describe(`${about} 1 to ${most} characters.`);
};

export const id = (about: string) =>
  z.string({ error: ID_REMEDY }).regex(ID_FORM, { error: ID_REMEDY }).describe(about);

export const list = <Item extends z.ZodType>(item: Item, least: number, most: number, about: string) => {
  const error = `Write a list of ${least} to ${most}.`;
  return z
    .array(item, { error })
    .min(least, { error })
    .max(most, { error })
    .describe(`${about} A list of ${least} to ${most}.`);
};

/** An object that refuses unknown keys. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? `Write these keys below it: ${Object.keys(shape).join(', ')}.`
        : undefined,
  });

type Described<Field, Value> = Value extends undefined
  ? Field
  : Field extends z.ZodType
    ? z.ZodDefault<Field>
    : Field;
export type WithDefaults<Shape, Defaults> = {
  [Key in keyof Shape]: Key extends keyof Defaults ? Described<Shape[Key], Defaults[Key]> : Shape[Key];
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(String).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The same fields with defaults, each named in the field's description. */
export const withDefaults = <
  const Shape extends { readonly [key: string]: z.ZodType },
  Defaults extends { readonly [Key in keyof Shape]?: z.output<Shape[Key]> },
>(
  shape: Shape,
  defaults: Defaults,
): WithDefaults<Shape, Defaults> => {
  const values: { readonly [key: string]: unknown } = defaults;
  const fields = Object.entries(shape).map(([key, field]) => {
    if (!Object.hasOwn(values, key)) return [key, field];
    const about = `${field.description ?? ''} Default: ${shown(values[key])}.`;
    return [key, field.default(values[key]).describe(about)];
  });
  return Object.fromEntries(fields) as WithDefaults<Shape, Defaults>;
};

import { LogError } from '../errors.ts';

/** The bundle cannot be written as asked: something is there already, or a part of it is missing. */
export class ExportRefused extends LogError {}

/** The bundle could not be written to its end. Nothing is left of it. */
export class ExportFailed extends LogError {}

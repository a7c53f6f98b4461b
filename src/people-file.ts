import { createHash } from 'node:crypto';
import { endOfDay, startOfDay } from './config/local-time.ts';
import { FileRefused, inOrderOfFile, type Problem } from './config/problems.ts';
import { readBytes, textOf } from './config/text-file.ts';
import { trainingDaysBy } from './config/training-days.ts';
import type { TrainingDays, TrainingTopic } from './core/facts-training.ts';
import { PEOPLE_MAX, type PersonRecord } from './core/people.ts';
import type { Credential, Ms, PersonId, RoomId } from './core/terms.ts';
import { COLUMNS, type Column, DATES } from './people-file/columns.ts';
import { fieldFault, groupOf, hoursOf, partsOf, topicsOf } from './people-file/fields.ts';
import { type Row, readRows } from './people-file/rows.ts';

/** Room for 400 bytes of each of `PEOPLE_MAX` people. */
const FILE_BYTES_MAX = 4_000_000;

/** What a list of people refers to. */
export interface PeopleContext {
  readonly rooms: readonly RoomId[];
  readonly time_zone: string;
  /** What people can be trained in; left out where no file names that. */
  readonly topics?: readonly Pick<TrainingTopic, 'topic' | 'months'>[];
  /** Keyed hash of a badge as written. Throws an error that does not repeat the badge when it is in no known form. */
  readonly credential: (badge: string) => Credential;
}

/** A training that a file states. It is no part of the list: two officials put it on record. */
export interface WrittenTraining extends TrainingDays {
  readonly person: PersonId;
  readonly topic: string;
}

export interface PeopleFile {
  readonly people: readonly PersonRecord[];
  readonly trainings: readonly WrittenTraining[];
  /** SHA-256 of the file as read, hex. */
  readonly source: string;
}

/** Enough of a badge number to find it in the file, too little to make the badge. */
const masked = (badge: string): string => (badge.length >= 6 ? `…${badge.slice(-2)}` : '…');

const valueShown = (column: Column, value: string): string => {
  const SHOWN_MAX = 40;
  if (column === 'badge') return masked(value);
  return value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value;
};

/** Reads one file: collects problems, and knows badges and people seen on earlier lines. */
class Reading {
  readonly problems: Problem[] = [];
  readonly people: PersonRecord[] = [];
  readonly trainings: WrittenTraining[] = [];
  readonly #file: string;
  readonly #context: PeopleContext;
  readonly #badges = new Map<Credential, number>();
  readonly #persons = new Map<string, number>();
  /** Most days of a list stand there many times, and to find where one begins is slow. */
  readonly #days = new Map<string, Ms | undefined>();

  constructor(file: string, context: PeopleContext) {
    this.#file = file;
    this.#context = context;
  }

  read(row: Row): void {
    const before = this.problems.length;
    for (const column of COLUMNS) {
      const fault = fieldFault(column, row.fields[column]);
      if (fault !== null) this.#refuse(row, column, fault.what, fault.remedy);
    }
    this.#checkPerson(row);
    this.#checkRooms(row);
    this.#checkDates(row);
    const trainings = this.#trainings(row);
    const credentials = this.#credentials(row);
    if (this.problems.length > before) return;
    this.people.push(this.#record(row, credentials));
    this.trainings.push(...trainings);
  }

  #refuse(row: Row, column: Column, what: string, remedy: string): void {
    const where = `${this.#file}:${row.line}`;
    this.problems.push({
      where,
      what: `column ${column}, "${valueShown(column, row.fields[column])}": ${what}`,
      remedy,
    });
  }

  #checkPerson(row: Row): void {
    const { person } = row.fields;
    const former = this.#persons.get(person);
    if (former === undefined) this.#persons.set(person, row.line);
    else
      this.#refuse(
        row,
        'person',
        `this person stands on line ${former} already`,
        'Give each person one line.',
      );
  }

  #checkRooms(row: Row): void {
    const known: readonly string[] = this.#context.rooms;
    const unknown = partsOf(row.fields.rooms).filter((room) => !known.includes(room));
    if (unknown.length === 0) return;
    const remedy = `Rooms of the configuration: ${known.join(', ')}.`;
    this.#refuse(row, 'rooms', `there is no room ${unknown.join(', ')}`, remedy);
  }

  #checkDates(row: Row): void {
    for (const column of DATES) {
      const text = row.fields[column];
      if (text === '' || this.#startOf(text) !== undefined) continue;
      this.#refuse(
        row,
        column,
        'there is no such day',
        'Write a day as YYYY-MM-DD, for example 2026-11-03, or nothing.',
      );
    }
    const { valid_from, valid_until } = row.fields;
    if (valid_from === '' || valid_until === '' || valid_from <= valid_until) return;
    this.#refuse(
      row,
      'valid_until',
      `this is before valid_from ${valid_from}`,
      'Correct one of the two days.',
    );
  }

  #trainings(row: Row): readonly WrittenTraining[] {
    const { topics = [] } = this.#context;
    const refuse = (what: string, remedy: string): [] => {
      this.#refuse(row, 'topics', what, remedy);
      return [];
    };
    return topicsOf(row.fields.topics).flatMap(({ topic, day }) => {
      const known = topics.find((one) => one.topic === topic);
      if (known === undefined) {
        const names = topics.map((one) => one.topic).join(', ');
        return refuse(
          `there is no topic ${topic}`,
          names === ''
            ? 'Name topics with "training_topics" in the configuration.'
            : `Name one of: ${names}.`,
        );
      }
      const days = trainingDaysBy((text) => this.#startOf(text), known, day);
      if (days === null) return refuse(`there is no day ${day}`, 'Write a day that exists.');
      return [{ person: row.fields.person as PersonId, topic, ...days }];
    });
  }

  #startOf(day: string): Ms | undefined {
    if (!this.#days.has(day)) this.#days.set(day, startOfDay(this.#context.time_zone, day));
    return this.#days.get(day);
  }

  #credentials(row: Row): readonly Credential[] {
    return partsOf(row.fields.badge).flatMap((badge) => {
      const credential = this.#credentialOf(row, badge);
      if (credential === undefined) return [];
      const former = this.#badges.get(credential);
      this.#badges.set(credential, former ?? row.line);
      if (former === undefined) return [credential];
      const what =
        former === row.line ? 'this badge stands there twice' : `this badge stands on line ${former} already`;
      const where = `${this.#file}:${row.line}`;
      const remedy = 'Give each badge to one person, once.';
      this.problems.push({ where, what: `column badge, "${masked(badge)}": ${what}`, remedy });
      return [];
    });
  }

  #credentialOf(row: Row, badge: string): Credential | undefined {
    try {
      return this.#context.credential(badge);
    } catch (error) {
      const where = `${this.#file}:${row.line}`;
      const what = `column badge, "${masked(badge)}": ${error instanceof Error ? error.message : 'not a badge'}`;
      const remedy =
        'Write it as the reader shows it, or as w26:FACILITY:NUMBER, em4100:10 HEX DIGITS or text:WORDS.';
      this.problems.push({ where, what, remedy });
      return undefined;
    }
  }

  #record({ fields }: Row, credentials: readonly Credential[]): PersonRecord {
    const zone = this.#context.time_zone;
    const startOf = (text: string): Ms => this.#startOf(text) ?? 0;
    return {
      person: fields.person as PersonId,
      name: fields.name,
      class: fields.class as PersonRecord['class'],
      role: (fields.role === '' ? 'member' : fields.role) as PersonRecord['role'],
      ...groupOf(fields.group),
      title: fields.title,
      credentials,
      rooms: partsOf(fields.rooms).map((room) => room as RoomId),
      valid_from: startOf(fields.valid_from),
      valid_until: endOfDay(zone, fields.valid_until) ?? 0,
      oath: startOf(fields.oath),
      training: startOf(fields.training),
      background_check: startOf(fields.background_check),
      on_ballot: fields.on_ballot === 'yes' ? 'yes' : 'no',
      photo: fields.photo,
      ...(fields.hours === '' ? {} : { hours: hoursOf(fields.hours) }),
    };
  }
}

/**
 * The authorization list in the bytes of a CSV file: UTF-8 with or without byte order mark, columns
 * `COLUMNS` in any order, commas, lines ended by LF or CR LF. First days begin at local midnight, last days
 * end at the next. Throws `FileRefused` with every problem found; nothing of a bad file is taken.
 */
export const parsePeople = (bytes: Uint8Array, file: string, context: PeopleContext): PeopleFile => {
  const rows = readRows(textOf(bytes, file), file, PEOPLE_MAX);
  const reading = new Reading(file, context);
  for (const row of rows) reading.read(row);
  if (reading.problems.length > 0) throw new FileRefused(inOrderOfFile(reading.problems));
  const { people, trainings } = reading;
  return { people, trainings, source: createHash('sha256').update(bytes).digest('hex') };
};

/** Bytes of a list of people. Throws `FileUnreadable`, or `FileRefused` when it is too large. */
export const readPeopleBytes = (file: string): Uint8Array => readBytes(file, FILE_BYTES_MAX);

/** One badge of a list as written, with what the panel of the simulator prints on its card. */
export interface WrittenBadge {
  readonly person: string;
  readonly name: string;
  readonly class: string;
  readonly group: string;
  readonly badge: string;
}

/** Badges as written, for the panel of the simulator alone: nothing else may know them. */
export const readBadges = (file: string): readonly WrittenBadge[] =>
  readRows(textOf(readPeopleBytes(file), file), file, PEOPLE_MAX).flatMap(({ fields }) =>
    partsOf(fields.badge).map((badge) => ({
      person: fields.person,
      name: fields.name,
      class: fields.class,
      group: groupOf(fields.group).group,
      badge,
    })),
  );

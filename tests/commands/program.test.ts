import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { folder, run, shipped } from './aid.ts';

const DEMO = shipped('demo.yaml');
const PEOPLE = shipped('demo.people.csv');

const written = (text: string, name: string): string => {
  const file = path.join(folder(), name);
  writeFileSync(file, text);
  return file;
};

const COMMANDS = [
  'run',
  'demo',
  'demo code',
  'log',
  'checkpoint',
  'export',
  'verify',
  'doctor',
  'lock',
  'backup',
  'backup key',
  'config check',
  'config schema',
  'people import',
  'people pin',
  'people list',
  'people propose',
  'people remove',
  'people proposals',
  'people approve',
  'people refuse',
  'people enrol',
  'phase list',
  'phase propose',
  'phase approve',
  'phase refuse',
  'config propose',
  'people history',
  'people suspend',
  'people lost-badge',
  'people reviews',
  'people review',
  'people sign-off',
  'users',
  'users list',
  'users add',
  'users invite',
  'users role',
  'users reset',
  'users lock',
  'users unlock',
  'users revoke',
  'users remove',
  'users link',
  'users unlink',
  'users token',
  'users token add',
  'users token list',
  'users token revoke',
  'alarms',
  'alarms list',
  'alarms acknowledge',
  'alarms close',
  'alarms shelve',
  'alarms unshelve',
  'alarms out-of-service',
  'alarms in-service',
  'alarms figures',
  'alarms told',
  'report',
  'report lone',
  'report nobody-entered',
  'report list-on',
  'report about',
  'report told',
  'report outage',
  'report looked',
  'report visitors',
  'witness key',
  'witness request',
  'witness answer',
  'witness accept',
];

test.each(COMMANDS)('%s explains itself with an example', async (command) => {
  const { code, printed } = await run([...command.split(' '), '--help']);
  expect(code).toBe(0);
  expect(printed).toContain(`Usage: ballot-vault ${command}`);
  expect(printed).toContain(`$ ballot-vault ${command}`);
});

test('the version is that of the package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, printed: '1.2.3\n', errors: '' });
});

describe('misuse is exit 2 with a sentence', () => {
  test.each([
    [['fly'], "unknown command 'fly'"],
    [['run'], "required option '--config <file>' not specified"],
    [['run', '--config', '/nowhere.yaml'], '/nowhere.yaml: there is no such file. Check the name'],
    [['demo', '--port', '70000'], 'Give a whole number: 0 to 65535.'],
    [['log', '--data', 'x', '--from', '-1'], 'Give a whole number: the place of an entry, from 0.'],
    [['log'], "required option '--data <dir>' not specified"],
    [['config', 'check'], "missing required argument 'file'"],
    [
      ['people', 'import', '/nowhere.csv', '--config', DEMO, '--data', '/nowhere'],
      '/nowhere.csv: there is no such file.',
    ],
    [['config', 'check', DEMO, '--colour'], "unknown option '--colour'"],
  ])('%j', async (args, message) => {
    const { code, errors } = await run(args);
    expect(errors).toContain(message);
    expect(code).toBe(2);
  });

  test('two PINs that differ', async () => {
    const pin = ['people', 'pin', 'ana', '--config', DEMO, '--data', folder()];
    expect(await run(pin, { hidden: ['4826', '4827'] })).toMatchObject({
      code: 2,
      errors: 'the two PINs differ. Start the command again.\n',
    });
  });
});

describe('config', () => {
  test('a good file is exit 0, with its digest', async () => {
    const { code, printed } = await run(['config', 'check', DEMO, '--people', PEOPLE]);
    expect(printed).toMatch(
      /demo\.yaml is good: rooms ballot-room, vault; digest [0-9a-f]{64}, and .*demo\.people\.csv fits it\n/,
    );
    expect(code).toBe(0);
  });

  test('it says where passkeys can be used, or why they cannot', async () => {
    const demo = readFileSync(DEMO, 'utf8');
    const checked = async (names: string): Promise<string> => {
      const text = demo.replace('names: [localhost]', `names: ${names}`);
      return (await run(['config', 'check', written(text, 'names.yaml')])).printed;
    };
    expect(await checked('[kiosk.county.example, kiosk.local, 192.0.2.7]')).toMatch(
      /\npasskeys can be used at kiosk\.county\.example\n/,
    );
    expect(await checked('[kiosk.local, 192.0.2.7]')).toMatch(
      /\npasskeys cannot be used but on this machine: office\.names has no DNS name; addresses and \.local names can have none\n/,
    );
  });

  test('hours in which nobody is on call are a warning, and the file is good', async () => {
    const list = `on_call:
  - { id: duty, people: [{ name: ana, mail: a@b.example }], shifts: [{ hours: [mon-sat 00:00-24:00], order: [ana] }] }
`;
    const { code, errors } = await run([
      'config',
      'check',
      written(readFileSync(DEMO, 'utf8') + list, 'duty.yaml'),
    ]);
    expect(errors).toBe(
      'Warning: on_call duty: no shift is on Sunday 00:00 to 24:00; everybody is told then. Add a shift.\n',
    );
    expect(code).toBe(0);
  });

  test('a bad file is exit 1, with line, reason and remedy', async () => {
    const file = written(readFileSync(DEMO, 'utf8').replace('passage_s: 20', 'passage_s: 0'), 'bad.yaml');
    const { code, errors } = await run(['config', 'check', file]);
    expect(errors).toMatch(
      /bad\.yaml:\d+:7: rooms\[0\]\.rules\.passage_s is 0\. Write a whole number of seconds from 2 to 60\.\n/,
    );
    expect(code).toBe(1);
  });

  test('a rule that nobody listed can satisfy is exit 1', async () => {
    const alone = readFileSync(PEOPLE, 'utf8').split('\n').slice(0, 2).join('\n');
    const { code, errors } = await run(['config', 'check', DEMO, '--people', written(alone, 'people.csv')]);
    expect(errors).toContain(
      'demo.yaml: room ballot-room, phase processing: nobody listed can satisfy pairing different_group. List people',
    );
    expect(code).toBe(1);
  });

  test('the schema is printed', async () => {
    expect(await run(['config', 'schema'])).toEqual({ code: 0, printed: configJsonSchema(), errors: '' });
  });
});

describe('people, where no kiosk runs', () => {
  const on = (data: string) => ['--config', DEMO, '--data', data];

  test('a list is taken, printed and changed', async () => {
    const data = folder();
    expect(await run(['people', 'import', PEOPLE, ...on(data)])).toMatchObject({
      code: 0,
      printed: expect.stringContaining(
        '12 enrolled, 0 changed, 0 removed, 0 unchanged; recorded up to entry',
      ),
      errors: '',
    });
    const text = readFileSync(PEOPLE, 'utf8')
      .replace('Kevin Tran', 'Kevin T. Tran')
      .replace(/^frank.*\n/m, '');
    expect((await run(['people', 'import', written(text, 'next.csv'), ...on(data)])).printed).toContain(
      '0 enrolled, 1 changed, 1 removed, 10 unchanged',
    );
    const { printed } = await run(['people', 'list', ...on(data)]);
    expect(printed).toContain('Kevin T. Tran');
    expect(printed).not.toContain('Frank Moreno');
    expect(printed.split('\n')).toHaveLength(14);
  });

  test('a bad list changes nothing', async () => {
    const data = folder();
    await run(['people', 'import', PEOPLE, ...on(data)]);
    const before = (await run(['log', '--data', data, '--json'])).printed;
    const twice = written(`${readFileSync(PEOPLE, 'utf8').replace('B-1012', 'B-1001')}`, 'twice.csv');
    const { code, errors } = await run(['people', 'import', twice, ...on(data)]);
    expect(errors).toContain('twice.csv:13: column badge, "…01": this badge stands on line 2 already.');
    expect(code).toBe(1);
    expect((await run(['log', '--data', data, '--json'])).printed).toBe(before);
  });

  test('a list that leaves a rule unsatisfied is taken, with a warning', async () => {
    const alone = written(readFileSync(PEOPLE, 'utf8').split('\n').slice(0, 2).join('\n'), 'alone.csv');
    const { code, errors } = await run(['people', 'import', alone, ...on(folder())]);
    expect(errors).toMatch(
      /^Warning: .*room ballot-room, phase processing: nobody listed can satisfy pairing different_group\./,
    );
    expect(code).toBe(0);
  });

  test('a PIN is chosen once typed twice, and refused when another has it', async () => {
    const data = folder();
    await run(['people', 'import', PEOPLE, ...on(data)]);
    const pin = (person: string) => ['people', 'pin', person, ...on(data)];
    expect(await run(pin('grace-okafor'), { hidden: ['4826', '4826'] })).toMatchObject({
      code: 0,
      errors: '',
    });
    expect(await run([...pin('susan-begay'), '--stdin'], { input: '4827\n' })).toMatchObject({
      code: 1,
      errors:
        'PIN refused: this PIN or its duress twin cannot be told apart from another one in use. Choose another PIN.\n',
    });
    expect((await run([...pin('susan-begay'), '--stdin'], { input: '1234' })).errors).toContain(
      'too easy to guess',
    );
    expect((await run([...pin('susan-begay'), '--stdin'], { input: '482' })).errors).toBe(
      'PIN refused: this is not a PIN. A PIN has 4 to 8 digits.\n',
    );
    expect((await run([...pin('nobody'), '--stdin'], { input: '7395' })).errors).toContain(
      'nobody called nobody is listed',
    );
    const { printed } = await run(['log', '--data', data, '--json']);
    expect(printed.split('\n').filter((line) => line.includes('"type":"pin_set"'))).toHaveLength(1);
    expect(printed).not.toContain('4826"');
  });
});

describe('log', () => {
  test('prints a table, or one JSON object a line, from an entry on', async () => {
    const data = folder();
    await run(['people', 'import', PEOPLE, '--config', DEMO, '--data', data]);
    const json = (await run(['log', '--data', data, '--json', '--from', '1'])).printed.trimEnd().split('\n');
    const entries = json.map((line): { seq: number; type: string } => JSON.parse(line));
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.find(({ type }) => type === 'person_enrolled')).toMatchObject({
      record: { name: 'Maria Alvarez' },
    });
    const table = (await run(['log', '--data', data])).printed.split('\n');
    expect(table[0]).toContain('time (UTC)');
    expect(table[1]).toMatch(/^ {6}0 {2}\d{4}-.*kiosk_started/);
  });

  test('a name that turns the direction of writing comes on no list, and is not printed as it is', async () => {
    const data = folder();
    const list = path.join(folder(), 'people.csv');
    writeFileSync(list, readFileSync(PEOPLE, 'utf8').replace('Maria Alvarez', 'Maria \u202ezeravlA'));
    const { code, errors, printed } = await run(['people', 'import', list, '--config', DEMO, '--data', data]);
    expect(code).toBe(1);
    expect(errors).toContain('character that cannot be printed');
    expect(errors + printed).not.toContain('\u202e');
  });

  test('a folder without a log is exit 1', async () => {
    const { code, errors } = await run(['log', '--data', folder()]);
    expect(errors.length).toBeGreaterThan(0);
    expect(code).toBe(1);
  });
});

import { chmodSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serviceMay } from '../../src/doctor/access.ts';
import { lookAtClock } from '../../src/doctor/clock-part.ts';
import { lookAtPins } from '../../src/doctor/pins.ts';
import { lookAtPorts } from '../../src/doctor/ports.ts';
import { lookAtPower } from '../../src/doctor/power.ts';
import { Pty } from '../devices/pty.ts';
import { NOW, ToldMachine } from './machine.ts';
import { remedied, told, wiring } from './told.ts';

const serial = (file: string) =>
  wiring({ kind: 'serial', reader: 'outside', path: file, profile: { format: 'rdm6300' } });

describe('ports', () => {
  test('a reader that is there, one that is missing, and a file that is no device', async () => {
    const machine = new ToldMachine();
    const pty = new Pty();
    onTestFinished(() => pty.remove());
    await pty.plug();
    const { uid, gid } = statSync(pty.link);
    machine.tell('etc/passwd', `ballot-vault:x:${uid}:${gid}::/:/usr/sbin/nologin`);
    expect(told(lookAtPorts(machine, serial(pty.link)))[0]).toMatch(
      /^good outside: .+ -> \/dev\/pts\/\d+ is there/,
    );
    const missing = lookAtPorts(machine, serial('/dev/kiosk/none'));
    expect(told(missing)).toEqual(['wrong outside: /dev/kiosk/none is missing']);
    // An upgrade replaces the package's own file of rules.
    expect(missing[0]?.remedy).toContain('/etc/udev/rules.d/98-ballot-vault.rules');
    remedied(missing);
    expect(told(lookAtPorts(machine, serial(machine.tell('etc/file', ''))))[0]).toMatch(/is no device$/);
  });

  test('what the service may do is reckoned for its user where root asks', () => {
    const machine = new ToldMachine();
    machine.tell('etc/passwd', 'ballot-vault:x:991:991::/:/x');
    machine.tell('etc/group', 'ballot-vault:x:991:\ndialout:x:20:ballot-vault,ana');
    const mode = (bits: number, gid: number, uid = 0) =>
      serviceMay(machine, '/dev/x', Object.assign(statSync('/'), { mode: bits, gid, uid }), 0);
    expect(mode(0o660, 991)).toBe(true);
    expect(mode(0o660, 20)).toBe(true);
    expect(mode(0o660, 5)).toBe(false);
    expect(mode(0o640, 991)).toBe(false);
    expect(mode(0o666, 5)).toBe(true);
    // An owner is judged as the owner, whatever others may.
    expect(mode(0o066, 991, 991)).toBe(false);
    machine.tell('etc/passwd', 'root:x:0:0::/root:/bin/sh');
    expect(mode(0o660, 991)).toBeUndefined();
  });

  const hid = wiring({
    kind: 'hid',
    reader: 'outside',
    vendor: 0x0c27,
    product: 0x3bfa,
    profile: { format: 'keyboard' },
  });

  /** A reader as the kernel shows it: its USB device, its HID device below, and the raw node that leads there. */
  const plug = (machine: ToldMachine, node: string, port: string, inhibited: string): void => {
    const usb = `sys/devices/usb1/${port}`;
    machine.tell(`${usb}/idVendor`, '0c27');
    machine.tell(`${usb}/idProduct`, '3bfa');
    machine.tell(`${usb}/${port}:1.0/0003/input/input7/inhibited`, inhibited);
    machine.link(`sys/class/hidraw/${node}/device`, path.join(machine.folder, usb, `${port}:1.0/0003`));
  };

  test('a HID reader is found by what it is, without any library', () => {
    const machine = new ToldMachine();
    machine.tell('sys/class/hidraw/hidraw0/device/uevent', 'HID_ID=0003:0000046D:0000C31C\nHID_UNIQ=');
    const found = lookAtPorts(machine, hid);
    expect(told(found)).toEqual([
      'wrong outside: no reader 0x0c27:0x3bfa is connected (seen: 0x046d:0xc31c): plug it in there, or correct its numbers',
    ]);
    remedied(found);
  });

  test('a reader whose keys reach the console, and two that cannot be told apart, are said', () => {
    const machine = new ToldMachine();
    plug(machine, 'null', '1-1.2', '0');
    const found = lookAtPorts(machine, hid);
    expect(told(found).slice(1)).toEqual([
      'good outside identity: 0x0c27:0x3bfa, at USB port 1-1.2',
      'wrong outside: what /dev/null reads is also typed into the console and the screen',
    ]);
    plug(machine, 'zero', '1-1.3', '1');
    const two = lookAtPorts(machine, hid);
    expect(told(two)).toEqual([
      'wrong outside: 2 readers are 0x0c27:0x3bfa: name the port of each (1-1.2, 1-1.3)',
    ]);
    const named = wiring({ ...hid[0], port: '1-1.3' });
    expect(told(lookAtPorts(machine, named)).slice(1)).toEqual([
      'good outside identity: 0x0c27:0x3bfa, at USB port 1-1.3',
    ]);
    remedied([...found, ...two]);
  });
});

describe('pins', () => {
  const door = ({ programs }: ToldMachine) =>
    wiring({
      kind: 'gpiod',
      door: 'vault',
      contact: { line: 'PIN11' },
      strike: { line: 'GPIO22' },
      tools: programs,
    });

  test('the map names line and header pin, and who holds a line', async () => {
    const machine = new ToldMachine();
    machine.program('gpiomon', 'echo "gpiomon (libgpiod) v2.2.1"');
    machine.program(
      'gpioinfo',
      'for last; do :; done',
      'case $last in',
      'GPIO17) echo "gpiochip0 17	\\"GPIO17\\"	input consumer=\\"ballot-vault\\"" ;;',
      'GPIO22) echo "gpiochip0 22	\\"GPIO22\\"	output consumer=\\"other\\"" ;;',
      'esac',
    );
    expect(told(await lookAtPins(machine, door(machine), true))).toEqual([
      'good vault contact: GPIO17, header pin 11 on gpiochip0, held by the kiosk',
      'wrong vault strike: GPIO22, header pin 15 is held by "other"',
    ]);
    expect(told(await lookAtPins(machine, door(machine), false))[0]).toMatch(/^warning .+ runs no more$/);
  });

  test('a chip that the service may not use is wrong, whoever looks', async () => {
    const machine = new ToldMachine();
    machine.program('gpiomon', 'echo "gpiomon (libgpiod) v2.2.1"');
    machine.program('gpioinfo', 'echo "gpiochip0 17	\\"GPIO17\\"	input"');
    machine.tell('etc/passwd', 'ballot-vault:x:991:991::/:/x');
    chmodSync(machine.tell('dev/gpiochip0', ''), 0o600);
    const found = await lookAtPins(machine, door(machine), false);
    expect(told(found)[0]).toBe(
      'wrong vault contact: GPIO17, header pin 11 is on gpiochip0, which the service may not use (mode 600)',
    );
    remedied(found);
  });

  test('a line that this board has not, old tools, no tools, and no gpioinfo', async () => {
    const machine = new ToldMachine();
    const gone = await lookAtPins(machine, door(machine), false);
    expect(told(gone)).toEqual([`wrong vault: there is no gpiomon in ${machine.programs}`]);
    machine.program('gpiomon', 'echo "gpiomon (libgpiod) v1.6.3"');
    expect(told(await lookAtPins(machine, door(machine), false))).toEqual([
      'wrong vault: gpiomon is v1.6.3, which is too old',
    ]);
    machine.program('gpiomon', 'echo "gpiomon (libgpiod) v2.2.1"');
    const blind = await lookAtPins(machine, door(machine), false);
    expect(blind.map(({ health }) => health)).toEqual(['unknown', 'unknown']);
    machine.program('gpioinfo', 'echo "gpioinfo: cannot find line" >&2; exit 1');
    const found = await lookAtPins(machine, door(machine), false);
    expect(told(found)[0]).toBe('wrong vault contact: GPIO17, header pin 11: gpioinfo: cannot find line');
    remedied([...gone, ...found]);
  });
});

describe('clock', () => {
  test('a time source and a battery clock that agree', () => {
    const machine = new ToldMachine();
    machine.tell('run/systemd/timesync/synchronized', '');
    machine.tell('sys/class/rtc/rtc0/name', 'rtc-ds1307');
    machine.tell('sys/class/rtc/rtc0/since_epoch', String(NOW / 1_000 + 2));
    expect(lookAtClock(machine).map(({ health }) => health)).toEqual(['good', 'good']);
  });

  test('no source, a battery clock that is off, or none; and a time that was never set', () => {
    const machine = new ToldMachine();
    machine.tell('sys/class/rtc/rtc0/name', 'rtc-ds1307');
    machine.tell('sys/class/rtc/rtc0/since_epoch', String(NOW / 1_000 - 500));
    const found = lookAtClock(machine);
    expect(told(found)).toEqual([
      'warning time: 2026-11-03T12:00:00.000Z, not synchronised with any time source',
      'warning rtc-ds1307: it is -500 s off',
    ]);
    const none = lookAtClock(new ToldMachine());
    expect(none[1]).toMatchObject({ health: 'warning', about: 'battery clock' });
    const unset = lookAtClock({ ...new ToldMachine(), now: () => Date.UTC(2001, 1, 3) });
    expect(unset[0]).toMatchObject({ health: 'wrong', said: expect.stringContaining('2001') });
    remedied([...found, ...none, ...unset]);
  });
});

describe('power and heat', () => {
  test.each([
    ['0x0', ['good', 'good']],
    ['0x50000', ['warning', 'warning']],
    ['0x50005', ['wrong', 'warning']],
    ['0x20002', ['good', 'warning']],
  ])('what the firmware of a Raspberry Pi says: %s', async (bits, expected) => {
    const machine = new ToldMachine();
    machine.program('vcgencmd', `echo throttled=${bits}`);
    const found = await lookAtPower(machine);
    expect(found.slice(0, 2).map(({ health }) => health)).toEqual(expected);
    remedied(found);
  });

  test('what nothing tells is unknown, and not good', async () => {
    expect(told(await lookAtPower(new ToldMachine()))).toEqual([
      'unknown voltage: this machine tells nothing of its supply',
      'unknown heat: this machine tells no temperature',
    ]);
  });

  test('the kernel’s own word, and a board that is too hot', async () => {
    const machine = new ToldMachine();
    machine.tell('sys/class/hwmon/hwmon1/name', 'rpi_volt');
    machine.tell('sys/class/hwmon/hwmon1/in0_lcrit_alarm', '1');
    machine.tell('sys/class/thermal/thermal_zone0/temp', '84200');
    const found = await lookAtPower(machine);
    expect(told(found)).toEqual([
      'wrong voltage: too low, as the kernel says',
      'wrong heat: 84 degrees Celsius',
    ]);
    remedied(found);
    machine.tell('sys/class/hwmon/hwmon1/in0_lcrit_alarm', '0');
    machine.tell('sys/class/thermal/thermal_zone0/temp', '51000');
    expect((await lookAtPower(machine)).map(({ health }) => health)).toEqual(['good', 'good']);
  });
});

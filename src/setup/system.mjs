/** What comes from the operating system: the USB library for HID readers, and for the tests a browser, a broker, systemd's tools, age and OpenSSH. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, run, timed } from './progress.mjs';

const LIBUSB_FILES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (triplet) => `/usr/lib/${triplet}/libusb-1.0.so.0`,
);
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Installs one Debian package, when this user may.
 * @param {string} name
 * @param {string} purpose what it is for, as the end of a sentence
 * @throws {Error} with the command to run, when this user may not or it fails
 */
function installDebianPackage(name, purpose) {
  const remedy = `Debian package ${name} is needed ${purpose}: run "sudo apt-get install ${name}", then the same again.`;
  const apt = findProgram('apt-get');
  if (apt === undefined || process.getuid?.() !== 0) throw new Error(remedy);
  const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  timed(`installing Debian package ${name}`, () => {
    try {
      run(apt, ['update'], options);
      run(apt, ['install', '--yes', '--no-install-recommends', name], options);
    } catch (error) {
      throw new Error(`${remedy}\n${error instanceof Error ? error.message : error}`);
    }
  });
}

/** Can the loader find libusb 1.0? Its absence shows only when node-hid is loaded, as an unclear error. */
export function hasLibusb() {
  if (process.platform !== 'linux' || LIBUSB_FILES.some((file) => existsSync(file))) return true;
  const ldconfig = findProgram('ldconfig');
  if (ldconfig === undefined) return false;
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout.includes('libusb-1.0.so.0');
}

/** @throws {Error} with the command to run, when libusb is missing and cannot be installed */
export function ensureLibusb() {
  if (!hasLibusb()) installDebianPackage('libusb-1.0-0', 'for badge readers on USB (HID)');
}

/**
 * Path of a Chromium browser on this machine.
 * @returns {string | undefined}
 */
export function findChromium() {
  return BROWSERS.map(findProgram).find((file) => file !== undefined);
}

/** @throws {Error} with the command to run, when no browser is there and none can be installed */
export function ensureChromium() {
  if (findChromium() === undefined) installDebianPackage('chromium', 'for the tests of the screens');
}

/**
 * Path of the MQTT broker mosquitto on this machine.
 * @returns {string | undefined}
 */
export function findMosquitto() {
  return findProgram('mosquitto');
}

/** @throws {Error} with the command to run, when there is no broker and none can be installed */
export function ensureMosquitto() {
  if (findMosquitto() === undefined) installDebianPackage('mosquitto', 'for the tests of alarms over MQTT');
}

/** @throws {Error} with the command to run, when it is missing and cannot be installed */
export function ensureAge() {
  if (findProgram('age') === undefined) installDebianPackage('age', 'for the tests of backups');
}

/**
 * Path of the program that checks units, on this machine.
 * @returns {string | undefined}
 */
export function findSystemdAnalyze() {
  return findProgram('systemd-analyze');
}

/** @throws {Error} with the command to run, when it is missing and cannot be installed */
export function ensureSystemdAnalyze() {
  if (findSystemdAnalyze() === undefined) installDebianPackage('systemd', 'for the tests of the units');
}

/**
 * OpenSSH's client and server. Where the server is installed for the tests alone, its service stays off.
 * @throws {Error} with the command to run, when one is missing and cannot be installed
 */
export function ensureOpenSsh() {
  const purpose = 'for the tests of backups by SFTP';
  if (findProgram('sftp') === undefined) installDebianPackage('openssh-client', purpose);
  if (existsSync('/usr/sbin/sshd')) return;
  const systemctl = process.getuid?.() === 0 ? findProgram('systemctl') : undefined;
  if (systemctl !== undefined) spawnSync(systemctl, ['mask', 'ssh.service', 'ssh.socket']);
  installDebianPackage('openssh-server', `${purpose} (its service is not started)`);
}

/** @throws {Error} with the command to run, when it is missing and cannot be installed */
export function ensureDebootstrap() {
  if (findProgram('debootstrap') === undefined)
    installDebianPackage('debootstrap', 'for the tests of the Debian package');
}

/**
 * The emulator of programs for arm64, where this machine runs none of its own.
 * @throws {Error} with the command to run, when it is missing and cannot be installed
 */
export function ensureEmulator() {
  if (process.arch !== 'arm64' && findProgram('qemu-aarch64-static') === undefined)
    installDebianPackage('qemu-user-static', 'for the test of the package for arm64');
}

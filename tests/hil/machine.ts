/** One emulated machine: started, listened to, cut off. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findRuntime, ROOT } from '../../src/runtime.mjs';
import type { Told } from './guest/told.ts';
import type { KernelImage } from './kernel-image.ts';

/**
 * Plain emulation, for which no permission is needed. One virtual processor: with two, this emulator trips over the
 * kernel's patching of itself once in some sixty starts. A processor without AVX, whose emulation costs more
 * than it spares.
 */
const EMULATION = ['-accel', 'tcg', '-cpu', 'Westmere', '-smp', '1', '-machine', 'q35', '-m', '1280'];
const SILENT = ['-display', 'none', '-monitor', 'none', '-no-reboot', '-nic', 'none'];
const CONNECT_EVERY_MS = 50;

export interface MachineOptions {
  readonly image: KernelImage;
  /** Disk with the program, the first of its disks. */
  readonly program: string;
  /** What it runs: a name under `guest/suites`. */
  readonly suite: string;
  /** Folder of its console's log, `NAME.log`, and of its sockets. */
  readonly folder: string;
  readonly name: string;
  /** Devices beyond those of every machine, as the emulator is told of them. */
  readonly hardware?: readonly string[];
  /** Handed to the suite as environment. */
  readonly values?: Readonly<Record<string, string>>;
  readonly told: (told: Told) => void;
}

/** The machine's end of a wire, as a socket outside. */
export const socketDevice = (id: string, file: string): readonly string[] => [
  '-chardev',
  `socket,id=${id},path=${file},server=on,wait=off`,
];

/** Connects to a socket of the emulator, which makes it a moment after it starts. */
export const plugInto = async (file: string): Promise<Socket> => {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(file);
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, CONNECT_EVERY_MS));
    }
  }
};

export class Machine {
  readonly log: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(options: MachineOptions) {
    const { image, program, folder, name, suite, values = {}, hardware = [] } = options;
    this.log = path.join(folder, `${name}.log`);
    const told = path.join(folder, `${name}.told`);
    const environment = {
      HIL_NODE: findRuntime(),
      HIL_ROOT: ROOT,
      HIL_SUITE: suite,
      HIL_OVER: image.over,
      HIL_MODULES: path.join(image.modules, 'lib', 'modules', image.release),
      ...values,
    };
    const given = Object.entries(environment).map(([key, value]) => `${key}=${value}`);
    const output = openSync(this.log, 'w');
    this.#child = spawn(
      'qemu-system-x86_64',
      [
        ...EMULATION,
        ...SILENT,
        ...['-kernel', image.kernel, '-initrd', image.initrd],
        ...[
          '-append',
          `console=ttyS0 quiet panic=-1 nowatchdog mitigations=off tsc=reliable ${given.join(' ')}`,
        ],
        ...['-virtfs', `local,path=/,mount_tag=outside,readonly=on,security_model=none,multidevs=remap`],
        ...['-drive', `file=${program},format=raw,if=virtio,readonly=on`],
        ...['-chardev', 'stdio,id=console', '-serial', 'chardev:console'],
        ...socketDevice('told', told),
        ...['-device', 'virtio-serial-pci', '-device', 'virtserialport,chardev=told,name=told'],
        ...hardware,
      ],
      { stdio: ['ignore', output, output] },
    );
    this.#ended = once(this.#child, 'close');
    void plugInto(told).then(
      (socket) => {
        createInterface({ input: socket }).on('line', (line) => options.told(JSON.parse(line) as Told));
        socket.on('error', () => undefined);
      },
      () => this.cut(),
    );
  }

  /** Pulls the plug: nothing inside has a chance to finish. Resolves when it is off. */
  async cut(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Resolves when it turned itself off, or was cut off after so many seconds; tells which. */
  async off(limit_s: number): Promise<'off' | 'too_long'> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#child.kill('SIGKILL');
    }, limit_s * 1_000);
    await this.#ended;
    clearTimeout(timer);
    return late ? 'too_long' : 'off';
  }
}

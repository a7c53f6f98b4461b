/** One kind of machine that a package is made for. */
export interface Architecture {
  /** As Debian calls it. */
  readonly debian: 'amd64' | 'arm64';
  /** As Node and npm call it. */
  readonly npm: 'x64' | 'arm64';
  /** `e_machine` in the header of its programs and libraries (ELF). */
  readonly machine: number;
}

const AMD64: Architecture = { debian: 'amd64', npm: 'x64', machine: 62 };
const ARM64: Architecture = { debian: 'arm64', npm: 'arm64', machine: 183 };

export const ARCHITECTURES = [AMD64, ARM64] as const;

const MACHINE_AT = 18;
const ELF = Buffer.from('\x7fELF', 'latin1');

/** The `e_machine` of a program or library; undefined where the bytes are neither. */
export const machineOf = (bytes: Buffer): number | undefined =>
  bytes.subarray(0, ELF.length).equals(ELF) && bytes.length > MACHINE_AT + 1
    ? bytes.readUInt16LE(MACHINE_AT)
    : undefined;

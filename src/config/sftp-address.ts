/** A folder or a file at an SFTP server. */
export interface SftpAddress {
  readonly user: string;
  /** A name, or an address; one of IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** Absolute there. */
  readonly path: string;
}

const PORT = 22;

/**
 * `sftp://USER@HOST[:PORT]/PATH`, absolute from the root of the server. What a batch of sftp's commands would take for a
 * pattern, a quotation or an option is in none of its parts.
 */
export const SFTP_FORM =
  /^sftp:\/\/([A-Za-z_][A-Za-z0-9_.-]{0,63})@([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::([1-9]\d{0,4}))?((?:\/[A-Za-z0-9_.][A-Za-z0-9_.-]{0,100}){1,8})$/;

/** The parts of such an address; undefined for anything else. */
export const sftpAddress = (text: string): SftpAddress | undefined => {
  const [, user = '', host = '', port = String(PORT), path = ''] = SFTP_FORM.exec(text) ?? [];
  return user === '' || Number(port) > 65_535 ? undefined : { user, host, port: Number(port), path };
};

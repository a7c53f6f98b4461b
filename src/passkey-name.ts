/** A host name of the domain name system. The last label begins with a letter, so no address of IPv4 is one. */
const DNS_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Whether browsers keep a passkey for a host: it is bound to a name that one organization holds (WebAuthn 5.1.3, "RP ID
 * is a valid domain"). An address has none, and anybody in the same network may answer to a name of mDNS (`.local`,
 * RFC 6762). `localhost` is this machine alone.
 * @param host without port
 */
export const canHavePasskeys = (host: string): boolean => {
  const name = host.toLowerCase();
  return name === 'localhost' || (DNS_NAME.test(name) && !name.endsWith('.local'));
};

import { createHmac } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { BEGUN_MS } from './begun.ts';
import type { Passkey } from './passkeys.ts';

/** What a browser has to say of where it made its answer. */
export interface PasskeySite {
  /** The host name passkeys are bound to (RP ID). */
  readonly site: string;
  /** Scheme, host and port of the page. */
  readonly origin: string;
}

/** What an authenticator was asked to answer, and for which site. */
export interface Challenge extends PasskeySite {
  readonly challenge: string;
}

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(most);
const CREDENTIAL_ID = base64url(1_400);
const OF_CREDENTIAL = {
  id: CREDENTIAL_ID,
  rawId: CREDENTIAL_ID,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** What a browser gives as `PublicKeyCredential.toJSON()` (WebAuthn level 3, 5.1). */
export const REGISTERED = z.object({
  ...OF_CREDENTIAL,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(12_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .default([]),
  }),
});
export const ASSERTED = z.object({
  ...OF_CREDENTIAL,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(4_000),
    userHandle: base64url(100).nullish(),
  }),
});
export type Registered = z.output<typeof REGISTERED>;
export type Asserted = z.output<typeof ASSERTED>;

/** Ed25519, ECDSA with P-256 and RSA of COSE (RFC 9053), whatever else this version of Node can do. */
const ALGORITHMS = [-8, -7, -257];

/** Loaded with the first passkey: an office without any does without it. */
const library = () => import('@simplewebauthn/server');

/** Stands for an account on authenticators, and says nothing of it (WebAuthn 14.6.1). */
export const handleOf = (key: Uint8Array, account: string): Buffer =>
  createHmac('sha256', key).update(account, 'utf8').digest();

const descriptorOf = ({ passkey, transports }: Passkey) => ({
  id: passkey,
  transports: transports.split(' ').filter((way) => way !== '') as ('usb' | 'internal')[],
});

/** What a browser needs to make a passkey that asks for its owner's finger, face or PIN. */
export const creationOptions = async (
  { site, kiosk }: { readonly site: string; readonly kiosk: string },
  account: { readonly name: string; readonly handle: Buffer },
  existing: readonly Passkey[],
) => {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: kiosk,
    rpID: site,
    userName: account.name,
    userID: new Uint8Array(account.handle),
    timeout: BEGUN_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: existing.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
};

/** What a browser needs to use a passkey; without any named, whichever its owner has for this site. */
export const requestOptions = async (site: string, named: readonly Passkey[]) => {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: site,
    timeout: BEGUN_MS,
    userVerification: 'required',
    ...(named.length === 0 ? {} : { allowCredentials: named.map(descriptorOf) }),
  });
};

/** The new passkey, or null where the answer is not one to this challenge from this site. */
export const checkRegistered = async (
  { challenge, site, origin }: Challenge,
  registered: Registered,
): Promise<Pick<Passkey, 'passkey' | 'public_key' | 'counter' | 'kept'> | null> => {
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: registered as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: site,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      passkey: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      kept: credentialDeviceType === 'multiDevice' ? 'synchronized' : 'on_one_device',
    };
  } catch {
    // The library throws for whatever a stranger wrote into the answer.
    return null;
  }
};

/**
 * The counter of a right answer by this passkey, or null for a wrong one. The counter is not compared here: only who
 * holds the passkey can make it go back, and that is told apart from a wrong answer.
 */
export const checkAsserted = async (
  { challenge, site, origin }: Challenge,
  asserted: Asserted,
  { passkey, public_key }: Passkey,
): Promise<number | null> => {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: asserted as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: site,
      credential: { id: passkey, publicKey: new Uint8Array(public_key), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
};

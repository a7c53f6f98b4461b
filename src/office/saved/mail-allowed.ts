/** To whom reports may be mailed, and by what, as configured. */
export interface MailRules {
  /** Addresses, and domains for every address of them; empty where no mail is allowed at all. */
  readonly allowed: readonly string[];
  readonly attach: 'forbidden' | 'may_be_chosen';
}

/** What people type: one address that a server reads as one, in signs that no header breaks at. */
export const TYPED_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** A mail server hands `eve%else.example@county.example`, and `else.example!eve@county.example`, on to another domain. */
const ROUTED = /[%!]/;

/** Whether an address is one of those that are allowed, or of a domain that is; not of a part of a domain. */
export const isAllowed = (address: string, { allowed }: MailRules): boolean => {
  const asked = address.toLowerCase();
  const at = asked.lastIndexOf('@');
  const domain = ROUTED.test(asked.slice(0, at)) ? undefined : asked.slice(at + 1);
  return allowed.some((one) => {
    const each = one.toLowerCase();
    return each.includes('@') ? each === asked : each === domain;
  });
};

/** The one clock that all processes of this machine share, in milliseconds: it never goes back, and nobody sets it. */
export const hostNow = (): number => Number(process.hrtime.bigint()) / 1e6;

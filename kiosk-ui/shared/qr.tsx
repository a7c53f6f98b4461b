import type { QrRows } from '../../src/web/wire.ts';

/** Light modules around the code that readers need to find it (ISO/IEC 18004). */
const QUIET = 4;

/** Each run of dark modules is one stroke of the path. */
const pathOf = (rows: QrRows): string =>
  rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');

/** A QR code, always dark on light: many readers take no other. */
export const Qr = ({ rows, label }: { readonly rows: QrRows; readonly label: string }) => {
  const modules = rows.length + 2 * QUIET;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${modules} ${modules}`}
      style={{ '--modules': modules }}
      shape-rendering="crispEdges"
    >
      <path d={pathOf(rows)} />
    </svg>
  );
};

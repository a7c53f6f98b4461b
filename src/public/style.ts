/** The look of the public page: one column, light and dark, on a phone and on paper. */
export const PUBLIC_STYLE = `:root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#4d4d4d;--ground:#fff;--line:#c9c9c9;--link:#0b4fa8}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--quiet:#bdbdbd;--ground:#16181b;--line:#484c52;--link:#8ab8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.3rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
h4{font-size:1rem;margin:1rem 0 .25rem}.own{overflow-wrap:anywhere}.own a{text-decoration:underline}
h3{font-size:1.0625rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0}ul,ol{margin:.5rem 0;padding-inline-start:1.4rem}li{margin:.35rem 0}
a{color:var(--link)}nav a{display:inline-block;padding:.6rem 0;min-height:2.75rem}
.quiet{color:var(--quiet)}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{vertical-align:bottom;font-size:.9375rem}tbody th{white-space:nowrap;font-weight:600}
.count{text-align:end;font-variant-numeric:tabular-nums}
dl.pairs{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.75rem 0}
dl.pairs dt{font-weight:600}dl.pairs dd{margin:0;overflow-wrap:anywhere}
dl.hours{font-size:1rem}dl.hours dt{font-weight:400}
ul.events{list-style:none;padding:0}ul.events li{padding:.5rem 0;margin:0;border-bottom:1px solid var(--line)}ul.events b{margin-inline-end:.5rem}
dl.terms dt{font-weight:600;margin-top:.75rem}dl.terms dd{margin:0}
code{font-family:ui-monospace,monospace;font-size:.9375rem}
.words{font-size:1.1875rem;line-height:1.6}
figure{margin:1rem 0}svg.qr{display:block;width:min(100%,20rem);height:auto;background:#fff}
@media (max-width:30rem){dl.pairs:not(.hours){grid-template-columns:1fr;gap:0}dl.pairs:not(.hours) dd{margin-bottom:.5rem}h1{font-size:1.5rem}
table.days tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line)}table.days th,table.days td{border:0;padding-inline:0}
table.days tr>:last-child{grid-column:1/-1;padding-top:0}}
@page{margin:15mm}
@media print{:root{--ink:#000;--quiet:#000;--ground:#fff;--line:#888;color-scheme:light}
:root{font-size:10.5pt}main{max-width:none;padding:0}nav{display:none}h2{break-after:avoid}
tr,figure,li,dl.pairs,.keep{break-inside:avoid}thead{display:table-header-group}svg.qr{width:70mm}}`;

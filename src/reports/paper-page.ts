/** Languages of a page for paper. */
export const FORM_LANGUAGES = ['en', 'es'] as const;
export type FormLanguage = (typeof FORM_LANGUAGES)[number];

/** A text that a page shows as it is. */
export const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How a sheet looks on paper and on a screen. */
export const PAGE_STYLE = `@page{size:letter landscape;margin:10mm}
body{font:11pt/1.25 sans-serif;color:#000;background:#fff;margin:0 auto;max-width:259mm}
h1{font-size:17pt;margin:0}header{display:flex;gap:8mm;justify-content:space-between;align-items:end}
dl{display:flex;flex-wrap:wrap;gap:1mm 8mm;margin:1mm 0}dt{font-weight:bold}dt,dd{display:inline;margin:0}
.blank{display:inline-block;min-width:38mm;border-bottom:1px solid #000}b{white-space:nowrap}p{margin:1.5mm 0}
table{border-collapse:collapse;width:100%;min-width:190mm;table-layout:fixed}th,td{border:1px solid #000;padding:.5mm 1mm;text-align:start}
th{font-size:9pt;vertical-align:bottom}tbody td,tbody th{height:8.5mm}div.scroll{overflow-x:auto}
@media screen{main{padding:4mm}}`;

/** The style sheet of the page that describes the interface: readable on a phone, in the dark, and on paper. */
export const DOCUMENTATION_STYLE = `
:root { color-scheme: light dark; --text: #1a1f27; --quiet: #4a5361; --ground: #fff; --field: #eef1f5; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e9edf3; --quiet: #b4bdca; --ground: #12161c; --field: #1e252e; --link: #8fc1ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; color: var(--text); background: var(--ground);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.25rem; margin: 0 0 0.25rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: 0.92em/1.4 ui-monospace, monospace; background: var(--field); padding: 0.05rem 0.25rem; border-radius: 0.2rem; }
section { border-top: 1px solid var(--quiet); margin-top: 1.75rem; padding-top: 1.25rem; }
.address { margin: 0.25rem 0; }
nav ul { padding-left: 0; list-style: none; }
nav li { padding: 0.35rem 0; }
.roles { color: var(--quiet); padding-left: 1.2rem; }
dl { margin: 0.25rem 0; }
dl > div { padding: 0.35rem 0; border-bottom: 1px solid var(--field); }
dt { font-weight: 600; }
dd { margin: 0 0 0 1rem; }
summary { cursor: pointer; padding: 0.6rem 0; color: var(--link); }
@media (min-width: 44rem) {
  dl > div { display: grid; grid-template-columns: 14rem 1fr; gap: 1rem; }
  dd { margin: 0; }
}
@media print { details::details-content { content-visibility: visible; block-size: auto; } }
`;

/** Its icon: a door in the colour of the links. Without one each browser asks for another and complains. */
export const DOCUMENTATION_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b4f9e"/><path d="M5 3h6v10H5z" fill="#fff"/><circle cx="9.5" cy="8" r="0.9" fill="#0b4f9e"/></svg>';

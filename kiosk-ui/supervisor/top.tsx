import './top.css';
import { computed, signal } from '@preact/signals';
import { AUDIT_PAGES, type AuditPage, auditPageOf } from '../auditor/place.ts';
import { Icon, type IconName } from '../shared/icons.tsx';
import { Press } from '../shared/press.tsx';
import { theme } from '../shared/settings.ts';
import { text as accountText } from './account/text.ts';
import { isOfList } from './list/place.ts';
import { text as listText } from './list/text.ts';
import { isOfSheets } from './sheets/place.ts';
import { text as sheetsText } from './sheets/text.ts';
import { ChooseLanguage } from './sign-in/choose-language.tsx';
import { signOut } from './sign-in/signing.ts';
import { text } from './sign-in/text.ts';
import { type DoingOver, VIEW_ICONS, VIEWS, type ViewName, viewTitle } from './views.tsx';

/** Which page the address names, with its number sign. */
export const hash = signal(location.hash);
/** Whether a phone shows the other pages instead of one line that says which one this is. */
const isOpen = signal(false);
window.addEventListener('hashchange', () => {
  hash.value = location.hash;
  isOpen.value = false;
});

/** The view that the address names; the rooms where it names none. */
export const view = computed<ViewName>(() => VIEWS.find((name) => `#${name}` === hash.value) ?? 'live');

/** Whether the address names one of the list's pages. */
const isList = computed(() => isOfList(hash.value));

/** Whether the address names one of the pages of sheets. */
const isSheets = computed(() => isOfSheets(hash.value));

/** Which of these two the address names; null for neither. */
export const listedPage = computed(() => {
  if (isList.value) return 'list';
  return isSheets.value ? 'sheets' : null;
});

/** The auditor's page that the address names; null for none. */
export const audit = computed(() => auditPageOf(hash.value));

const AUDIT_ICONS: { readonly [A in AuditPage]: IconName } = {
  records: 'eye',
  timeline: 'clock',
  reports: 'paper',
};

/** Pages that show nothing of the rooms: what the kiosk needs, taking the log out, and accounts. */
const OWN_PAGES = ['health', 'export', 'own-account', 'accounts'] as const;
export type OwnPage = (typeof OWN_PAGES)[number];

/** Whether the address names another page than a view. */
const isOther = computed(
  () =>
    isList.value ||
    isSheets.value ||
    audit.value !== null ||
    OWN_PAGES.some((name) => `#${name}` === hash.value),
);

type Role = DoingOver['session']['role'];

/** As the office has it too: the list names people, and says when they come, and so does the past. */
export const seesList = (role: Role): boolean => role === 'supervisor' || role === 'auditor';

const OWN_ICONS: { readonly [O in OwnPage]: IconName } = {
  health: 'wrench',
  export: 'paper',
  'own-account': 'person',
  accounts: 'badge',
};

const OWN_OF: { readonly [R in Role]: readonly OwnPage[] } = {
  supervisor: ['health', 'export', 'own-account'],
  auditor: ['health', 'export', 'own-account'],
  administrator: OWN_PAGES,
  observer: ['own-account'],
};

export const ownPagesOf = (role: Role): readonly OwnPage[] => OWN_OF[role];

interface TopProps {
  readonly account: string;
  readonly role: Role;
}

/** What the page is called that the address names. */
const titleOf = (role: Role): string => {
  if (isList.value && seesList(role)) return listText('list');
  if (isSheets.value && seesList(role)) return sheetsText('sheets');
  if (audit.value !== null && seesList(role)) return text(audit.value);
  const own = ownPagesOf(role).find((name) => `#${name}` === hash.value);
  return own === undefined ? viewTitle(view.value) : accountText(own);
};

/** The way to the other pages. */
const Others = ({ role }: Pick<TopProps, 'role'>) => (
  <nav aria-label={text('pages')}>
    {VIEWS.map((name) => (
      <a
        key={name}
        class="press"
        data-look="plain"
        href={`#${name}`}
        aria-current={view.value === name && !isOther.value ? 'page' : undefined}
      >
        <Icon name={VIEW_ICONS[name]} />
        {viewTitle(name)}
      </a>
    ))}
    {seesList(role) ? (
      <a class="press" href="#list" aria-current={isList.value ? 'page' : undefined}>
        <Icon name="list" />
        {listText('list')}
      </a>
    ) : null}
    {seesList(role) ? (
      <a class="press" href="#sheets" aria-current={isSheets.value ? 'page' : undefined}>
        <Icon name="scale" />
        {sheetsText('sheets')}
      </a>
    ) : null}
    {seesList(role)
      ? AUDIT_PAGES.map((name) => (
          <a
            key={name}
            class="press"
            href={`#${name}`}
            aria-current={audit.value === name ? 'page' : undefined}
          >
            <Icon name={AUDIT_ICONS[name]} />
            {text(name)}
          </a>
        ))
      : null}
    {ownPagesOf(role).map((name) => (
      <a
        key={name}
        class="press"
        href={`#${name}`}
        aria-current={hash.value === `#${name}` ? 'page' : undefined}
      >
        <Icon name={OWN_ICONS[name]} />
        {accountText(name)}
      </a>
    ))}
  </nav>
);

/** The other pages, and what everybody has: language, contrast, and the way out. */
export const Top = ({ account, role }: TopProps) => (
  <header class="top" data-open={isOpen.value ? 'yes' : 'no'}>
    <div class="top-menu">
      <Press
        icon="list"
        isOpen={isOpen.value}
        onPress={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {text('pages')}
      </Press>
      <b>{titleOf(role)}</b>
    </div>
    <Others role={role} />
    <div class="top-own">
      <span>{text('signed-in-as', { account })}</span>
      <ChooseLanguage />
      <Press
        icon="moon"
        onPress={() => {
          theme.value = theme.value === 'dark-on-light' ? 'grey-on-dark' : 'dark-on-light';
        }}
      >
        {text('theme')}
      </Press>
      <Press icon="out" onPress={() => void signOut()}>
        {text('sign-out')}
      </Press>
    </div>
  </header>
);

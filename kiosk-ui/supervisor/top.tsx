import './top.css';
import { computed, signal } from '@preact/signals';
import { Icon, type IconName } from '../shared/icons.tsx';
import { Press } from '../shared/press.tsx';
import { theme } from '../shared/settings.ts';
import { text as accountText } from './account/text.ts';
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

/** Whether the address names a page about accounts instead of a view. */
const isOwn = computed(() => hash.value === '#own-account' || hash.value === '#accounts');

/** Pages about accounts; the second is for administrators. */
const OWN_PAGES = ['own-account', 'accounts'] as const;
type OwnPage = (typeof OWN_PAGES)[number];

const OWN_ICONS: { readonly [O in OwnPage]: IconName } = { 'own-account': 'person', accounts: 'badge' };

export const ownPagesOf = (role: DoingOver['session']['role']): readonly OwnPage[] =>
  role === 'administrator' ? OWN_PAGES : ['own-account'];

interface TopProps {
  readonly account: string;
  readonly own: readonly OwnPage[];
}

/** The other pages, and what everybody has: language, contrast, and the way out. */
export const Top = ({ account, own }: TopProps) => (
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
      <b>
        {own.some((name) => `#${name}` === hash.value)
          ? accountText(hash.value.slice(1))
          : viewTitle(view.value)}
      </b>
    </div>
    <nav aria-label={text('pages')}>
      {VIEWS.map((name) => (
        <a
          key={name}
          class="press"
          data-look="plain"
          href={`#${name}`}
          aria-current={view.value === name && !isOwn.value ? 'page' : undefined}
        >
          <Icon name={VIEW_ICONS[name]} />
          {viewTitle(name)}
        </a>
      ))}
      {own.map((name) => (
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

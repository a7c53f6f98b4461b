import { setConnected } from './simulator.ts';
import { timeOf, world } from './store.ts';
import { text } from './text.ts';
import type { Siren, TrayItem } from './world.ts';

const wordOf = ({ connected, sounds }: Siren): string => {
  if (!connected) return text('siren-unplugged');
  return sounds === '' ? text('siren-silent') : text(`siren-${sounds}`);
};

const lookOf = ({ connected, sounds }: Siren): string => {
  if (!connected) return 'unplugged';
  return sounds === '' ? 'silent' : sounds;
};

const Lamp = () => (
  <svg viewBox="0 0 48 48" aria-hidden="true">
    <path d="M10 36h28v6H10z" class="foot" />
    <path d="M13 34V24a11 11 0 0 1 22 0v10z" class="glass" />
    <path d="M24 4v5M9 10l4 4M39 10l-4 4M4 24h5M39 24h5" class="rays" />
  </svg>
);

/** The siren or light on the kiosk, wherever one looks. */
export const Sirens = () => (
  <div class="sirens">
    {world.value?.sirens.map((siren) => (
      <p key={siren.siren} class={`siren ${lookOf(siren)}`} data-siren={lookOf(siren)} role="status">
        <Lamp />
        {wordOf(siren)}
      </p>
    ))}
  </div>
);

const SirenPlug = ({ siren }: { readonly siren: Siren }) => (
  <li>
    <label class={`plug ${siren.connected ? 'in' : 'out'}`}>
      <input
        type="checkbox"
        checked={siren.connected}
        onChange={() => void setConnected(siren.siren, !siren.connected)}
      />
      <span class="switch" aria-hidden="true" />
      <span>{text('siren')}</span>
      <span class="plug-word">{text(siren.connected ? 'device-plugged' : 'device-unplugged')}</span>
    </label>
  </li>
);

const Message = ({ item }: { readonly item: TrayItem }) => (
  <li class="message" data-message={item.by}>
    <p class="message-head">
      <span class="message-by">{text(`tray-${item.by}`)}</span>
      <span class="message-to">{item.to}</span>
      <time>{timeOf(item.at)}</time>
    </p>
    {/* The kiosk writes its messages in English. */}
    <p class="message-title" lang="en">
      {item.title}
    </p>
    {item.response === '' ? null : (
      <p class="message-response" lang="en">
        {item.response}
      </p>
    )}
  </li>
);

/** The tray: what people were told outside, and the plug of the siren. */
export const Told = () => {
  if (world.value === null) return null;
  const { sirens, tray } = world.value;
  return (
    <>
      <ul class="plugs">
        {sirens.map((siren) => (
          <SirenPlug key={siren.siren} siren={siren} />
        ))}
      </ul>
      <h3>{text('tray')}</h3>
      {tray.length === 0 ? <p class="hint">{text('tray-empty')}</p> : null}
      <ol class="messages">
        {tray.map((item) => (
          <Message key={item.id} item={item} />
        ))}
      </ol>
    </>
  );
};

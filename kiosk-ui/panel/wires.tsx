import { setConnected, setLine } from './simulator.ts';
import { world } from './store.ts';
import { text } from './text.ts';
import { devicesOf, LINE_STATES, type Line, linesOf, type PluggedDevice, type Room } from './world.ts';

/** A wire from the door to the kiosk, drawn as it is. */
const Wire = ({ state }: { readonly state: Line['state'] }) => (
  <svg class={`wire ${state}`} viewBox="0 0 120 24" aria-hidden="true">
    <circle cx="8" cy="12" r="6" class="post" />
    <circle cx="112" cy="12" r="6" class="post" />
    {state === 'cut' ? (
      <path d="M14 12h34l5-6M67 18l5-6h34" />
    ) : (
      <path d={state === 'short' ? 'M14 12h30l8-8-4 16 12-18-2 20 10-12h38' : 'M14 12h92'} />
    )}
  </svg>
);

const LineRow = ({ line }: { readonly line: Line }) => (
  <li class="line">
    <fieldset>
      <legend>{text(`line-${line.use}`)}</legend>
      <Wire state={line.state} />
      <div class="choices">
        {LINE_STATES.map((state) => (
          <label key={state} class={line.state === state ? 'chosen' : ''}>
            <input
              type="radio"
              name={line.input}
              value={state}
              checked={line.state === state}
              onChange={() => void setLine(line.input, state)}
            />
            {text(`line-state-${state}`)}
          </label>
        ))}
      </div>
    </fieldset>
  </li>
);

const nameOf = (room: Room, device: PluggedDevice): string => {
  if (device.kind === 'door') return text('device-door');
  return text(device.device === room.outside_reader ? 'reader-outside' : 'reader-inside');
};

const Plug = ({ room, device }: { readonly room: Room; readonly device: PluggedDevice }) => (
  <li>
    <label class={`plug ${device.connected ? 'in' : 'out'}`}>
      <input
        type="checkbox"
        checked={device.connected}
        onChange={() => void setConnected(device.device, !device.connected)}
      />
      <span class="switch" aria-hidden="true" />
      <span>{nameOf(room, device)}</span>
      <span class="plug-word">{text(device.connected ? 'device-plugged' : 'device-unplugged')}</span>
    </label>
  </li>
);

/** Wires to cut and plugs to pull. */
export const WiresAndPlugs = ({ room }: { readonly room: Room }) => {
  if (world.value === null) return null;
  return (
    <>
      <h3>{text('wires')}</h3>
      <ul class="lines">
        {linesOf(world.value, room).map((line) => (
          <LineRow key={line.input} line={line} />
        ))}
      </ul>
      <h3>{text('plugs')}</h3>
      <ul class="plugs">
        {devicesOf(world.value, room).map((device) => (
          <Plug key={device.device} room={room} device={device} />
        ))}
      </ul>
    </>
  );
};

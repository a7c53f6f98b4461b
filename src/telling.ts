import type { Simulator } from '../devices/simulator/simulator.ts';
import { openTray, readdressed } from '../devices/simulator/tray.ts';
import { tellPeople } from './alerts/alerts-service.ts';
import { ChannelStandings } from './channel-standings.ts';
import { testChannels } from './channel-tests.ts';
import type { Config } from './config.ts';
import type { Kiosk } from './kiosk.ts';

/** What whoever started the service should read, as a line. */
type Tell = (line: string) => void;

/** What goes on while people are told. */
export interface Telling {
  readonly standings: ChannelStandings;
  readonly stopTelling: () => void;
}

/** People are told, and each way to tell them is tested. */
export const tellAndTest = (
  config: Config,
  kiosk: Kiosk,
  simulator: Simulator | undefined,
  tell: Tell,
): Telling => {
  const standings = new ChannelStandings();
  const stopTesting = testChannels(kiosk);
  const stopTelling = tellWithTray(config, kiosk, simulator, tell, standings);
  return {
    standings,
    stopTelling: () => {
      stopTesting();
      stopTelling();
    },
  };
};

/** In the demo people's messages lie in a tray on the panel: they go out once it is there. */
const tellWithTray = (
  config: Config,
  kiosk: Kiosk,
  simulator: Simulator | undefined,
  tell: Tell,
  standings: ChannelStandings,
): (() => void) => {
  const ports = config.wiring.find((entry) => entry.kind === 'simulated')?.tray;
  if (simulator === undefined || ports === undefined) return tellOfAlarms(config, kiosk, tell, standings);
  let stopTelling = (): void => undefined;
  const close = openTray({
    ports,
    opened: (open) => {
      const channels = readdressed(config.channels, ports, open);
      stopTelling = tellOfAlarms({ ...config, channels }, kiosk, tell, standings);
    },
    arrived: (item) => simulator.put(item),
    failed: (what) => tell(`  NO message tray ${what}`),
  });
  return () => {
    stopTelling();
    close();
  };
};

/** People are told of alarms by the channels of the configuration. */
const tellOfAlarms = (
  { paths, channels, on_call, beats, kiosk: { time_zone, heartbeat_ms } }: Config,
  kiosk: Kiosk,
  tell: Tell,
  standings: ChannelStandings,
) =>
  tellPeople({
    data: paths.data,
    channels,
    on_call: { lists: on_call, time_zone },
    beats: { ...beats, heartbeat_ms },
    kiosk,
    standings,
    onFailed: (what) => tell(`  NOT told        ${what}`),
  });

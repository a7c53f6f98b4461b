import './setup.css';
import { useEffect } from 'preact/hooks';
import { SETUP_STEPS, type SetupFace, type SetupStep } from '../../../src/core/facts-setup.ts';
import type { KioskView } from '../../../src/core/view.ts';
import { text } from '../../shared/text.ts';
import { PageFrame } from '../frame.tsx';
import { Administrators, Channels, Key } from './last-steps.tsx';
import english from './locales/en.ftl?raw';
import spanish from './locales/es.ftl?raw';
import { People } from './people-steps.tsx';
import { ChooseLanguage, NameRoom } from './settings-steps.tsx';
import { lookAtSetup } from './standing.ts';
import { TryDoor, TryReaders } from './try-steps.tsx';
import { ChooseZone } from './zone-step.tsx';

/** Every word of these parts. */
export const WORDS = { en: english, es: spanish };

export interface StepProps {
  readonly view: KioskView;
  readonly setup: SetupFace;
  readonly step: SetupStep;
}

/** The step that somebody went back to; else the first one that nobody answered. */
const stepOf = ({ answers }: SetupFace, wanted: SetupStep | ''): SetupStep => {
  if (wanted !== '') return wanted;
  return SETUP_STEPS.find((step) => answers[step] === undefined) ?? 'administrators';
};

const STEPS = {
  language: ChooseLanguage,
  time_zone: ChooseZone,
  room: NameRoom,
  readers: TryReaders,
  door: TryDoor,
  channels: Channels,
  key: Key,
  people: People,
  administrators: Administrators,
} as const;

/** The set-up of a new kiosk, step by step. It stands in the log, so that a power cut takes nothing of it back. */
export const Setup = ({ view, wanted }: { readonly view: KioskView; readonly wanted: SetupStep | '' }) => {
  useEffect(() => void lookAtSetup(), [view.time_zone, view.name]);
  const { setup } = view;
  if (setup === null) {
    return (
      <PageFrame name="setup" title={text('setup-title')} hint={text('setup-over')}>
        <span />
      </PageFrame>
    );
  }
  const step = stepOf(setup, wanted);
  const Step = STEPS[step];
  return <Step key={step} view={view} setup={setup} step={step} />;
};

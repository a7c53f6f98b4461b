#!/usr/bin/env node
/** The command `ballot-vault`: hands over to the kiosk on the Node it needs, whatever Node runs this file. */
import path from 'node:path';
import { findRuntime, handOver, orRefuse, ROOT } from './runtime.mjs';

orRefuse(() => handOver(findRuntime(), [path.join(ROOT, 'src', 'main.ts'), ...process.argv.slice(2)]));

#!/usr/bin/env node
/** The command `ballot-vault`: hands over to the kiosk on the Node it needs, whatever Node runs this file. */
import path from 'node:path';
import { findRuntime, flagsOf, handOver, orRefuse, ROOT } from './runtime.mjs';

const main = path.join(ROOT, 'src', 'main.ts');
orRefuse(() => handOver(findRuntime(), [...flagsOf(process.argv[2]), main, ...process.argv.slice(2)]));

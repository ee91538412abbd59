#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept between runs; what is heavy is loaded after this line, so that it profits too.
enableCompileCache();
const { runCommandLine } = await import('./command-line.ts');
process.exitCode = await runCommandLine(process);

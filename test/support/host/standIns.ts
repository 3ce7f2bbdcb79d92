import { writeFileSync } from 'node:fs';
import path from 'node:path';

const logger = `'use strict';
const fs = require('node:fs');
const path = require('node:path');

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(kind, name, file) {
    this.file = file;
    this.level = 2;
    this.isPlain = false;
  }
  write(level, text) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      fs.appendFileSync(this.file, this.isPlain ? text : time + ' [' + names[level] + '] ' + text + '\\n');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.isPlain = false; }
  clearFormatters() { this.isPlain = true; }
  flush() {}
  drop() {}
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}

exports.version = 0;
exports.setLevel = function setLevel() {};
exports.setFlushOn = function setFlushOn() {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`;

const watchdog = `'use strict';
exports.start = function start() {};
exports.exit = function exit(code) { process.exit(code || 0); };
`;

/**
 * Puts plain JavaScript in the place of the two compiled modules without which VS Code's extension host does not start,
 * so that no compiler is needed. One only writes logs; the other ends a process whose parent has gone, which the
 * extension host also notices by itself.
 *
 * @param server the folder that holds VS Code's `node_modules`.
 */
export function writeStandIns(server: string): void {
  writeFileSync(path.join(server, 'node_modules', '@vscode', 'spdlog', 'index.js'), logger);
  writeFileSync(path.join(server, 'node_modules', '@vscode', 'native-watchdog', 'index.js'), watchdog);
}

import { runCli } from './runCli';

/** Entry of the command line. The exit status is set, not forced, so that everything written reaches the pipe. */
void runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (line) => process.stderr.write(`newsmark: ${line}\n`),
  input: () => process.stdin,
  environment: process.env,
  isTerminal: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
}).then((status) => {
  process.exitCode = status;
});

// A reader that closes the pipe early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** A reader that has seen enough closes the pipe: no error of ours. The exit code stays what the audit makes it. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Writes a report to standard output. Node finishes pending writes before it ends by itself: nobody calls `process.exit`. */
export function writeOut(text: string): void {
  process.stdout.write(text);
}

/** Writes a line for people beside the report. */
export function notice(line: string): void {
  process.stderr.write(`${line}\n`);
}

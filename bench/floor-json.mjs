// The least that any tool does with a JSON description: start, read, parse.
import { readFileSync } from 'node:fs';

JSON.parse(readFileSync(process.argv[2], 'utf8'));

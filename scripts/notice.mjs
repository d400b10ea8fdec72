import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The packages whose code is in the bundles: names, versions, licences, and each licence text once. */
export function noticeFor(metafiles) {
  const packagesByText = new Map();
  for (const folder of new Set(metafiles.flatMap(bundledPackageFolders))) {
    const { heading, text } = noticeEntry(folder);
    packagesByText.set(text, new Set(packagesByText.get(text)).add(heading));
  }
  const sections = [...packagesByText].map(([text, headings]) => `${[...headings].sort().join('\n')}\n\n${text}\n`).sort();
  return ['specwarden contains code of the following packages.\n', ...sections].join(`\n${'-'.repeat(80)}\n`);
}

function bundledPackageFolders(metafile) {
  const folders = [];
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = PACKAGE_FOLDER.exec(file)?.[0];
      if (folder && bytesInOutput > 0) folders.push(folder);
    }
  }
  return folders;
}

function noticeEntry(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|-|$)/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `The package has no licence file. Text: https://spdx.org/licenses/${license}.html`;
  const notice = path.join(folder, 'NOTICE');
  return { heading: `${name} ${version} (${license})`, text: existsSync(notice) ? `${text}\n\n${readFileSync(notice, 'utf8').trim()}` : text };
}

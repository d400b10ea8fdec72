import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';
import { discoverFiles } from '../../src/workspace/discover.ts';
import { createDocumentCache } from '../../src/workspace/document-cache.ts';
import { createFileHost } from '../../src/workspace/file-host.ts';
import { createDisplayUri, defaultRoot, findGitRoot, isInside } from '../../src/workspace/roots.ts';
import { createSourceStore } from '../../src/workspace/source-store.ts';
import { writeFileWhole } from '../../src/workspace/write-file.ts';
import { makeTree } from '../support/run-cli.ts';

describe('roots', () => {
  it('are work trees, else the current folder, else the folder of the file', () => {
    const dir = makeTree({ 'repo/.git': 'gitdir: elsewhere', 'repo/specs/a.yaml': '', 'plain/sub/a.yaml': '' });
    const at = (name: string) => path.join(dir, name);
    expect(findGitRoot(at('repo/specs'))).toBe(at('repo'));
    expect(defaultRoot(at('repo/specs/a.yaml'), dir)).toBe(at('repo'));
    expect(defaultRoot(at('plain/sub/a.yaml'), at('plain'))).toBe(at('plain'));
    expect(defaultRoot(at('plain/sub/a.yaml'), at('repo'))).toBe(at('plain/sub'));
  });

  it.each([
    ['/a/b', '/a', true],
    ['/a', '/a', true],
    ['/ab', '/a', false],
    ['/', '/a', false],
    ['/a/..b', '/a', true],
    ['/a/../b', '/a', false],
  ])('%s inside %s: %s', (file, dir, expected) => {
    expect(isInside(file, dir)).toBe(expected);
  });

  it.each([
    ['/repo/specs/my api.yaml', 'specs/my%20api.yaml'],
    ['/repo/a:b/c:d.yaml', 'a%3Ab/c:d.yaml'],
    ['/repository/a.yaml', 'file:///repository/a.yaml'],
  ])('%s is shown as %s', (file, shown) => {
    expect(createDisplayUri('/repo')(pathToFileURL(file).href)).toBe(shown);
  });
});

describe('createFileHost', () => {
  const tree = () =>
    makeTree({
      'secret.yaml': 'secret',
      'repo/a b.yaml': 'a: 1\n',
      'repo/big.yaml': 'x'.repeat(2000),
      'repo/folder/x': '',
      'repo/latin.yaml': Buffer.from([0xe9]),
    });

  it.each([
    ['repo/a%20b.yaml', { text: 'a: 1\n' }],
    ['repo/big.yaml', { refused: 'too-large', message: 'is larger than 1000 bytes (limits.maxBytes)' }],
    ['repo/gone.yaml', { refused: 'not-found', message: 'does not exist' }],
    ['repo/folder', { refused: 'unreadable', message: 'is a folder' }],
    ['repo/latin.yaml', { refused: 'encoding', message: 'is not valid UTF-8 (first at line 1): save it as UTF-8' }],
    ['secret.yaml', { refused: 'outside-root', message: 'is outside of the root folder' }],
    ['gone.yaml', { refused: 'outside-root', message: 'is outside of the root folder' }],
    ['repo/link.yaml', { refused: 'outside-root', message: 'is outside of the root folder' }],
    ['repo/..%2fsecret.yaml', { refused: 'unreadable', message: 'is no path of this machine' }],
    ['repo/a%00b', { refused: 'unreadable', message: 'is no path of this machine' }],
  ])('%s', async (name, answer) => {
    const dir = tree();
    symlinkSync(path.join(dir, 'secret.yaml'), path.join(dir, 'repo/link.yaml'));
    const host = createFileHost({ realRoot: path.join(dir, 'repo'), maxBytes: 1000, allowHosts: [] });
    expect(await host.read(`${pathToFileURL(dir).href}/${name}`)).toEqual(answer);
  });

  it.each(['https://acme.com/a.yaml', 'http://127.0.0.1/a.yaml'])('refuses %s', async (uri) => {
    const host = createFileHost({ realRoot: '/', maxBytes: 1000, allowHosts: ['other.com'] });
    expect(await host.read(uri)).toMatchObject({ refused: 'remote' });
  });

  it.each(['ftp://acme.com/a.yaml', 'data:text/plain,x', 'not a uri', 'file://server/share/a.yaml'])('refuses %s', async (uri) => {
    const host = createFileHost({ realRoot: '/', maxBytes: 1000, allowHosts: [] });
    expect(await host.read(uri)).toMatchObject({ refused: 'unreadable' });
  });
});

describe('discoverFiles', () => {
  function found(dir: string, start = dir): string[] {
    return discoverFiles(start, dir).candidates.map((file) => path.relative(dir, file));
  }

  it('decides like git: inner patterns win, ignored folders stay closed', () => {
    const dir = makeTree({
      '.gitignore': '*.gen.yaml\nout/\n/top.json\n',
      'a.gen.yaml': '',
      'top.json': '',
      'out/.gitignore': '!kept.yaml\n',
      'out/kept.yaml': '',
      'in/.gitignore': '!b.gen.yaml\n',
      'in/b.gen.yaml': '',
      'in/c.gen.yaml': '',
      'in/top.json': '',
      'in/UPPER.YML': '',
      'in/text.txt': '',
    });
    expect(found(dir)).toEqual(['in/UPPER.YML', 'in/b.gen.yaml', 'in/top.json']);
    expect(found(dir, path.join(dir, 'in'))).toEqual(['in/UPPER.YML', 'in/b.gen.yaml', 'in/top.json']);
  });

  it('follows links inside the root only, and no loop', () => {
    const dir = makeTree({ 'outside/x.yaml': '', 'repo/real/a.yaml': '' });
    const repo = path.join(dir, 'repo');
    symlinkSync('..', path.join(repo, 'real/loop'));
    symlinkSync(path.join(dir, 'outside'), path.join(repo, 'away'));
    symlinkSync(path.join(dir, 'outside/x.yaml'), path.join(repo, 'x.yaml'));
    symlinkSync('real/a.yaml', path.join(repo, 'same.yaml'));
    symlinkSync('nothing', path.join(repo, 'broken.yaml'));
    expect(found(repo)).toEqual(['real/a.yaml', 'same.yaml']);
  });
});

describe('writeFileWhole', () => {
  it('makes folders, replaces files and follows links', () => {
    const dir = makeTree({ 'old.txt': 'old' });
    symlinkSync('old.txt', path.join(dir, 'link.txt'));
    writeFileWhole(path.join(dir, 'a/b/new.txt'), 'new');
    writeFileWhole(path.join(dir, 'link.txt'), 'newer');
    expect(readFileSync(path.join(dir, 'a/b/new.txt'), 'utf8')).toBe('new');
    expect(readFileSync(path.join(dir, 'old.txt'), 'utf8')).toBe('newer');
    expect(lstatSync(path.join(dir, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readdirSync(dir).sort()).toEqual(['a', 'link.txt', 'old.txt']);
  });

  it('leaves nothing behind when it fails', () => {
    const dir = makeTree({});
    mkdirSync(path.join(dir, 'taken'));
    expect(() => writeFileWhole(path.join(dir, 'taken'), 'x')).toThrow('EISDIR');
    expect(readdirSync(dir)).toEqual(['taken']);
  });
});

it.skipIf(process.platform !== 'linux')('writeFileWhole ends where no folder can be made', () => {
  expect(() => writeFileWhole('/proc/no-such-process/x/report.json', 'x')).toThrow('ENOENT');
});

describe('createDocumentCache', () => {
  it('reads and parses a file once, as long as it fits', () => {
    const dir = makeTree({ 'a.yaml': 'a: 1\n', 'b.yaml': `b: ${'x'.repeat(2000)}\n` });
    const cache = createDocumentCache(1000);
    const host = cache.hostOf({ realRoot: dir, maxBytes: 5000, allowHosts: [] });
    const [a, b] = ['a.yaml', 'b.yaml'].map((name) => pathToFileURL(path.join(dir, name)).href) as [string, string];
    const [fileA, fileB] = [host.readNow(a), host.readNow(b)];
    writeFileSync(path.join(dir, 'a.yaml'), 'changed');
    expect([host.readNow(a), cache.hostOf({ realRoot: dir, maxBytes: 5000, allowHosts: [] }).readNow(a)]).toEqual([{ text: 'a: 1\n' }, { text: 'a: 1\n' }]);
    expect([host.readNow(a) === fileA, host.readNow(b) === fileB]).toEqual([true, false]);
    const parsed = cache.parse('a: 1\n', a, DEFAULT_LIMITS);
    expect(cache.parse('a: 1\n', a, DEFAULT_LIMITS)).toBe(parsed);
    expect(cache.parse('a: 2\n', a, DEFAULT_LIMITS).data).toEqual({ a: 2 });
    expect(cache.parse('a: 2\n', a, { ...DEFAULT_LIMITS, maxNodes: 1 }).problems).toHaveLength(1);
  });

  it('forgets what it parsed first', () => {
    const cache = createDocumentCache(700);
    const parse = (name: string) => cache.parse('a: 1\n', `file:///${name}`, DEFAULT_LIMITS);
    const [a, b, c, d] = [parse('a'), parse('b'), parse('c'), parse('d')];
    expect([parse('d') === d, parse('c') === c, parse('b') === b, parse('a') === a]).toEqual([true, true, true, false]);
  });
});

describe('createSourceStore', () => {
  it('reads again what it could not keep, unless it changed', () => {
    const dir = makeTree({ 'a.yaml': 'first', 'b.yaml': 'second', 'c.yaml': 'third' });
    const store = createSourceStore(6);
    for (const [name, text] of [
      ['a.yaml', 'first'],
      ['b.yaml', 'second'],
      ['c.yaml', 'third'],
    ] as const)
      store.add(name, text, path.join(dir, name));
    writeFileSync(path.join(dir, 'c.yaml'), 'other');
    const digests = ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'].map((name) => [store.sourceOf(name)?.text, store.sourceOf(name)?.sha256?.().slice(0, 8)]);
    expect(digests).toEqual([
      ['first', 'a7937b64'],
      ['second', '16367aac'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

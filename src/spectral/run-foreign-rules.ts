import spectralCore from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as functions from '@stoplight/spectral-functions';
import { Resolver } from '@stoplight/spectral-ref-resolver';
import oas from '@stoplight/spectral-rulesets/dist/oas/index.js';
import type { Severity } from '../audit/finding.ts';
import type { ForeignAudit, ForeignReport, ForeignRun } from '../audit/foreign-audit.ts';
import { escapeToken, type OpenApiDocument } from '../document/document.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import { type SpectralLibrary, toSpectralDefinition, type WrapFunction } from './foreign-definition.ts';
import { type ForeignRuleset, ForeignRulesetError } from './foreign-ruleset.ts';

const { Document, Ruleset, Spectral } = spectralCore;

/** Spectral walks the tree with all references filled in; a larger one would take minutes and gigabytes. */
const MAX_RESOLVED_NODES = 5_000_000;
const SEVERITY_BY_NUMBER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
/** Diagnostics of Spectral itself: parsing and references are ours to report. */
const OWN_CODES = new Set(['parser', 'invalid-ref', 'unrecognized-format']);

/** Loads a user's ruleset into Spectral. Throws `ForeignRulesetError` when Spectral does not accept it. */
export function createForeignAudit(ruleset: ForeignRuleset): ForeignAudit {
  const failed = new Set<string>();
  const definition = toSpectralDefinition(ruleset, library(), wrapper(failed));
  let loaded: InstanceType<typeof Ruleset>;
  try {
    loaded = new Ruleset(definition as never, { source: ruleset.path });
  } catch (error) {
    throw new ForeignRulesetError(`${ruleset.path}: Spectral does not accept this ruleset: ${messageOf(error)}`);
  }
  return async (root, documents) => {
    failed.clear();
    if (resolvedSize(root.data) > MAX_RESOLVED_NODES)
      return { reports: [], failed: [], notRun: 'With its references filled in the description is too large for Spectral rules.' };
    try {
      return await run(loaded, root, documents, failed);
    } catch {
      // Spectral itself gave up; our own findings stand.
      return { reports: [], failed: [], notRun: 'Spectral failed on this description, so none of its rules has spoken.' };
    }
  };
}

function library(): SpectralLibrary {
  const { default: _default, ...named } = formats as Record<string, unknown>;
  return {
    functions: functions as unknown as SpectralLibrary['functions'],
    formats: named as SpectralLibrary['formats'],
    rulesets: { 'spectral:oas': defaultOf(oas) },
  };
}

/** The default export of a CommonJS module, which loaders nest differently. */
function defaultOf(module: unknown): unknown {
  return isJsonObject(module) && 'default' in module ? module['default'] : module;
}

function wrapper(failed: Set<string>): WrapFunction {
  return (rule, original) => {
    const guarded = (...values: unknown[]): unknown => {
      try {
        const results = original(...values);
        return results instanceof Promise ? results.catch(() => void failed.add(rule)) : results;
      } catch {
        // Reported as a failure of this rule; the others must not lose their say.
        failed.add(rule);
        return undefined;
      }
    };
    // Spectral reads the validator of the function's options from the function itself.
    return Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(original)) as typeof original;
  };
}

function messageOf(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error];
  return errors
    .slice(0, 3)
    .map((one) => (one instanceof Error ? one.message.split('\n')[0] : String(one)))
    .join('; ');
}

async function run(
  ruleset: InstanceType<typeof Ruleset>,
  root: OpenApiDocument,
  documents: ReadonlyMap<string, OpenApiDocument>,
  failed: Set<string>,
): Promise<ForeignRun> {
  const byPath = new Map([...documents.values()].map((document) => [pathOf(document.uri), document]));
  const spectral = new Spectral({ resolver: guardedResolver(byPath) as never });
  spectral.setRuleset(ruleset);
  const results = await spectral.run(new Document(root.text, parserOf(root) as never, pathOf(root.uri)), { ignoreUnknownFormat: true });
  const reports = results
    .filter((result) => !OWN_CODES.has(String(result.code)))
    .map(
      (result): ForeignReport => ({
        rule: String(result.code),
        severity: SEVERITY_BY_NUMBER[result.severity] ?? 'warning',
        message: result.message,
        document: byPath.get(result.source ?? '') ?? root,
        pointer: result.path.map((token) => `/${escapeToken(String(token))}`).join(''),
      }),
    );
  return { reports, failed: [...failed] };
}

/** Spectral's name of a file: a path without scheme. */
function pathOf(uri: string): string {
  return uri.startsWith('file://') ? decodeURIComponent(uri.slice('file://'.length)) : uri;
}

/** Hands Spectral what we parsed; ranges are found later, for what is shown. */
function parserOf(document: OpenApiDocument): object {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    parse: () => ({ data: document.data, diagnostics: [], ast: {}, lineMap: [] }),
    getLocationForJsonPath: () => ({ range }),
    trapAccess: (value: unknown) => value,
  };
}

/** Serves the files that were read for the audit, and nothing else: no network, no path outside the root. */
function guardedResolver(byPath: ReadonlyMap<string, OpenApiDocument>): Resolver {
  return new Resolver({
    resolvers: {
      file: {
        resolve: async (ref: { href(): string }) => {
          const document = byPath.get(pathOf(ref.href()));
          if (!document) throw new Error('The file was not read.');
          return document.text;
        },
      },
    },
  });
}

/** Nodes of the tree with every local reference filled in; cycles count once. Linear: each object is measured once. */
function resolvedSize(data: unknown): number {
  const sizes = new Map<object, number>();
  const measure = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    sizes.set(value, 0);
    const reference = isJsonObject(value) ? ownMember(value, '$ref') : undefined;
    let size = 1;
    if (typeof reference === 'string' && reference.startsWith('#/')) size += measure(targetOf(data, reference));
    else for (const member of Object.values(value)) size += measure(member);
    sizes.set(value, size);
    return size;
  };
  return measure(data);
}

function targetOf(data: unknown, reference: string): unknown {
  let value = data;
  for (const token of reference.slice(2).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

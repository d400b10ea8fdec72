import { accountInProseShape } from './account-in-prose.ts';
import { accountInTableShape } from './account-in-table.ts';
import { basicShape, connectionStringShape, curlUserShape, userinfoShape } from './account-shapes.ts';
import type { Shape } from './credential-hit.ts';
import { jwtShape } from './jwt.ts';
import { someLongRun } from './long-run.ts';
import { privateKeyShape } from './private-key.ts';
import { providerTokenShape } from './provider-token.ts';
import { signedUrlShape } from './signed-url.ts';
import { assignmentShape, bearerShape, botAndWebhookShape, proseShape, storageKeyShape } from './token-shapes.ts';
import { querySecretShape } from './url-query-shape.ts';

/** Recognisable without any name or word around them. */
const STRUCTURAL_SHAPES: readonly Shape[] = [privateKeyShape, providerTokenShape, botAndWebhookShape, jwtShape];
/** In order of priority: the first to claim a stretch of text keeps it, also when it calls it a placeholder. */
const SHAPES: readonly Shape[] = [
  ...STRUCTURAL_SHAPES,
  storageKeyShape,
  signedUrlShape,
  userinfoShape,
  basicShape,
  curlUserShape,
  connectionStringShape,
  bearerShape,
  assignmentShape,
  querySecretShape,
  accountInProseShape,
  accountInTableShape,
  proseShape,
];

/** Shapes, and the cheap test that a text must pass to hold any of them. */
export interface GatedShapes {
  readonly mayHold: (value: string) => boolean;
  readonly shapes: readonly { readonly shape: Shape; readonly gate: RegExp }[];
}

/** Generated from the shapes, so that none can be forgotten; without regard to case, so that it is a superset of each. */
function gated(shapes: readonly Shape[]): GatedShapes {
  const anywhere = gateOf(shapes.filter((shape) => !shape.isInLongRun));
  const inLongRun = gateOf(shapes.filter((shape) => shape.isInLongRun));
  return {
    mayHold: (value) => anywhere.test(value) || someLongRun(value, inLongRun),
    shapes: shapes.map((shape) => ({ shape, gate: gateOf([shape]) })),
  };
}

function gateOf(shapes: readonly Shape[]): RegExp {
  return new RegExp(shapes.map((shape) => shape.gate).join('|'), 'i');
}

export const ALL_SHAPES = gated(SHAPES);
/** For names of parts: a word like `token` is what the part is about there. */
export const NAME_SHAPES = gated([...STRUCTURAL_SHAPES, storageKeyShape, signedUrlShape, userinfoShape, querySecretShape]);
/** For closed lists of values, where nothing else was ever found. */
export const ENUM_SHAPES = gated(STRUCTURAL_SHAPES);

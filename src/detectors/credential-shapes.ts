import { accountInProseShape } from './account-in-prose.ts';
import { basicShape, connectionStringShape, curlUserShape, userinfoShape } from './account-shapes.ts';
import type { Shape } from './credential-hit.ts';
import { jwtShape } from './jwt.ts';
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
  proseShape,
];

/** Shapes and the expression that a text must match to hold any of them. */
export interface GatedShapes {
  readonly gate: RegExp;
  readonly shapes: readonly { readonly shape: Shape; readonly gate: RegExp }[];
}

/** Generated from the shapes, so that none can be forgotten; without regard to case, so that it is a superset of each. */
function gated(shapes: readonly Shape[]): GatedShapes {
  return {
    gate: new RegExp(shapes.map((shape) => shape.gate).join('|'), 'i'),
    shapes: shapes.map((shape) => ({ shape, gate: new RegExp(shape.gate, 'i') })),
  };
}

export const ALL_SHAPES = gated(SHAPES);
/** For closed lists of values, where nothing else was ever found. */
export const ENUM_SHAPES = gated(STRUCTURAL_SHAPES);

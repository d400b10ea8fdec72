import { describe, expect, it } from 'vitest';
import type { TextSign } from '../../src/api-index/api-index.ts';
import { indexOf } from '../support/index-of.ts';

const DESCRIPTION = `openapi: 3.1.0
info:
  title: Orders
  version: "1"
  description: "TODO: describe it. Runs nginx/1.18.0 behind http://orders.lan, written by jane@parcelpost.de."
servers: [{url: "http://orders.lan"}]
paths: {}
components:
  schemas:
    Order:
      title: "List<b onclick=x>s</b>"
      enum: ["TODO: x", "nginx/1.18.0", "http://orders.lan", "jane@parcelpost.de"]
      example: {url: "http://orders.lan", server: "nginx/1.18.0", card: 4539148803436467, note: "TODO: x <script>", mail: jane@parcelpost.de, id: "17"}
`;

describe('textsWith', () => {
  const api = indexOf(DESCRIPTION);

  it.each<[TextSign, readonly string[]]>([
    ['infrastructure', ['description', 'server']],
    ['internal-url', ['description', 'url', 'url']],
    ['markup', ['title']],
    ['note', ['description']],
    ['personal-data', ['description', 'card', 'mail']],
  ])('finds what may hold %s, each kind of text where it can be meant', (sign, names) => {
    expect(api.textsWith(sign).map(({ name }) => name)).toEqual(names);
  });

  it('looks once', () => {
    expect(api.textsWith('note')).toBe(api.textsWith('note'));
  });
});

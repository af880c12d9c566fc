import { describe, expect, it } from 'vitest';
import { match, type PageRoute } from '../../../main/console/frame/areas';

const load = () => Promise.reject(new Error('not loaded here'));
const routes: PageRoute[] = ['/', '/orders', '/orders/new', '/orders/:id', '/orders/:id/lines', '/routes/*'].map((path) => ({
  path,
  load,
}));

describe('match', () => {
  it.each([
    ['/', '/', {}],
    ['/orders', '/orders', {}],
    ['/orders/', '/orders', {}],
    ['/orders/new', '/orders/new', {}],
    ['/orders/17', '/orders/:id', { id: '17' }],
    ['/orders/a%2Fb/lines', '/orders/:id/lines', { id: 'a/b' }],
    ['/orders/%', '/orders/:id', { id: '%' }],
    ['/routes/orders/poll.camel.yaml', '/routes/*', { rest: 'orders/poll.camel.yaml' }],
  ])('%s is the page %s', (path, pattern, params) => {
    const found = match(routes, path);
    expect(found?.route.path).toBe(pattern);
    expect(found?.params).toEqual(params);
  });

  it.each(['/nowhere', '/orders/17/nowhere', '/routes', '/routes/'])('%s is no page', (path) => {
    expect(match(routes, path)).toBeUndefined();
  });
});

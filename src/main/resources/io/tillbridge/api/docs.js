'use strict';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** The token of the person who is signed in at this browser; empty when nobody is. */
const csrfToken = async () => {
  const answer = await fetch('/api/v1/session', {
    // With this header the hub lets no browser ask for an API key.
    headers: { 'X-CSRF-Token': 'none' },
    credentials: 'same-origin',
    cache: 'no-store',
  });
  return answer.ok ? (await answer.json()).csrfToken || '' : '';
};

/** A change by a session carries its token; one by an API key needs none. */
const withToken = async (request) => {
  const method = (request.method || 'GET').toUpperCase();
  const headers = request.headers || {};
  if (!READS.includes(method) && !headers.Authorization) {
    const token = await csrfToken();
    if (token) {
      request.headers = { ...headers, 'X-CSRF-Token': token };
    }
  }
  return request;
};

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
  requestInterceptor: withToken,
});

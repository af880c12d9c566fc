// What pages have in common: calls to the API, and faults shown beside the field they belong to.
'use strict';

const byId = (id) => document.getElementById(id);

/** The answer as {status, body, retryAfter}; status 0 when the hub cannot be reached. */
const call = async (method, path, body, csrfToken) => {
  // Also where there is nothing to tell: by it the hub knows that a page asks, and lets no browser ask for a key.
  const headers = { 'X-CSRF-Token': csrfToken || 'none' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    const answer = await fetch('api/v1' + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const text = await answer.text();
    let told = {};
    try {
      told = text ? JSON.parse(text) : {};
    } catch (noJson) {
      told = {};
    }
    return { status: answer.status, body: told, retryAfter: answer.headers.get('Retry-After') };
  } catch (unreachable) {
    return { status: 0, body: {} };
  }
};

/**
 * Signs in and looks whether the browser kept the cookie; the answer with `lost`, a text, when it did not. Who only saw
 * the first answer would be asked to sign in again without a word why.
 */
const signInAs = async (email, password) => {
  const answer = await call('POST', '/session', { email, password });
  if (answer.status !== 200) {
    return answer;
  }
  const kept = await call('GET', '/session');
  if (kept.status === 200 && kept.body.person) {
    return answer;
  }
  return { ...answer, lost: kept.status === 0 ? 'The hub cannot be reached now. Try again.'
    : 'E-mail and password are right, but your browser did not keep the sign-in cookie. ' + (
      window.location.protocol === 'http:'
        ? 'This page was opened without encryption (' + window.location.origin + '), and the cookie is for encrypted '
          + 'connections only. Open the hub by its https address, or on its own machine at http://localhost. Whoever runs '
          + 'the hub sets that address as http.public-url.'
        : 'Allow cookies for ' + window.location.host + '. If that does not help, whoever runs the hub should compare '
          + 'http.public-url with the address of this page.') };
};

const notice = (text, good) => {
  const at = byId('notice');
  at.className = 'notice ' + (good ? 'good' : 'bad');
  at.textContent = text;
};

/** Shows a fault at its field, or takes it away; the field is named by its id. */
const mark = (id, text) => {
  const input = byId(id);
  byId(id + '-fault').textContent = text;
  input.setAttribute('aria-invalid', text ? 'true' : 'false');
};

const clear = (ids) => {
  notice('');
  ids.forEach((id) => mark(id, ''));
};

/** Tells what went wrong, each fault at its field if the page has one; the first of them gets the focus. */
const tell = (answer, ids) => {
  const faults = answer.body.errors || [];
  let first = null;
  const others = [];
  faults.forEach((fault) => {
    const id = (fault.pointer || '').slice(1);
    if (ids.includes(id) && !byId(id).closest('[hidden]')) {
      mark(id, fault.message);
      first = first || id;
    } else {
      others.push(fault.message);
    }
  });
  if (answer.status === 0) {
    others.push('The hub cannot be reached now. Try again.');
  } else if (faults.length === 0) {
    others.push((answer.body.detail || 'That did not work (' + answer.status + ')') + '.');
  }
  if (others.length > 0) {
    notice(others.join(' '));
  }
  if (first) {
    byId(first).focus();
  } else {
    byId('notice').focus();
  }
};

/** One at a time: a second click while the first is under way does nothing. */
const once = (button, work) => async (event) => {
  event.preventDefault();
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

const showWords = (checkbox, ids) => checkbox.addEventListener('change', () => ids.forEach((id) => {
  byId(id).type = checkbox.checked ? 'text' : 'password';
}));

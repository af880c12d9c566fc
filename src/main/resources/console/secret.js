// The token stands after # in the address, so it was sent to no server; only the click below sends it. Nothing here
// runs before that: a preview of the link that even runs scripts opens nothing.
'use strict';

const byId = (id) => document.getElementById(id);
const token = window.location.hash.slice(1);

const trouble = (text) => {
  byId('trouble').textContent = text;
};

const open = async () => {
  byId('show').disabled = true;
  trouble('');
  let answer;
  try {
    answer = await fetch('/api/v1/one-time-secrets/' + encodeURIComponent(token) + '/open', {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (unreachable) {
    byId('show').disabled = false;
    trouble('The hub cannot be reached now: try again.');
    return;
  }
  if (answer.ok) {
    const opened = await answer.json();
    byId('label').textContent = opened.label;
    byId('secret').value = opened.secret;
    byId('closed').hidden = true;
    byId('opened').hidden = false;
    byId('secret').focus();
    // The link is of no use any more and need not stay in the history.
    window.history.replaceState(null, '', window.location.pathname);
    return;
  }
  if (answer.status === 404) {
    byId('show').hidden = true;
    trouble('This link opens nothing: it was opened already, taken back, has expired, or never was. '
      + 'Ask its sender for a new one, and if you did not open it yourself, tell the sender so.');
  } else if (answer.status === 429) {
    byId('show').disabled = false;
    trouble('Too many links were tried from here: try again in ' + answer.headers.get('Retry-After') + ' seconds.');
  } else {
    byId('show').disabled = false;
    trouble('The hub cannot open it now: try again later.');
  }
};

const copy = async () => {
  const secret = byId('secret');
  try {
    await navigator.clipboard.writeText(secret.value);
    byId('copied').textContent = 'Copied.';
  } catch (notAllowed) {
    secret.select();
    byId('copied').textContent = 'Selected: copy it with your keyboard.';
  }
};

if (token === '') {
  byId('show').hidden = true;
  trouble('This address lacks its end: open the whole link you were sent.');
} else {
  byId('show').addEventListener('click', open);
  byId('copy').addEventListener('click', copy);
}

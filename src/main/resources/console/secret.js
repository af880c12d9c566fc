// The token stands behind # in the address, so it was sent to nobody. Only the click below sends it: a preview of the
// link opens nothing, even one that runs scripts.
'use strict';

const token = window.location.hash.slice(1);

const TROUBLE = {
  0: 'The hub cannot be reached now: try again.',
  404: 'This link opens nothing: it was opened already, taken back, has expired, or never was. Ask its sender for a new '
    + 'one, and if you did not open it yourself, tell the sender so.',
};

const open = async () => {
  byId('show').disabled = true;
  const answer = await call('POST', '/one-time-secrets/' + encodeURIComponent(token) + '/open');
  byId('show').disabled = false;
  if (answer.status !== 200) {
    byId('show').hidden = answer.status === 404;
    notice(answer.status === 429
      ? 'Too many links were tried from here: try again in ' + answer.retryAfter + ' seconds.'
      : TROUBLE[answer.status] || 'The hub cannot open it now: try again later.', false);
    return;
  }
  byId('notice').textContent = '';
  byId('title').textContent = answer.body.label;
  byId('secret').value = answer.body.secret;
  byId('closed').hidden = true;
  byId('opened').hidden = false;
  byId('title').focus();
  // The link is of no use any more and need not stay in the history.
  window.history.replaceState(null, '', window.location.pathname);
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(byId('secret').value);
    byId('copied').textContent = 'Copied.';
  } catch (notAllowed) {
    byId('secret').select();
    byId('copied').textContent = 'Selected: copy it with your keyboard.';
  }
};

if (token) {
  byId('show').hidden = false;
  byId('show').addEventListener('click', open);
  byId('copy').addEventListener('click', copy);
} else {
  byId('closed').hidden = true;
  notice('This address lacks its end: open the whole link you were sent.', false);
}

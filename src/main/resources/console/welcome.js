// The token stands behind # in the address, so it was sent to nobody; only the button below sends it. Its first letter
// tells what it is for: o. the first owner, i. an invitation, r. a new password.
'use strict';

const KINDS = {
  'o.': {
    title: 'Become the owner',
    words: 'Nobody owns this hub yet. Tell who you are and choose a password.',
    path: '/first-owner',
    fields: ['email', 'name'],
  },
  'i.': {
    title: 'Welcome',
    words: 'You are invited. Tell your name and choose a password.',
    path: '/invitations/accept',
    fields: ['name'],
  },
  'r.': {
    title: 'Choose a new password',
    words: 'You will be signed out everywhere else.',
    path: '/password-resets/accept',
    fields: [],
  },
};

const token = window.location.hash.slice(1);
const kind = KINDS[token.slice(0, 2)];

const faultless = (ids) => {
  let good = true;
  const refuse = (id, text) => {
    mark(id, text);
    if (good) {
      byId(id).focus();
    }
    good = false;
  };
  ids.filter((id) => id !== 'again' && !byId(id).value.trim())
      .forEach((id) => refuse(id, id === 'password' ? 'Choose a password.' : 'Fill this in.'));
  if (good && byId('password').value !== byId('again').value) {
    refuse('again', 'The two passwords differ.');
  }
  return good;
};

const send = async () => {
  const ids = [...kind.fields, 'password', 'again'];
  clear(ids);
  if (!faultless(ids)) {
    return;
  }
  const body = { token, password: byId('password').value };
  kind.fields.forEach((id) => {
    body[id] = byId(id).value;
  });
  const answer = await call('POST', kind.path, body);
  if (answer.status !== 200) {
    tell(answer, ids);
    byId('owned').hidden = !(answer.body.errors || []).some((fault) => fault.code === 'already-used');
    return;
  }
  // The link is of no use any more and need not stay in the history.
  window.history.replaceState(null, '', window.location.pathname);
  const session = await signInAs(answer.body.email, body.password);
  byId('form').reset();
  byId('form').hidden = true;
  byId('words').hidden = true;
  byId('title').textContent = 'Your password is set';
  byId('done-words').textContent = session.lost || (session.status === 200
      ? 'You are signed in as ' + answer.body.name + ' (' + answer.body.email + ').'
      : 'Sign in with ' + answer.body.email + ' and your new password.');
  byId('done').hidden = false;
  byId('done').querySelector('a').focus();
};

if (kind) {
  byId('title').textContent = kind.title;
  byId('words').textContent = kind.words;
  kind.fields.forEach((id) => {
    byId(id + '-field').hidden = false;
  });
  showWords(byId('show'), ['password', 'again']);
  byId('form').addEventListener('submit', once(byId('send'), send));
  byId('form').hidden = false;
} else {
  byId('words').hidden = true;
  notice('This link is not complete. Open it again as it stands in the letter or where the hub showed it.');
}
// Another link opened in the same tab is another page.
window.addEventListener('hashchange', () => {
  if (window.location.hash) {
    window.location.reload();
  }
});
